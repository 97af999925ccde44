internal import Connections
internal import HTTPTypes
internal import Hummingbird
internal import Logging
internal import Storage

/// Answers "later" when the database cannot do what a route needs: it is busy, full, or gone. What is wrong with it is for
/// the log, not for whoever asks.
struct FaultAnswers: RouterMiddleware {
    func handle(
        _ request: Request, context: ServerContext, next: (Request, ServerContext) async throws -> Response
    ) async throws -> Response {
        do {
            return try await next(request, context)
        } catch let error where error is StorageError || error is Deadline.Passed {
            context.logger.error("a request could not be answered", metadata: ["error": "\(error)"])
            return Response(status: .serviceUnavailable, headers: [.retryAfter: "60"])
        }
    }
}
