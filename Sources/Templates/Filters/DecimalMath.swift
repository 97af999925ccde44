internal import Foundation

/// Arithmetic of decimal numbers as people do it: 0.1 and 0.2 are 0.3. Numbers too large or small for it are computed in binary.
enum DecimalMath {
    static func sum(_ a: Double, _ b: Double) -> Double {
        computed(a, b, { $0 + $1 }) ?? a + b
    }

    static func difference(_ a: Double, _ b: Double) -> Double {
        computed(a, b, { $0 - $1 }) ?? a - b
    }

    static func product(_ a: Double, _ b: Double) -> Double {
        computed(a, b, { $0 * $1 }) ?? a * b
    }

    static func quotient(_ a: Double, _ b: Double) -> Double {
        computed(a, b, { $0 / $1 }) ?? a / b
    }

    /// Of the sign of the divisor, as in Ruby.
    static func remainder(_ a: Double, _ b: Double) -> Double {
        computed(a, b) { $0 - $1 * rounded($0 / $1, 0, .down) } ?? a - b * (a / b).rounded(.down)
    }

    /// Rounded to so many places behind the point, or before it when negative; halves away from zero.
    static func rounded(_ number: Double, _ places: Int) -> Double {
        guard (-30...30).contains(places), let decimal = decimal(number) else { return places < -30 ? 0 : number }
        return double(rounded(decimal, places, .plain)) ?? number
    }

    private static func rounded(_ number: Decimal, _ places: Int, _ mode: NSDecimalNumber.RoundingMode) -> Decimal {
        var number = number
        var result = Decimal()
        NSDecimalRound(&result, &number, places, mode)
        return result
    }

    private static func computed(_ a: Double, _ b: Double, _ compute: (Decimal, Decimal) -> Decimal) -> Double? {
        guard let a = decimal(a), let b = decimal(b) else { return nil }
        return double(compute(a, b))
    }

    private static func decimal(_ number: Double) -> Decimal? {
        guard number == 0 || (1e-20...1e20).contains(number.magnitude) else { return nil }
        return Decimal(string: number.description)
    }

    private static func double(_ number: Decimal) -> Double? {
        number.isNaN ? nil : Double(number.description)
    }
}
