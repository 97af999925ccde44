internal import NIOCore

/// How long a connection waits for its client.
struct ConnectionTimes: Sendable {
    /// For a request's head, from the connection's beginning or the last answer's end.
    var head = TimeAmount.seconds(30)
    /// For the rest of a request, from its head.
    var body = TimeAmount.seconds(10)
    /// For any progress while an answer goes out.
    var stall = TimeAmount.seconds(30)
    /// For the client to read a last answer before the connection is closed.
    var linger = TimeAmount.seconds(2)
}
