/// What all branches of a letter share while its styles are inlined: the sheets by number, the budget, what was said already.
final class StyleLedger {
    struct Loss: Hashable {
        var sheet: StyleSheet.Number
        var line: Int
        var property: String
    }

    let limits: StyleLimits
    private(set) var sheets: [StyleSheet] = []
    private var losses: Set<Loss> = []
    /// Comparisons that are left.
    var budget: Int
    /// What may still be written into elements.
    var bytesLeft: Int

    init(_ limits: StyleLimits) {
        self.limits = limits
        budget = limits.comparisons
        bytesLeft = limits.inlinedBytes
    }

    func add(_ sheet: StyleSheet) -> StyleSheet.Number {
        sheets.append(sheet)
        return sheets.count - 1
    }

    /// Whether this is said for the first time.
    func isNew(_ loss: Loss) -> Bool {
        losses.insert(loss).inserted
    }
}
