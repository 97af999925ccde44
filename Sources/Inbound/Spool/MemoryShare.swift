internal import Connections

/// What one connection has of the memory for all.
final class MemoryShare {
    /// Every connection may have so many bytes without asking.
    private static let free = 4096

    private let budget: ByteBudget
    private var bytes = 0

    init(of budget: ByteBudget) {
        self.budget = budget
    }

    deinit {
        budget.give(bytes)
    }

    /// Changes the share to what is held now; false when there is not so much for it.
    func hold(_ held: Int) -> Bool {
        let wanted = max(0, held - Self.free)
        if wanted > bytes {
            guard budget.take(wanted - bytes) else { return false }
        } else {
            budget.give(bytes - wanted)
        }
        bytes = wanted
        return true
    }
}
