internal import HTTPTypes
internal import Hummingbird

/// The preview's addresses. Each renders the letter anew.
struct PreviewRoutes: RouteGroup {
    let source: any PreviewSource

    var routes: [Route] {
        [
            .get("/", page), .get("letter", letter), .get("letter.eml", message), .get("image/:number", image),
            .get("unsubscribe", unsubscribe), .get("version", version),
        ]
    }

    @Sendable private func page(_ request: Request, _ context: ServerContext) async -> Response {
        let view = PreviewView(request)
        // Asked first: what is changed while the page is made will be noticed.
        let version = await source.version()
        let page = PreviewPage(
            name: source.name, view: view, version: version,
            letter: await outcome { try await source.letter(for: view.reader) },
            findings: await outcome { try await source.findings() },
            readers: (try? await source.readers()) ?? [])
        return answer(page.html.text, "text/html; charset=utf-8", policy: PreviewPage.policy)
    }

    /// The letter itself, for a frame. It is a stranger's page: no scripts, no forms, nothing from elsewhere.
    @Sendable private func letter(_ request: Request, _ context: ServerContext) async throws -> Response {
        let view = PreviewView(request)
        guard let html = PreviewDocument(try await rendered(view), view).html else { throw HTTPError(.notFound) }
        var response = answer(html, "text/html; charset=utf-8", policy: Self.letterPolicy(view.images))
        if let name = HTTPField.Name("X-DNS-Prefetch-Control") { response.headers[name] = "off" }
        return response
    }

    @Sendable private func message(_ request: Request, _ context: ServerContext) async throws -> Response {
        let letter = try await rendered(PreviewView(request))
        return Response(
            status: .ok,
            headers: [.contentType: "message/rfc822", .contentDisposition: "attachment; filename=\"letter.eml\""],
            body: ResponseBody(byteBuffer: ByteBuffer(bytes: letter.message)))
    }

    @Sendable private func image(_ request: Request, _ context: ServerContext) async throws -> Response {
        let images = try await rendered(PreviewView(request)).images
        guard let number = context.parameters.get("number", as: Int.self), images.indices.contains(number) else {
            throw HTTPError(.notFound)
        }
        let known = ["image/png", "image/jpeg", "image/gif", "image/webp"]
        let type = known.first { $0 == images[number].type } ?? "application/octet-stream"
        return Response(
            status: .ok, headers: [.contentType: type],
            body: ResponseBody(byteBuffer: ByteBuffer(bytes: images[number].bytes)))
    }

    @Sendable private func unsubscribe(_ request: Request, _ context: ServerContext) -> Response {
        answer(PreviewPage.wayOut.text, "text/html; charset=utf-8", policy: PreviewPage.policy)
    }

    @Sendable private func version(_ request: Request, _ context: ServerContext) async -> Response {
        answer(await source.version(), "text/plain; charset=utf-8", policy: nil)
    }

    private func rendered(_ view: PreviewView) async throws -> PreviewLetter {
        do {
            return try await source.letter(for: view.reader)
        } catch {
            // The page says what is wrong.
            throw HTTPError(.unprocessableContent)
        }
    }

    private func outcome<Value>(_ ask: () async throws -> Value) async -> Result<Value, any Error> {
        do { return .success(try await ask()) } catch { return .failure(error) }
    }

    private func answer(_ text: String, _ type: String, policy: String?) -> Response {
        var headers: HTTPFields = [.contentType: type]
        if let policy { headers[.contentSecurityPolicy] = policy }
        return Response(status: .ok, headers: headers, body: ResponseBody(byteBuffer: ByteBuffer(string: text)))
    }

    /// Content Security Policy Level 3. The sandbox stands here too, for whoever opens the letter outside of its frame.
    static func letterPolicy(_ images: PreviewView.Images) -> String {
        """
        default-src 'none'; img-src \(images == .on ? "'self' data:" : "'none'"); style-src 'unsafe-inline'; base-uri 'none'; \
        form-action 'none'; frame-ancestors 'self'; sandbox \(PreviewPage.sandbox)
        """
    }
}
