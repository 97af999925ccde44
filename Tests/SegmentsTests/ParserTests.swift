import Testing

@testable import Segments

@Suite struct ParserTests {
    /// Texts in their canonical form: printing gives them back.
    static let canonical = [
        #"city is "Jakarta""#, #"city is not "Jakarta" ignoring accents"#, #"city in ("a", "b")"#,
        #"city not in ("a") ignoring accents"#,
        #"city contains "Jakarta""#, #"city does not contain "x" ignoring accents"#, #"city starts with "%""#,
        #"city does not start with "_""#,
        #"city ends with "\"quoted\"""#, #"city does not end with "back\\slash\n\t\r""#, "city is missing", "city is present",
        "age is 18", "age is not 18.5", "age in (1, -2, 3e+40)", "age < 0", "age <= -1.5", "age > 5e-324",
        "age >= 1.7976931348623157e+308",
        "age between 1 and 2", "not age between 1 and 2", "not age < 1", "vip is true", "vip is not false", "status is active",
        "status in (active, pending)", "status is hard_bounced", #"size is "M""#, #"size in ("M", "L")"#,
        #"interests has "Roses""#,
        #"interests has any of ("Roses", "Tulips")"#, #"interests has all of ("Roses")"#, #"label has none of ("VIP")"#,
        #"not label has all of ("VIP", "x")"#, #"category has "Tier""#, #"in list "Customers""#, #"in not list "Customers""#,
        #"in segment "In Jakarta""#, #"in not segment "In Jakarta""#, "sample 5%", #"not sample 0.5% seed "spring""#,
        "birthday on 2000-02-29", "birthday is 2000-02-29", "birthday before 2000-01-01", "birthday after today",
        "birthday between 2000-01-01 and tomorrow", "pickup before 2026-05-31T09:00", "pickup after 2026-05-31T09:00:01Z",
        "pickup between 2026-05-31T09:00+07:00 and 2026-05-31T23:59:59-03:30", "birthday is today", "birthday is not yesterday",
        "birthday is this week", "birthday is last month", "birthday is not next year", "pickup is in 10 days",
        "pickup is not in 1 week",
        "pickup is 2 months ago", "pickup is not 1 year ago", "pickup within last 7 days", "not pickup within next 1 hour",
        "pickup more than 30 days ago", "pickup less than 1 day ago", "anniversary of birthday is tomorrow",
        "anniversary of birthday within next 7 days", "anniversary of birthday is not this month",
        #"city is "a" and age < 1 or vip is true and not (age > 5 or age < 2)"#,
        #"(city is "a" or city is "b") and (vip is true or vip is false)"#, "not vip is not true",
        "not (vip is true and age > 1)",
    ]

    @Test(arguments: canonical)
    func canonicalTextsPrintAsTheyAre(text: String) throws {
        let node = try SegmentParser.parse(text)
        #expect(SegmentPrinter.print(node) == text)
        #expect(try SegmentParser.parse(SegmentPrinter.print(node)) == node)
    }

    @Test(arguments: [
        ("CITY Contains \"x\" AND Not Vip IS True", #"city contains "x" and vip is not true"#),
        ("# the young\nage<18# and cheap\r\n\tand age!=3", "age < 18 and age is not 3"),
        ("age = 1", "age is 1"), ("birthday = today", "birthday is today"),
        ("birthday is not 2000-01-01", "birthday is not 2000-01-01"),
        (#"city does not contains "x""#, #"city does not contain "x""#), (#"label has ("VIP")"#, #"label has "VIP""#),
        (#"label has any of "VIP""#, #"label has "VIP""#), ("pickup is in 1 days", "pickup is in 1 day"),
        ("pickup before 2026-05-31 09:00", "pickup before 2026-05-31T09:00"), ("city is not missing", "city is present"),
        ("city is not present", "city is missing"), ("(((vip is true)))", "vip is true"), ("age is 1e2", "age is 100"),
        ("age is -0", "age is 0"), (#"city is in ("a")"#, #"city in ("a")"#), ("sample 5 %", "sample 5%"),
        (
            "count is 1 and first is 2 and sample is 3 and anniversary is 4",
            "count is 1 and first is 2 and sample is 3 and anniversary is 4"
        ),
        ("\u{feff}vip\u{a0}is true", "vip is true"), (#"city is "\#u{301}x""#, #"city is "\#u{301}x""#),
    ])
    func otherSpellingsHaveOneCanonicalForm(text: String, canonical: String) throws {
        #expect(SegmentPrinter.print(try SegmentParser.parse(text)) == canonical)
    }

    @Test func andBindsTighterThanOrAndNotTightest() throws {
        let node = try SegmentParser.parse("not a < 1 and b < 2 or c < 3")
        guard case .any(let either) = node.kind, case .all(let both) = either.first?.kind else {
            Issue.record("not an or of an and: \(node)")
            return
        }
        #expect(either.count == 2 && both.count == 2)
        #expect(SegmentPrinter.print(both[0]) == "not a < 1")
    }

    @Test func placesCountLinesAndScalars() throws {
        let node = try SegmentParser.parse("# Đà\n  đẹp is 1 or\n\tcity is \"x\"")
        guard case .any(let nodes) = node.kind, case .field(let first, _) = nodes[0].kind,
            case .field(let second, let test) = nodes[1].kind
        else {
            Issue.record("not an or: \(node)")
            return
        }
        #expect(first.span == SourceSpan(line: 2, column: 3, length: 3, offset: 7))
        #expect(second.span.line == 3 && second.span.column == 2 && second.span.length == 4)
        #expect(test.span.column == 7 && test.span.length == 6)
        #expect(nodes[1].span.length == 11)
    }

    @Test func reservedWordsCannotNameFields() {
        for word in SegmentParser.reservedWords {
            #expect(throws: SegmentError.self) { try SegmentParser.parse("\(word) is 1") }
        }
    }
}
