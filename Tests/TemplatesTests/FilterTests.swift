import Foundation
import Templates
import Testing

@Suite("Filters")
struct FilterTests {
    static let scope: TemplateObject = [
        "big": .integer(.max), "small": .integer(.min), "list": [3, 1, 2], "names": ["b", "A", "c"], "nan": .number(.nan),
        "rows": [["k": "x", "n": 2], ["k": "y", "n": 1], ["k": "x", "n": 3]], "huge": .number(1e300), "word": "żółw",
    ]

    static let filterCases: [(String, String)] = [
        ("'' | default: 'x'", "x"), ("0 | default: 'x'", "0"), ("false | default: 'x'", "x"),
        ("false | default: 'x', allow_false: true", "false"),
        ("'straße' | upcase", "STRASSE"), ("word | upcase", "ŻÓŁW"), ("'ŻÓŁW' | downcase", "żółw"),
        ("'hELLO wORLD' | capitalize", "Hello world"),
        ("'nguyễn văn an' | titlecase", "Nguyễn Văn An"), ("'  a b ' | strip", "a b"), ("'  a ' | lstrip", "a "),
        ("' a  ' | rstrip", " a"),
        ("'<a href=\"x\">&' | escape", "&lt;a href=&quot;x&quot;&gt;&amp;"), ("'&lt;<&' | escape_once", "&lt;&lt;&amp;"),
        ("'a b&c/ż~' | url_encode", "a+b%26c%2F%C5%BC~"), ("'a+b%26%zz%C5%BC' | url_decode", "a b&%zzż"),
        ("'a' | append: 'b' | prepend: 'c'", "cab"), ("'aXbX' | replace: 'X', 'y'", "ayby"),
        ("'aXbX' | replace_first: 'X', 'y'", "aybX"),
        ("'aXbX' | replace_last: 'X', ''", "aXb"), ("'aXbX' | remove: 'X'", "ab"), ("'abc' | remove: ''", "abc"),
        ("'Nguyễn Thị' | truncate: 9", "Nguyễn..."), ("'abc' | truncate: 1", "..."), ("'abc' | truncate: -5, ''", ""),
        ("'abcdef' | truncate: 3, '…'", "ab…"),
        ("'a b c d' | truncatewords: 2", "a b..."), ("'abc' | truncate: 9999999999999", "abc"), ("'abc' | slice: 1", "b"),
        ("'abc' | slice: -2, 9", "bc"),
        ("1 | plus: 2", "3"), ("1 | plus: 2.5", "3.5"), ("'12' | minus: '2'", "10"), ("3 | times: 4", "12"),
        ("7 | divided_by: 2", "3"),
        ("-7 | divided_by: 2", "-4"), ("7 | divided_by: 2.0", "3.5"), ("7 | modulo: 3", "1"), ("-7 | modulo: 3", "2"),
        ("0.1 | plus: 0.2", "0.3"),
        ("big | plus: 1", "9.223372036854776e+18"), ("small | abs", "9.223372036854776e+18"),
        ("small | divided_by: -1", "9.223372036854776e+18"),
        ("big | times: big", "8.507059173023462e+37"), ("small | modulo: -1", "0"), ("2.5 | round", "3"), ("-2.5 | round", "-3"),
        ("2.345 | round: 2", "2.35"),
        ("12345 | round: -2", "12300"), ("2.1 | ceil", "3"), ("2.9 | floor", "2"), ("huge | ceil", "1.0e+300"), ("-3 | abs", "3"),
        ("'abc' | plus: 1", "1"),
        ("1.5 | round: 999999", "1.5"), ("5 | at_least: 7", "7"), ("5 | at_most: 3", "3"),
        ("'abc' | size", "3"), ("list | size", "3"), ("list | sort | join: ''", "123"), ("names | sort | join", "A b c"),
        ("names | sort_natural | first", "A"),
        ("'a,b,,c,,' | split: ',' | join: '|'", "a|b||c"), ("list | first", "3"), ("list | last", "2"),
        ("list | reverse | join: ''", "213"),
        ("'a,b,a' | split: ',' | uniq | join: ''", "ab"), ("rows | map: 'k' | join: ''", "xyx"),
        ("rows | where: 'k', 'x' | size", "2"),
        ("rows | sort: 'n' | map: 'n' | join: ''", "123"), ("rows | sum: 'n'", "6"), ("rows | find: 'n', 1 | size", "2"),
        ("'<p>a<br/>b</p><style>x</style><!-- c -->' | strip_html", "ab"), ("'a < b' | strip_html", "a < b"),
        ("'a\\nb' | newline_to_br", "a\\nb"),
        ("12500 | money: 'IDR'", "Rp12.500"), ("1234.5 | money: 'PLN'", "1\u{a0}234,50\u{a0}zł"), ("-0.001 | money", "$0.00"),
        ("12500.5 | money: 'IDR'", "Rp12.501"), ("-0.5 | money: 'IDR'", "-Rp1"), ("1.005 | money: 'USD'", "$1.01"),
        ("9223372036854775807 | round: -1", "9.223372036854776e+18"), ("1.5 | round: -400", "0"),
        ("-1234567.891 | money", "-$1,234,567.89"),
        ("99000 | money: 'vnd'", "99.000\u{a0}₫"), ("5 | money: 'CHF'", "5.00\u{a0}CHF"), ("huge | money", "1e+300"),
    ]

