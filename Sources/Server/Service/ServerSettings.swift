/// Where the server listens, and what it allows.
public struct ServerSettings: Sendable {
    /// The address to listen on.
    public var host = "127.0.0.1"
    /// The port; 0 lets the system choose.
    public var port = 8025
    /// Who sends, as the pages name them.
    public var senderName: String
    /// Connections at once; more wait until one ends.
    public var connections = 4096
    /// Seconds after which a connection is closed on which nothing happens.
    public var idleSeconds: Int64 = 30
    /// The largest request body, in bytes. A one-click unsubscribe has some dozens.
    public var bodySize = 16 * 1024
    /// The largest head of a request, in bytes.
    public var headSize = 16 * 1024

    /// - Parameter senderName: who sends, in words that readers know.
    public init(senderName: String) {
        self.senderName = senderName
    }
}
