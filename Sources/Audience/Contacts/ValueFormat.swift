internal import Calendars
public import Foundation
internal import Storage

/// How values are written as text, in CSV files and on the command line, and read back.
///
/// | type | read | written |
/// | --- | --- | --- |
/// | text | any text without control characters; line ends become LF, space around it goes | as it is |
/// | number | digits with a decimal point, `1e3` too; no thousands separators | shortest form |
/// | boolean | true/false, yes/no, 1/0, ya/tidak, tak/nie, có/không, iya/ora ... | true, false |
/// | date | `2026-03-31`; with `dayFirst` also `31/3/2026`, `31.3.2026`, `31-3-2026` | `2026-03-31` |
/// | date-time | `2026-03-31T08:00Z`, `2026-03-31 08:00:00.5+07:00`; without a zone in `timeZone`; days mean midnight | UTC, `Z` |
/// | location | latitude and longitude in degrees: `-6.2, 106.8` | `-6.2, 106.8` |
/// | choices | options separated by `;` or `\|` | separated by `;` |
public struct ValueFormat: Sendable {
    /// The zone of date-times that name none: the workspace's.
    public var timeZone: TimeZone
    /// Whether dates may also be written day first.
    public var dayFirst: Bool
    /// The most bytes a text may have.
    public static let longestText = 100_000

    public init(timeZone: TimeZone = .gmt, dayFirst: Bool = false) {
        self.timeZone = timeZone
        self.dayFirst = dayFirst
    }

    /// Reads a value of a type; nil when the text is empty or only space.
    ///
    /// - Throws: `AudienceError` of kind `invalidValue`, which says what was expected.
    public func parse(_ text: String, as type: FieldType) throws(AudienceError) -> ContactValue? {
        let text = Self.trimmed(text)
        if text.isEmpty { return nil }
        switch type {
        case .text: return .text(try Self.cleanText(text))
        case .number: return .number(try Self.number(text))
        case .boolean: return .boolean(try Self.boolean(text))
        case .date: return .date(try date(text))
        case .dateTime: return .dateTime(try instant(text))
        case .location: return .location(try Self.location(text))
        case .choice: return .choice(text)
        case .choices:
            let names = try Self.names(text)
            return names.isEmpty ? nil : .choices(names)
        }
    }

    /// Writes a value as it can be read back.
    public func print(_ value: ContactValue) -> String {
        switch value {
        case .text(let text), .choice(let text): text
        case .number(let number): Self.print(number)
        case .boolean(let flag): flag ? "true" : "false"
        case .date(let date): date.description
        case .dateTime(let instant): instant.iso
        case .location(let point): point.description
        case .choices(let names): names.joined(separator: ";")
        }
    }

    /// The names in a cell that may have several, each once.
    static func names(_ text: String) throws(AudienceError) -> [String] {
        var seen: Set<String> = []
        let names = text.utf8.split { $0 == UInt8(ascii: ";") || $0 == UInt8(ascii: "|") }
            .map { trimmed(String(Substring($0))) }
            .filter { !$0.isEmpty && seen.insert($0).inserted }
        guard names.count <= mostNames else {
            throw AudienceError(.invalidValue, "the cell has \(names.count) names, the most is \(mostNames)")
        }
        return names
    }

    private static let mostNames = 500

    static func trimmed(_ text: String) -> String {
        func isSpace(_ byte: UInt8) -> Bool { byte == 0x20 || (byte >= 0x09 && byte <= 0x0d) }
        guard let first = text.utf8.first, let last = text.utf8.last else { return text }
        if !isSpace(first), !isSpace(last), first != 0xc2, last < 0x80 || last != 0xa0 { return text }
        // Also the no-break space, which spreadsheets and web pages leave behind.
        return text.trimmingCharacters(in: .whitespacesAndNewlines)
    }

    static func cleanText(_ text: String) throws(AudienceError) -> String {
        guard text.utf8.count <= longestText else {
            throw AudienceError(.invalidValue, "the text has \(text.utf8.count) bytes, the most is \(longestText)")
        }
        guard TextCharacters.mayHaveRefused(text) else { return text }
        var text = text
        if text.utf8.contains(0x0d) {
            text = text.replacingOccurrences(of: "\r\n", with: "\n").replacingOccurrences(of: "\r", with: "\n")
        }
        if let refused = text.unicodeScalars.first(where: TextCharacters.isRefusedInText) {
            let code = String(refused.value, radix: 16, uppercase: true)
            throw AudienceError(
                .invalidValue, "the text has the control character U+\(String(repeating: "0", count: 4 - code.count))\(code)",
                advice: "Take it out of the file.")
        }
        return text
    }

