internal import HTTPTypes
internal import Hummingbird
internal import Logging
internal import Storage

/// Whether the server can do its work, for monitors and load balancers.
struct HealthRoutes: RouteGroup {
    let database: any Database

    func add(to routes: RouterGroup<ServerContext>) {
        routes.get("health", use: health)
    }

    @Sendable private func health(_ request: Request, _ context: ServerContext) async -> Response {
        do {
            _ = try await database.read { try $0.integer("SELECT COUNT(*) FROM schema_migration") }
            return answer(.ok, #"{"status":"ok","database":"ok"}"#)
        } catch {
            // What is wrong with it is for the log, not for whoever asks.
            context.logger.error("the database does not answer", metadata: ["error": "\(error)"])
            return answer(.serviceUnavailable, #"{"status":"failing","database":"failing"}"#)
        }
    }

    private func answer(_ status: HTTPResponse.Status, _ json: String) -> Response {
        Response(
            status: status, headers: [.contentType: "application/json"],
            body: ResponseBody(byteBuffer: ByteBuffer(string: json + "\n")))
    }
}
