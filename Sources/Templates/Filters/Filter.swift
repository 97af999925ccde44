/// A filter: how many arguments it takes, and what it does.
struct Filter: Sendable {
    typealias Function = @Sendable (FilterCall) throws(FilterError) -> TemplateValue

    var arity: ClosedRange<Int>
    /// Arguments that are given by name; they arrive behind the others, nil when left out.
    var keywords: [String] = []
    var function: Function

    init(_ arity: ClosedRange<Int>, keywords: [String] = [], _ function: @escaping Function) {
        self.arity = arity
        self.keywords = keywords
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
    var text: String { input.text(settings) }

    func argument(_ index: Int) -> TemplateValue {
        arguments.indices.contains(index) ? arguments[index] : .nil
    }

    /// An argument as text, "" when it is missing.
    func text(_ index: Int) -> String {
        argument(index).text(settings)
    }

    /// An argument as a whole number, if it was given.
    func integer(_ index: Int) throws(FilterError) -> Int? {
        guard arguments.indices.contains(index) else { return nil }
        switch arguments[index] {
        case .integer(let value): return value
        case .number(let value): if let whole = Int(exactly: value.rounded(.towardZero)) { return whole }
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
