internal import Foundation

/// Filters on numbers. Texts that look like numbers count as such, everything else as 0. Nothing traps: what does not fit
/// an integer goes on as a decimal number.
enum NumberFilters {
    static let table: [String: Filter] = [
        "plus": Filter(1...1) { call in combined(call, { $0.addingReportingOverflow($1) }, +) },
        "minus": Filter(1...1) { call in combined(call, { $0.subtractingReportingOverflow($1) }, -) },
        "times": Filter(1...1) { call in combined(call, { $0.multipliedReportingOverflow(by: $1) }, *) },
        "divided_by": Filter(1...1) { call throws(FilterError) in try divided(call, quotient) { $0 / $1 } },
        "modulo": Filter(1...1) { call throws(FilterError) in
            try divided(call, remainder) { $0 - $1 * ($0 / $1).rounded(.down) }
        },
        "abs": Filter(0...0) { call in
            switch number(call.input) {
            case .integer(let value): value == .min ? .number(-Double(value)) : .integer(abs(value))
            case let value: .number(abs(value.double ?? 0))
            }
        },
        "round": Filter(0...1) { call throws(FilterError) in try rounded(call) },
        "ceil": Filter(0...0) { call in whole(call, .up) },
        "floor": Filter(0...0) { call in whole(call, .down) },
        "at_least": Filter(1...1) { call in
            let (a, b) = (number(call.input), number(call.argument(0)))
            return a.order(b) ?? 0 < 0 ? b : a
        },
        "at_most": Filter(1...1) { call in
            let (a, b) = (number(call.input), number(call.argument(0)))
            return a.order(b) ?? 0 > 0 ? b : a
        },
        "money": Filter(0...1) { call in
            .string(Money.text(number(call.input).double ?? 0, call.arguments.isEmpty ? call.settings.currency : call.text(0)))
        },
    ]

    /// The value as a number.
    static func number(_ value: TemplateValue) -> TemplateValue {
        switch value {
        case .integer, .number: value
        case .string(let text): Digits.parse(text) ?? leadingNumber(text)
        default: .integer(0)
        }
    }

    /// `12 kg` counts as 12.
    private static func leadingNumber(_ text: String) -> TemplateValue {
        let sign = text.hasPrefix("-") ? "-" : ""
        let digits = text.dropFirst(sign.count).prefix { $0.isASCII && $0.isNumber }
        return Digits.parse(sign + digits) ?? .integer(0)
    }

    private static func combined(
        _ call: FilterCall, _ whole: (Int, Int) -> (partialValue: Int, overflow: Bool), _ decimal: (Double, Double) -> Double
    ) -> TemplateValue {
        let (a, b) = (number(call.input), number(call.argument(0)))
        if case .integer(let x) = a, case .integer(let y) = b {
            let (result, overflow) = whole(x, y)
            if !overflow { return .integer(result) }
        }
        return .number(shortened(decimal(a.double ?? 0, b.double ?? 0)))
    }

    private static func divided(
        _ call: FilterCall, _ whole: (Int, Int) -> TemplateValue, decimals: (Double, Double) -> Double
    ) throws(FilterError) -> TemplateValue {
        let (a, b) = (number(call.input), number(call.argument(0)))
        guard b.double != 0 else { throw FilterError("division by zero") }
        if case .integer(let x) = a, case .integer(let y) = b { return whole(x, y) }
        return .number(shortened(decimals(a.double ?? 0, b.double ?? 0)))
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

    private static func rounded(_ call: FilterCall) throws(FilterError) -> TemplateValue {
        let places = min(max(try call.integer(0) ?? 0, -15), 15)
        guard places != 0 else { return whole(call, .toNearestOrAwayFromZero) }
        let value = number(call.input)
        if case .integer = value, places > 0 { return value }
        let scale = pow(10, Double(abs(places)))
        let number = value.double ?? 0
        if places < 0 { return integer((number / scale).rounded(.toNearestOrAwayFromZero) * scale) }
        let scaled = shortened(number * scale).rounded(.toNearestOrAwayFromZero) / scale
        return .number(scaled.isFinite ? scaled : number)
    }

    private static func whole(_ call: FilterCall, _ rule: FloatingPointRoundingRule) -> TemplateValue {
        switch number(call.input) {
        case .integer(let value): .integer(value)
        case let value: integer((value.double ?? 0).rounded(rule))
        }
    }

    private static func integer(_ value: Double) -> TemplateValue {
        Int(exactly: value).map { .integer($0) } ?? .number(value)
    }

    /// The number at the 15 digits that a decimal survives: `10.1 + 2.2` is 12.3 to people.
    static func shortened(_ value: Double) -> Double {
        Double(String(format: "%.15g", value)) ?? value
    }
}