    // MARK: Numbers and truth

    private static func number(_ text: String) throws(AudienceError) -> Double {
        guard let number = plainNumber(text) else {
            let hasComma = text.utf8.contains(UInt8(ascii: ","))
            throw AudienceError(
                .invalidValue, "\(CatalogueName.quoted(text)) is not a number",
                advice: hasComma ? "Write it with a decimal point and without thousands separators: 1234.5" : nil)
        }
        return number
    }

    /// Digits with a decimal point, `1e3` too; nil for anything else, such as the hexadecimal numbers that Swift reads.
    static func plainNumber(_ text: some StringProtocol) -> Double? {
        let isPlain = text.utf8.allSatisfy { byte in
            switch byte {
            case 0x30...0x39, UInt8(ascii: "+"), UInt8(ascii: "-"), UInt8(ascii: "."), UInt8(ascii: "e"), UInt8(ascii: "E"): true
            default: false
            }
        }
        guard isPlain, let number = Double(text), number.isFinite else { return nil }
        return number == 0 ? 0 : number  // no negative zero
    }

    /// The shortest text that is read back as the same number.
    static func print(_ number: Double) -> String {
        let text = "\(number)"
        return text.hasSuffix(".0") ? String(text.dropLast(2)) : text
    }

    /// The words for yes and no in English, Indonesian, Javanese, Polish and Vietnamese, folded.
    static let truths: [String: Bool] = [
        "true": true, "yes": true, "y": true, "1": true, "on": true, "ya": true, "iya": true, "benar": true, "tak": true,
        "prawda": true, "có": true, "đúng": true,
        "false": false, "no": false, "n": false, "0": false, "off": false, "tidak": false, "ora": false, "salah": false,
        "nie": false, "fałsz": false, "không": false, "sai": false,
    ]

    private static func boolean(_ text: String) throws(AudienceError) -> Bool {
        guard let truth = truths[TextFolding.fold(text)] else {
            throw AudienceError(
                .invalidValue, "\(CatalogueName.quoted(text)) is neither yes nor no", advice: "Write true or false.")
        }
        return truth
    }

    private static func location(_ text: String) throws(AudienceError) -> GeoPoint {
        if let point = GeoPoint(text) { return point }
        throw AudienceError(
            .invalidValue, "\(CatalogueName.quoted(text)) is not a place",
            advice: "Write degrees of latitude and longitude with decimal points: -6.2, 106.8")
    }

    // MARK: Days and times

    private func date(_ text: String) throws(AudienceError) -> CalendarDate {
        if let date = CalendarDate(iso: text) { return date }
        var scanner = DigitScanner(text)
        if dayFirst, let date = Self.dayFirstDate(&scanner), scanner.isAtEnd { return date }
        throw AudienceError(
            .invalidValue, "\(CatalogueName.quoted(text)) is not a date of the calendar",
            advice: dayFirst ? "Write it as 2026-03-31 or 31/03/2026." : "Write it as 2026-03-31, or say that days come first.")
    }

    private static func dayFirstDate(_ scanner: inout DigitScanner) -> CalendarDate? {
        guard let day = scanner.number(digits: 1...2), let separator = scanner.skip(anyOf: "/.-"),
            let month = scanner.number(digits: 1...2), scanner.skip(separator), let year = scanner.number(digits: 4)
        else { return nil }
        return CalendarDate(year: year, month: month, day: day)
    }

    private func instant(_ text: String) throws(AudienceError) -> Instant {
        if let instant = DateTimeReader(text, timeZone: timeZone).instant { return instant }
        var scanner = DigitScanner(text)
        if dayFirst, let date = Self.dayFirstDate(&scanner),
            let instant = DateTimeReader(date, scanner, timeZone: timeZone).instant
        {
            return instant
        }
        throw AudienceError(
            .invalidValue, "\(CatalogueName.quoted(text)) is not a date and time",
            advice: "Write it as 2026-03-31T08:00:00+07:00, or without a zone as 2026-03-31 08:00.")
    }
}
