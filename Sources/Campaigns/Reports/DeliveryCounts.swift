/// How many contacts of a run are in each state.
public struct DeliveryCounts: Sendable, Hashable {
    private var counts = [Int](repeating: 0, count: DeliveryState.allCases.count)

    public init() {}

    public subscript(state: DeliveryState) -> Int {
        get { counts[state.position] }
        set { counts[state.position] = newValue }
    }

    /// Everybody in the ledger.
    public var total: Int { counts.reduce(0, +) }

    /// Those of whom it is not known yet what becomes of them.
    public var remaining: Int { self[.queued] + self[.claimed] + self[.deferred] }

    /// Contacts that left one state for another.
    mutating func move(_ number: Int = 1, from: DeliveryState, to: DeliveryState) {
        self[from] -= number
        self[to] += number
    }
}

extension DeliveryState {
    fileprivate var position: Int {
        switch self {
        case .queued: 0
        case .claimed: 1
        case .accepted: 2
        case .deferred: 3
        case .bounced: 4
        case .refused: 5
        case .skipped: 6
        case .unknown: 7
        }
    }
}
