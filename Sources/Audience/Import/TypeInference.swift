/// Guesses what a column holds from some of its values.
enum TypeInference {
    /// The narrowest type that every value has; text when there is none, or nothing to go by.
    ///
    /// 0 and 1 are numbers, and digits with a zero or plus in front (telephone numbers, postcodes) are text. A place has
    /// a comma between two numbers with decimal points, since `12,5` may be one number.
    static func type(of values: some Sequence<String>, _ format: ValueFormat) -> FieldType {
        var candidates: [FieldType] = [.number, .boolean, .date, .dateTime, .location]
        var isEmpty = true
        for value in values where !value.isEmpty {
            isEmpty = false
            candidates.removeAll { !fits(value, $0, format) }
            if candidates.isEmpty { return .text }
        }
        return isEmpty ? .text : candidates.first ?? .text
    }

    private static func fits(_ value: String, _ type: FieldType, _ format: ValueFormat) -> Bool {
        if type == .number, isCode(value) { return false }
        if type == .location, !isDegrees(value) { return false }
        do {
            return try format.parse(value, as: type) != nil
        } catch {
            return false
        }
    }

    private static func isDegrees(_ value: String) -> Bool {
        let parts = value.utf8.split(separator: UInt8(ascii: ","), omittingEmptySubsequences: false)
        return parts.count == 2 && parts.allSatisfy { $0.contains(UInt8(ascii: ".")) }
    }

    private static func isCode(_ value: String) -> Bool {
        let digits = value.utf8
        guard let first = digits.first else { return false }
        if first == UInt8(ascii: "+") || digits.count > 15 { return true }
        return first == UInt8(ascii: "0") && digits.count > 1 && digits.allSatisfy { $0 &- 0x30 < 10 }
    }
}
