/// Sent down a connection when a route wants the request's body: whoever waits for "100 Continue" is told to go on.
struct BodyWanted: Sendable {}
