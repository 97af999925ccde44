internal import Connections
internal import HTTPTypes
internal import Hummingbird
internal import Logging
internal import Storage
internal import Tracking

/// How readers unsubscribe: a page for people, and the one-click POST of mail programs (RFC 8058). To look at the page changes
/// nothing, since mail scanners follow links.
struct UnsubscribeRoutes: RouteGroup {
    let minter: TokenMinter
    let recorder: TrackingQueue
    let database: any Database
    let time: any TimeSource
    let page: UnsubscribePage
    let settings: ServerSettings
    /// How long the page waits for the database to tell its language.
    private static let languageSeconds = 1.0

    var routes: [Route] { [.get("u/:token", ask), .post("u/:token", unsubscribe)] }

    @Sendable private func ask(_ request: Request, _ context: ServerContext) async throws -> Response {
        let token = try token(context)
        return page.response(.question, await language(token, request, context))
    }

    @Sendable private func unsubscribe(_ request: Request, _ context: ServerContext) async throws -> Response {
        let token = try token(context)
        let body = try await request.body(upTo: settings.bodySize, context)
        guard let form = UnsubscribeForm(contentType: request.headers[.contentType], body: body) else {
            throw HTTPError(.badRequest)
        }
        let means: UnsubscribeMeans = form == .oneClick ? .oneClick : .page
        let event = TrackedEvent(.unsubscribe(means), run: token.run, contact: token.contact, at: time.now())
        do {
            // A contact that is gone gets no mail either: the answer is the same.
            _ = try await Deadline.within(settings.databaseSeconds, on: context.channel.eventLoop) { [recorder] in
                try await recorder.recordDurably(event)
            }
        } catch {
            context.logger.error("an unsubscribe could not be recorded", metadata: ["error": "\(error)"])
            return await answer(form, .failed, token, request, context)
        }
        return await answer(form, .done, token, request, context)
    }

    private func answer(
        _ form: UnsubscribeForm, _ content: UnsubscribePage.Content, _ token: Token, _ request: Request, _ context: ServerContext
    ) async -> Response {
        guard form == .oneClick, case .done = content else {
            return page.response(content, await language(token, request, context))
        }
        return Response(
            status: .ok, headers: [.contentType: "text/plain; charset=utf-8"],
            body: ResponseBody(byteBuffer: ByteBuffer(string: "Unsubscribed.\n")))
    }

    private func token(_ context: ServerContext) throws -> Token {
        guard let token = minter.read(link: context.parameters.get("token") ?? "", as: .unsubscribe) else {
            throw HTTPError(.notFound)
        }
        return token
    }

    /// A database that does not answer costs the page its language, not the reader the page.
    private func language(_ token: Token, _ request: Request, _ context: ServerContext) async -> PageLanguage {
        var contact: String?
        do {
            contact = try await Deadline.within(Self.languageSeconds, on: context.channel.eventLoop) { [database] in
                try await ContactLanguage.of(token.contact, in: database)
            }
        } catch {
            context.logger.error("a contact's language could not be read", metadata: ["error": "\(error)"])
        }
        return PageLanguage(contact: contact, acceptLanguage: request.headers[.acceptLanguage])
    }
}
