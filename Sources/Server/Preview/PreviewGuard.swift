internal import HTTPTypes
internal import Hummingbird

/// Answers only those who came by a name of this machine itself: another site whose name is made to point here (DNS
/// rebinding) gets nothing of the contacts that letters show. Whatever is not a question is refused.
struct PreviewGuard: RouterMiddleware {
    func handle(
        _ request: Request, context: ServerContext, next: (Request, ServerContext) async throws -> Response
    ) async throws -> Response {
        guard let host = request.head.authority, Self.isLoopback(host) else {
            return Self.refusal(.misdirectedRequest, "The preview answers to 127.0.0.1, localhost and [::1] only.\n")
        }
        guard request.method == .get || request.method == .head else {
            var response = Self.refusal(.methodNotAllowed, "The preview can only be read.\n")
            response.headers[.allow] = "GET, HEAD"
            return response
        }
        return try await next(request, context)
    }

    /// Whether the value of a Host header (RFC 9110 section 7.2) names this machine, whatever the port.
    static func isLoopback(_ host: String) -> Bool {
        let name = host.lowercased().replacing(/:[0-9]{0,5}$/, with: "")
        return ["127.0.0.1", "localhost", "[::1]"].contains(name)
    }

    private static func refusal(_ status: HTTPResponse.Status, _ text: String) -> Response {
        Response(
            status: status, headers: [.contentType: "text/plain; charset=utf-8"],
            body: ResponseBody(byteBuffer: ByteBuffer(string: text)))
    }
}
