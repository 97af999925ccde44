internal import Connections
internal import HTTPTypes
internal import Hummingbird
internal import Logging
internal import Storage

/// Whether the server can do its work, for monitors and load balancers.
struct HealthRoutes: RouteGroup {
    let database: any Database
    /// Why nothing is sent, when something is in its way.
    let sending: @Sendable () -> String?
    /// How long it waits for the database.
    let seconds: Double

    static let path = "health"

    var routes: [Route] { [.get(Self.path, health)] }

    @Sendable private func health(_ request: Request, _ context: ServerContext) async -> Response {
        do {
            try await Deadline.within(seconds, on: context.channel.eventLoop) { [database] in try await database.check() }
            guard let reason = sending() else { return answer(.ok, #"{"status":"ok","database":"ok"}"#) }
            return answer(
                .serviceUnavailable, #"{"status":"failing","database":"ok","sending":"held","reason":"\#(reason)"}"#)
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
