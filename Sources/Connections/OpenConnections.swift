internal import Synchronization

/// The connections of one listener, which keep to its limits together.
public final class OpenConnections: Sendable {
    private struct State {
        var table: ConnectionTable
        /// How each is closed from outside.
        var closers: [ConnectionTable.ID: @Sendable () -> Void] = [:]
    }

    private let state: Mutex<State>

    public init(limits: ConnectionLimits) {
        state = Mutex(State(table: ConnectionTable(limits: limits)))
    }

    /// How many there are.
    public var count: Int { state.withLock { $0.table.count } }

    /// Takes in a new connection; when there is no room, the one that waits longest is closed for it.
    ///
    /// - Parameters:
    ///   - address: the client's, nil when it has none.
    ///   - close: closes the connection; called at most once, from anywhere.
    /// - Returns: its place, or nil when there is no room for it.
    public func enter(_ address: IPAddress?, close: @escaping @Sendable () -> Void) -> ConnectionPlace? {
        let (place, closing) = state.withLock { state -> (ConnectionPlace?, (@Sendable () -> Void)?) in
            let (id, closing, isReserve): (ConnectionTable.ID, ConnectionTable.ID?, Bool)
            switch state.table.enter(address, now: .now) {
            case .refused: return (nil, nil)
            case .reserve(let new, let old): (id, closing, isReserve) = (new, old, true)
            case .admitted(let new, let old): (id, closing, isReserve) = (new, old, false)
            }
            state.closers[id] = close
            return (
                ConnectionPlace(id: id, isReserve: isReserve, connections: self),
                closing.flatMap { state.closers.removeValue(forKey: $0) }
            )
        }
        closing?()
        return place
    }

    func mark(_ id: ConnectionTable.ID, _ activity: ConnectionTable.Activity) {
        state.withLock { $0.table.mark(id, activity, now: .now) }
    }

    func leave(_ id: ConnectionTable.ID) {
        state.withLock { state in
            state.table.leave(id)
            state.closers[id] = nil
        }
    }
}
