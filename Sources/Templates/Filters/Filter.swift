/// A filter: how many arguments it takes, and what it does.
struct Filter: Sendable {
    typealias Function = @Sendable (FilterCall) throws(FilterError) -> TemplateValue

    var arity: ClosedRange<Int>
    /// Arguments that are given by name; they arrive behind the others, nil when left out.
    var keywords: [String] = []
    var cost: Cost
    var function: Function

    /// What a filter's work is in proportion to, for the bound on a rendering's time.
    enum Cost: Sendable {
        /// A few nanoseconds for each byte or item that it is given.
        case reading
        /// As reading, but by characters as people see them, or by hashes, which takes longer.
        case characters
        /// Decimal numbers: the same for each call.
        case computing
        /// Dates: each byte of a format may stand for a word.
        case formatting
        /// A comparison for each item and doubling of items.
        case sorting

        /// The units of ``TemplateLimits/work`` for values of this weight together.
        func units(_ weight: Int) -> Int {
            switch self {
            case .reading: weight
            case .characters: 4 * weight
            case .computing: 600 + weight
            case .formatting: 600 + 100 * weight
            case .sorting: weight * (Int.bitWidth - weight.leadingZeroBitCount)
            }
        }
    }

    init(_ arity: ClosedRange<Int>, keywords: [String] = [], cost: Cost = .reading, _ function: @escaping Function) {
        self.arity = arity
        self.keywords = keywords
        self.cost = cost
        self.function = function
    }

    /// For errors: `one argument`, `1 to 2 arguments`.
    var arityText: String {
        if arity.lowerBound != arity.upperBound { return "\(arity.lowerBound) to \(arity.upperBound) arguments" }
        return arity.lowerBound == 0 ? "no arguments" : arity.lowerBound == 1 ? "one argument" : "\(arity.lowerBound) arguments"
    }

    /// Every filter by name.
    static let all: [String: Filter] = StringFilters.table
        .merging(MarkupFilters.table) { $1 }
        .merging(NumberFilters.table) { $1 }
        .merging(ArrayFilters.table) { $1 }
        .merging(DateFilter.table) { $1 }
}

/// What a filter is given.
struct FilterCall: Sendable {
    var input: TemplateValue
    var arguments: [TemplateValue]
    var settings: RenderSettings
    /// The most bytes or items that a result may have.
    var largest: Int

    /// The input as text.
    var text: String { input.filterText(settings) }

    func argument(_ index: Int) -> TemplateValue {
        arguments.indices.contains(index) ? arguments[index] : .nil
    }

    /// An argument as text, "" when it is missing.
    func text(_ index: Int) -> String {
        argument(index).filterText(settings)
    }

    /// An argument as a whole number, if it was given.
    func integer(_ index: Int) throws(FilterError) -> Int? {
        guard arguments.indices.contains(index) else { return nil }
        switch arguments[index] {
        case .integer(let value): return value
        case .string(let text): if case .integer(let value)? = Digits.parse(text) { return value }
        default: break
        }
        throw FilterError("the argument is not a whole number")
    }
}

/// Why a filter gives no value; the renderer adds where.
struct FilterError: Error {
    var message: String
    var isLimit = false

    init(_ message: String, isLimit: Bool = false) {
        self.message = message
        self.isLimit = isLimit
    }
}
