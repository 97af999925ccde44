/// One connection's place among those of its listener. It says what it does, and goes in the end.
public struct ConnectionPlace: Sendable {
    let id: ConnectionTable.ID
    /// Whether there was no room but in the reserve.
    public let isReserve: Bool
    let connections: OpenConnections

    /// Nothing is under way.
    public func isIdle() { connections.mark(id, .idle) }
    /// The client is in the middle of something, and has just gone on with it.
    public func isEngaged() { connections.mark(id, .engaged) }
    /// The client waits for this side.
    public func isBusy() { connections.mark(id, .busy) }
    /// The connection is closed.
    public func leave() { connections.leave(id) }
}