    @Test(arguments: filterCases)
    func filter(_ expression: String, _ expected: String) throws {
        let output = try plain("{{ \(expression) }}", Self.scope)
        #expect(output == expected)
    }

    static let dateCases: [(String, String, String, String)] = [
        ("2026-12-01", "%d %B %Y", "en", "01 December 2026"), ("2026-12-01", "%-d %B %Y", "pl", "1 grudnia 2026"),
        ("2026-12-01", "%B %Y", "pl", "grudzień 2026"),
        ("2026-12-01", "%A, %e %b", "id", "Selasa,  1 Des"), ("2026-12-01", "%A %-d %B", "vi", "Thứ Ba 1 tháng 12"),
        ("2026-12-06", "%A", "jv", "Ahad"),
        ("2024-02-29T23:30:00Z", "%F %H:%M %z %Z", "en", "2024-03-01 06:30 +0700 GMT+7"),
        ("2024-03-01 06:30", "%s", "en", "1709249400"),
        ("March 14, 2016", "%j %U %V %u %w %y", "en", "074 11 11 1 1 16"),
        ("14 Mar 2016 9:05 pm", "%I:%M %p|%l|%k|%-H|%P", "en", "09:05 PM| 9|21|21|pm"),
        ("2016-03-14T01:02:03.456789+07:00", "%T.%L %N %D %R %r", "en", "01:02:03.456 456789000 03/14/16 01:02 01:02:03 AM"),
        ("2021-01-03", "%G-%V %C %h %^a %n%t%% %Q %", "en", "2020-53 20 Jan SUN \n\t% %Q %"), ("1790000000", "%Y", "en", "2026"),
        ("not a date", "%Y", "en", "not a date"),
        ("2023-02-29", "%Y", "en", "2023-02-29"), ("2024-13-01", "%Y", "en", "2024-13-01"),
        ("2024-01-01", "", "en", "2024-01-01"), ("2024-01-01T25:00", "%Y", "en", "2024-01-01T25:00"),
    ]

    @Test(arguments: dateCases)
    func date(_ text: String, _ format: String, _ language: String, _ expected: String) throws {
        let zone = try #require(TimeZone(identifier: "Asia/Jakarta"))
        let template = try Template.compile("{{ d | date: '\(format)' }}")
        let output = try template.render(["d": .string(text)], settings: RenderSettings(timeZone: zone, language: language))
        #expect(output == expected)
    }

    @Test func instantsAndDaysAndNow() throws {
        let zone = try #require(TimeZone(identifier: "Europe/Warsaw"))
        let settings = RenderSettings(timeZone: zone, now: 1_790_000_000_000_000)
        let template = try Template.compile(
            "{{ i | date: '%F %R' }} {{ d | date: '%F' }} {{ 'now' | date: '%s' }} {{ i }} {{ d }} {{ far | date: '%Y' }}")
        let scope: TemplateObject = ["i": .instant(1_782_864_000_000_000), "d": .date(day: 20_000), "far": .instant(.max)]
        let output = try template.render(scope, settings: settings)
        #expect(output == "2026-07-01 02:00 2024-10-04 1790000000 2026-07-01 02:00 2024-10-04 9999")
    }

    @Test(arguments: [
        "1 | divided_by: 0", "1 | modulo: 0", "1.0 | divided_by: 0", "'a' | truncate: 'x'", "'a' | slice: nil",
        "(1..2) | concat: 5", "'x' | base64_decode",
    ])
    func refusedValues(_ expression: String) throws {
        let template = try Template.compile("Hello\n{{ \(expression) }}")
        let error = failure { _ = try template.render(TemplateObject()) }
        #expect(error?.kind == .value)
        #expect(error?.line == 2)
        #expect((error?.column ?? 0) > 4)
    }

    @Test func civilDatesAgreeWithTheCalendar() throws {
        var calendar = Calendar(identifier: .gregorian)
        calendar.timeZone = .gmt
        for day in stride(from: -140_000, through: 140_000, by: 97) {
            let parts = calendar.dateComponents([.year, .month, .day], from: Date(timeIntervalSince1970: Double(day) * 86_400))
            let expected = try "\(#require(parts.month))/\(#require(parts.day))/\(#require(parts.year))"
            let output = try plain("{{ d | date: '%-m/%-d/%Y' }}", ["d": .date(day: day)])
            // The calendar of Foundation changes to the Julian one in 1582.
            if day > -141_000 { #expect(output == expected) }
        }
    }
}
