/// A number of JSON as it is written, since what it means depends on who reads it: `1e2`, `100.0` and `100` are equal, and
/// an identifier of 20 digits is not rounded.
package struct JSONNumber: Sendable {
    package let text: String

    init(written text: String) {
        self.text = text
    }

    /// - Parameter number: a finite one.
    package init(_ number: Double) {
        text = Int64(exactly: number).map { "\($0)" } ?? "\(number)"
    }

    /// Nil when it has a point or an exponent, or does not fit.
    package var integer: Int? { Int(text) }

    /// Nil when it is greater than numbers can be.
    package var double: Double? {
        guard let number = Double(text), number.isFinite else { return nil }
        return number
    }
}

extension JSONNumber: Hashable {
    package static func == (left: JSONNumber, right: JSONNumber) -> Bool {
        left.text == right.text || (left.double != nil && left.double == right.double)
    }

    package func hash(into hasher: inout Hasher) {
        hasher.combine(double)
    }
}

extension JSONNumber: ExpressibleByFloatLiteral, ExpressibleByIntegerLiteral {
    package init(floatLiteral value: Double) { self.init(value) }
    package init(integerLiteral value: Int) { self.init(written: "\(value)") }
}

extension JSONNumber: Encodable {
    package func encode(to encoder: any Encoder) throws {
        var container = encoder.singleValueContainer()
        if let number = double, let integer = Int64(exactly: number) {
            try container.encode(integer)
        } else {
            try container.encode(double)
        }
    }
}
