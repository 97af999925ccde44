internal import HTTPTypes
internal import Hummingbird

/// The headers that every answer has: nothing is cached, framed, sniffed or indexed, and no address leaks to where a link
/// leads (RFC 9111, Content Security Policy Level 3, Referrer Policy).
struct SecurityHeaders: RouterMiddleware {
    func handle(
        _ request: Request, context: ServerContext, next: (Request, ServerContext) async throws -> Response
    ) async throws -> Response {
        var response: Response
        do {
            response = try await next(request, context)
        } catch let error as any HTTPResponseError {
            response = try error.response(from: request, context: context)
        }
        for (name, value) in Self.always where response.headers[name] == nil { response.headers[name] = value }
        return response
    }

    private static let always: [(HTTPField.Name, String)] = [
        (.cacheControl, "no-store"),
        (.contentSecurityPolicy, "default-src 'none'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'"),
        (.xContentTypeOptions, "nosniff"),
        (HTTPField.Name("Referrer-Policy"), "no-referrer"),
        (HTTPField.Name("X-Robots-Tag"), "noindex, nofollow"),
    ].compactMap { name, value in name.map { ($0, value) } }
}
