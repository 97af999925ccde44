/// Days as ISO 8601 writes them.
extension CalendarDate: CustomStringConvertible {
    /// From ISO text, `YYYY-MM-DD` and nothing else.
    public init?(iso text: String) {
        var scanner = DigitScanner(text)
        guard let year = scanner.number(digits: 4), scanner.skip("-"), let month = scanner.number(digits: 2),
            scanner.skip("-"), let day = scanner.number(digits: 2), scanner.isAtEnd
        else { return nil }
        self.init(year: year, month: month, day: day)
    }

    /// `YYYY-MM-DD`.
    public var description: String {
        String(unsafeUninitializedCapacity: 10) { bytes in
            var rest = (year * 100 + month) * 100 + day
            for index in [9, 8, 6, 5, 3, 2, 1, 0] {
                bytes[index] = 0x30 + UInt8(rest % 10)
                rest /= 10
            }
            (bytes[4], bytes[7]) = (UInt8(ascii: "-"), UInt8(ascii: "-"))
            return 10
        }
    }
}
