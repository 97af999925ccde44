import Foundation
import Storage
import Testing

@testable import Audience

struct ValueFormatTests {
    private let jakarta = ValueFormat(timeZone: TimeZone(identifier: "Asia/Jakarta") ?? .gmt)
    private let warsaw = ValueFormat(timeZone: TimeZone(identifier: "Europe/Warsaw") ?? .gmt)

    @Test(arguments: [
        ("1", 1), ("-2.5", -2.5), ("+3", 3), ("1e3", 1000), ("-0", 0), (" 7 ", 7), ("0.1", 0.1),
    ])
    func numbers(text: String, number: Double) throws {
        #expect(try jakarta.parse(text, as: .number) == .number(number))
    }

    @Test(arguments: ["1,5", "1.234,5", "1 000", "abc", "0x10", "inf", "nan", "1e999", "--1", "1.2.3", "Rp 5"])
    func notNumbers(text: String) {
        #expect(throws: AudienceError.self) { try jakarta.parse(text, as: .number) }
    }

    @Test(arguments: [
        ("true", true), ("YES", true), ("1", true), ("Ya", true), ("tak", true), ("có", true), ("FALSE", false), ("no", false),
        ("0", false), ("tidak", false), ("nie", false), ("không", false), ("KHÔNG", false),
    ])
    func truths(text: String, truth: Bool) throws {
        #expect(try jakarta.parse(text, as: .boolean) == .boolean(truth))
    }

    @Test func neitherYesNorNo() {
        #expect(throws: AudienceError.self) { try jakarta.parse("maybe", as: .boolean) }
    }

    @Test func dayFirstIsAskedFor() throws {
        #expect(throws: AudienceError.self) { try jakarta.parse("31/03/2026", as: .date) }
        let dayFirst = ValueFormat(dayFirst: true)
        for text in ["31/03/2026", "31.3.2026", "31-03-2026", "2026-03-31"] {
            #expect(try dayFirst.parse(text, as: .date).map(dayFirst.print) == "2026-03-31")
        }
        #expect(throws: AudienceError.self) { try dayFirst.parse("03/31/2026", as: .date) }
        #expect(throws: AudienceError.self) { try dayFirst.parse("31/03.2026", as: .date) }
        #expect(try dayFirst.parse("31/03/2026 10:30", as: .dateTime).map(dayFirst.print) == "2026-03-31T10:30:00Z")
    }

    @Test(arguments: [
        ("2026-03-31T08:00:00Z", "2026-03-31T08:00:00Z"), ("2026-03-31T08:00:00+07:00", "2026-03-31T01:00:00Z"),
        ("2026-03-31 08:00-0330", "2026-03-31T11:30:00Z"), ("2026-03-31 08:00", "2026-03-31T01:00:00Z"),
        ("2026-03-31", "2026-03-30T17:00:00Z"), ("2026-03-31t08:00:00.25z", "2026-03-31T08:00:00.25Z"),
        ("2026-03-31T08:00:00.1234567Z", "2026-03-31T08:00:00.123456Z"), ("1969-12-31T23:59:59.5Z", "1969-12-31T23:59:59.5Z"),
        ("2026-03-31T08:00+07", "2026-03-31T01:00:00Z"), ("0001-01-01T00:00Z", "0001-01-01T00:00:00Z"),
    ])
    func dateTimes(text: String, expected: String) throws {
        #expect(try jakarta.parse(text, as: .dateTime).map(jakarta.print) == expected)
    }

    /// The gap of 29 March 2026 and the doubled hour of 25 October 2026 in Warsaw.
    @Test(arguments: [
        ("2026-03-29 01:59:59", "2026-03-29T00:59:59Z"), ("2026-03-29 02:30", "2026-03-29T01:30:00Z"),
        ("2026-03-29 03:00", "2026-03-29T01:00:00Z"), ("2026-10-25 01:30", "2026-10-24T23:30:00Z"),
        ("2026-10-25 02:30", "2026-10-25T00:30:00Z"), ("2026-10-25 03:00", "2026-10-25T02:00:00Z"),
        ("2026-03-29 12:00", "2026-03-29T10:00:00Z"), ("2026-03-28 12:00", "2026-03-28T11:00:00Z"),
    ])
    func clockChanges(text: String, expected: String) throws {
        #expect(try warsaw.parse(text, as: .dateTime).map(warsaw.print) == expected)
    }

    @Test(arguments: [
        "yesterday", "2026-03-31T25:00", "2026-03-31T08", "2026-03-31T08:00:00+7", "2026-03-31T08:00Zx", "2026-02-30T08:00",
    ])
    func notDateTimes(text: String) {
        #expect(throws: AudienceError.self) { try jakarta.parse(text, as: .dateTime) }
    }

    @Test func textsLoseSpaceAndKeepLines() throws {
        #expect(try jakarta.parse("  Jl. Melati 12\r\nJakarta\t\u{a0}", as: .text) == .text("Jl. Melati 12\nJakarta"))
        #expect(try jakarta.parse(" \t ", as: .text) == nil)
        #expect(try jakarta.parse("Siti à", as: .text) == .text("Siti à"))
    }

    @Test(arguments: ["a\u{0}b", "a\u{1b}[31m", "a\u{7f}", "a\u{85}b", "a\u{2028}b", "a\u{8}"])
    func controlCharactersAreRefused(text: String) {
        let error = #expect(throws: AudienceError.self) { try jakarta.parse(text, as: .text) }
        #expect(error?.message.contains("U+") == true)
    }

    @Test func choicesAreSeparated() throws {
        #expect(try jakarta.parse("roses; tulips |lilies;", as: .choices) == .choices(["roses", "tulips", "lilies"]))
        #expect(try jakarta.parse(" ; ", as: .choices) == nil)
        #expect(try jakarta.parse(String(repeating: "VIP;", count: 1000), as: .choices) == .choices(["VIP"]))
        let many = (0...500).map(String.init).joined(separator: ";")
        #expect(throws: AudienceError.self) { try jakarta.parse(many, as: .choices) }
    }

    /// What is printed reads back as the same value.
    @Test func printedValuesReadBack() throws {
        let values: [(ContactValue, FieldType)] = [
            (.number(0.1), .number), (.number(-1e21), .number), (.number(123_456_789), .number), (.boolean(false), .boolean),
            (.dateTime(Instant(microseconds: 1_790_000_000_123_456)), .dateTime),
            (.dateTime(Instant(microseconds: -1)), .dateTime), (.choices(["a", "b"]), .choices), (.choice("x"), .choice),
        ]
        for (value, type) in values {
            #expect(try warsaw.parse(warsaw.print(value), as: type) == value)
        }
    }
}
