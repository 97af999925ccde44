public import Connections

/// Where the server listens, and what it allows.
public struct ServerSettings: Sendable {
    /// The address to listen on.
    public var host = "127.0.0.1"
    /// The port; 0 lets the system choose.
    public var port = 8025
    /// Who sends, as the pages name them.
    public var senderName: String
    /// Connections at once. When there is no room the one that has waited longest for its client is closed; when this side
    /// works for all of them, a new one gets 503, and only the health check is answered from the reserve.
    public var connections = ConnectionLimits(all: 4096, perAddress: 256)
    /// Seconds that a connection waits for the head of a request.
    public var idleSeconds: Int64 = 30
    /// Seconds that a request's body may take after its head.
    public var bodySeconds: Int64 = 10
    /// Seconds that a page waits for the database before it answers 503.
    public var databaseSeconds = 8.0
    /// The largest request body, in bytes. A one-click unsubscribe has some dozens.
    public var bodySize = 16 * 1024
    /// The largest head of a request, in bytes.
    public var headSize = 16 * 1024

    /// - Parameter senderName: who sends, in words that readers know.
    public init(senderName: String) {
        self.senderName = senderName
        connections.reserve = 64
    }
}
