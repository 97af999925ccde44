internal import HTTPTypes
internal import Hummingbird
internal import NIOCore

/// Reads a request's body before its route sees it, up to a size. A larger one is answered with 413 and the connection is
/// closed, so that nobody can keep it busy with what will not be read.
struct BodyLimit: RouterMiddleware {
    let bytes: Int

    func handle(
        _ request: Request, context: ServerContext, next: (Request, ServerContext) async throws -> Response
    ) async throws -> Response {
        guard request.headers.contains(.contentLength) || request.headers.contains(.transferEncoding) else {
            return try await next(request, context)
        }
        var request = request
        do {
            _ = try await request.collectBody(upTo: bytes)
        } catch is NIOTooManyBytesError {
            return tooLarge(context.channel)
        }
        return try await next(request, context)
    }

    private func tooLarge(_ channel: any Channel) -> Response {
        let body = ResponseBody(contentLength: 0) { writer in
            try await writer.finish(nil)
            try await channel.close()
        }
        return Response(status: .contentTooLarge, headers: [.connection: "close"], body: body)
    }
}
