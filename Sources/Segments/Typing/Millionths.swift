internal import Storage

/// Sums and averages are compared in whole millionths, so that 0.1 + 0.2 is 0.3 and the order of adding does not matter.
enum Millionths {
    /// From here on every number is whole.
    private static let whole = 4_503_599_627_370_496.0

    /// A number in whole millionths, halves away from zero: exactly what SQLite's `round` gives.
    static func rounded(_ number: Double) -> Double {
        let scaled = number * 1e6
        guard abs(scaled) < whole else { return scaled }
        return (scaled + (scaled < 0 ? -0.5 : 0.5)).rounded(.towardZero) + 0
    }

    /// The same as SQL. PostgreSQL's own `round` would take halves to even numbers.
    static func rounded(_ number: SQL, _ dialect: Dialect) -> SQL {
        switch dialect {
        case .sqlite: "round((\(number)) * 1e6)"
        case .postgres:
            """
            CASE WHEN abs((\(number)) * 1e6) < 4503599627370496 \
            THEN trunc((\(number)) * 1e6 + CASE WHEN \(number) < 0 THEN -0.5 ELSE 0.5 END) ELSE (\(number)) * 1e6 END
            """
        }
    }
}
