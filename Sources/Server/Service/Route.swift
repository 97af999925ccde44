internal import HTTPTypes
internal import Hummingbird

/// What is answered to a method at a path.
struct Route: Sendable {
    let method: HTTPRequest.Method
    /// As Hummingbird writes it: `u/:token`.
    let path: String
    let answer: @Sendable (Request, ServerContext) async throws -> Response

    static func get(_ path: String, _ answer: @escaping @Sendable (Request, ServerContext) async throws -> Response) -> Route {
        Route(method: .get, path: path, answer: answer)
    }

    static func post(_ path: String, _ answer: @escaping @Sendable (Request, ServerContext) async throws -> Response) -> Route {
        Route(method: .post, path: path, answer: answer)
    }
}
