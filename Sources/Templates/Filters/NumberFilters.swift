/// Filters on numbers. Texts that look like numbers count as such, everything else as 0. Nothing traps: what does not fit
/// an integer goes on as a decimal number.
enum NumberFilters {
    static let table: [String: Filter] = [
        "plus": computing { a, b throws(FilterError) in combined(a, b, { $0.addingReportingOverflow($1) }, DecimalMath.sum) },
        "minus": computing { a, b throws(FilterError) in
            combined(a, b, { $0.subtractingReportingOverflow($1) }, DecimalMath.difference)
        },
        "times": computing { a, b throws(FilterError) in
            combined(a, b, { $0.multipliedReportingOverflow(by: $1) }, DecimalMath.product)
        },
        "divided_by": computing { a, b throws(FilterError) in try divided(a, b, quotient, DecimalMath.quotient) },
        "modulo": computing { a, b throws(FilterError) in try divided(a, b, remainder, DecimalMath.remainder) },
        "at_least": computing { a, b throws(FilterError) in a.order(b) ?? 0 < 0 ? b : a },
        "at_most": computing { a, b throws(FilterError) in a.order(b) ?? 0 > 0 ? b : a },
        "abs": Filter(0...0, cost: .computing) { call in
            switch number(call.input) {
            case .integer(let value): value == .min ? .number(-Double(value)) : .integer(abs(value))
            case let value: .number(abs(value.double ?? 0))
            }
        },
        "round": Filter(0...1, cost: .computing) { call throws(FilterError) in try rounded(call) },
        "ceil": Filter(0...0, cost: .computing) { call throws(FilterError) in try whole(call, .up) },
        "floor": Filter(0...0, cost: .computing) { call throws(FilterError) in try whole(call, .down) },
        "money": Filter(0...1, cost: .computing) { call in
            .string(Money.text(number(call.input).double ?? 0, call.arguments.isEmpty ? call.settings.currency : call.text(0)))
        },
    ]

    /// A filter of a number and one other.
    private static func computing(
        _ compute: @escaping @Sendable (TemplateValue, TemplateValue) throws(FilterError) -> TemplateValue
    ) -> Filter {
        Filter(1...1, cost: .computing) { call throws(FilterError) in try compute(number(call.input), number(call.argument(0))) }
    }

    /// The value as a number: `"12"`, `"1.50"` and `"12 kg"` are 12, 1.5 and 12.
    static func number(_ value: TemplateValue) -> TemplateValue {
        switch value {
        case .integer, .number: return value
        case .string(let text):
            if case .number(let number)? = Digits.parse(text), !text.utf8.contains(0x2b) { return .number(number) }
            return Digits.leadingInteger(text)
        default: return .integer(0)
        }
    }

    static func sum(_ a: TemplateValue, _ b: TemplateValue) -> TemplateValue {
        combined(number(a), number(b), { $0.addingReportingOverflow($1) }, DecimalMath.sum)
    }

    private static func combined(
        _ a: TemplateValue, _ b: TemplateValue, _ whole: (Int, Int) -> (partialValue: Int, overflow: Bool),
        _ decimal: (Double, Double) -> Double
    ) -> TemplateValue {
        if case .integer(let x) = a, case .integer(let y) = b {
            let (result, overflow) = whole(x, y)
            if !overflow { return .integer(result) }
        }
        return .number(decimal(a.double ?? 0, b.double ?? 0))
    }

    // MARK: - Division

    private static func divided(
        _ a: TemplateValue, _ b: TemplateValue, _ whole: (Int, Int) -> TemplateValue, _ decimal: (Double, Double) -> Double
    ) throws(FilterError) -> TemplateValue {
        guard b.double != 0 else { throw FilterError("division by zero") }
        if case .integer(let x) = a, case .integer(let y) = b { return whole(x, y) }
        return .number(decimal(a.double ?? 0, b.double ?? 0))
    }

    /// Towards minus infinity, as in Ruby; so is the remainder.
    private static func quotient(_ x: Int, _ y: Int) -> TemplateValue {
        let (quotient, overflow) = x.dividedReportingOverflow(by: y)
        if overflow { return .number(-Double(x)) }
        return .integer(x % y != 0 && (x < 0) != (y < 0) ? quotient - 1 : quotient)
    }

    private static func remainder(_ x: Int, _ y: Int) -> TemplateValue {
        let remainder = x.remainderReportingOverflow(dividingBy: y).partialValue
        return .integer(remainder != 0 && (remainder < 0) != (y < 0) ? remainder + y : remainder)
    }

    // MARK: - Rounding

    /// Halves away from zero. Without places behind the point the number becomes whole.
    private static func rounded(_ call: FilterCall) throws(FilterError) -> TemplateValue {
        let places = Int(exactly: (number(call.argument(0)).double ?? 0).rounded(.towardZero).clamped(to: -400...400)) ?? 0
        switch number(call.input) {
        case .integer(let value):
            guard places < 0 else { return .integer(value) }
            let rounded = DecimalMath.rounded(Double(value), places)
            return Int(exactly: rounded).map { .integer($0) } ?? .number(rounded)
        case let value:
            if places == 0 { return try whole(call, .toNearestOrAwayFromZero) }
            let rounded = DecimalMath.rounded(value.double ?? 0, places)
            return places > 0 ? .number(rounded) : Int(exactly: rounded).map { .integer($0) } ?? .number(rounded)
        }
    }

    private static func whole(_ call: FilterCall, _ rule: FloatingPointRoundingRule) throws(FilterError) -> TemplateValue {
        switch number(call.input) {
        case .integer(let value): return .integer(value)
        case let value:
            let number = (value.double ?? 0).rounded(rule)
            guard number.isFinite else { throw FilterError("\(Digits.text(number)) cannot be rounded") }
            return Int(exactly: number).map { .integer($0) } ?? .number(number)
        }
    }
}

extension Double {
    fileprivate func clamped(to range: ClosedRange<Double>) -> Double {
        isNaN ? 0 : Swift.min(Swift.max(self, range.lowerBound), range.upperBound)
    }
}
