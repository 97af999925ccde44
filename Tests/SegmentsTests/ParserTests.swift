import Calendars
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
        // Activities.
        "has purchased", "has not opened", "not has not opened", "has purchased at least 2 times", "has purchased at most 1 time",
        "has not purchased exactly 0 times", "has purchased between 2 and 5 times", "has purchased within last 7 days",
        "has opened within last 1 hour", "has purchased before today", "has purchased after 2026-05-31T09:00+07:00",
        "has purchased on yesterday", "has purchased between 2026-01-01 and 2026-03-31",
        "has not purchased between 2 and 5 times between 2026-01-01 and today",
        #"has purchased where product is "roses" and price > 100 and quantity >= 2 within last 7 days"#,
        #"has clicked at least 3 times where link contains "/spring" ignoring accents and campaign is not "x" on today"#,
        #"has purchased where size in ("M", "L") and product does not start with "x" and note is missing"#,
        "has purchased where price between 1 and 5 between 2026-01-01 and 2026-02-01",
        "has purchased where delivered is not today and delivered more than 2 days ago and gift is true",
        "has purchased where price > 1 and has not opened and age > 1", "(has purchased where price > 1) and age > 1",
        #"(has not purchased where price > 1) and city is not "x""#, "has purchased where price > 1 and not age > 1",
        "not has not purchased where price > 1 and (age > 1)", "has purchased where price > 1 and (age > 1 or age < 0)",
        "has purchased where price > 1 and anniversary of birthday is today and sample 5% and in list \"x\"",
        "has purchased where count is 1 and count of purchased > 1", "has purchased where price > 1 or age > 1",
        "age > 1 and has purchased where price > 1", "(has purchased where price > 1) and first is 2 and last is 3",
        // Figures.
        "count of opened is 0", "count of purchased within last 365 days is not 1", "count of purchased.coupon >= 1",
        "sum of purchased.price > 1000.5", "average of purchased.price between 50 and 100",
        "not min of purchased.price < 5", "max of purchased.price where product is \"roses\" <= 5",
        "count of purchased between 2026-01-01 and 2026-12-31 between 2 and 5", "sum of purchased.price where price > 5 > 50",
        // The first and the last.
        "last of purchased more than 30 days ago", "first of purchased within last 7 days", "last of opened is not this month",
        "last of purchased where product contains \"x\" and price > 5 more than 30 days ago", "not last of opened before today",
        "first of purchased is 1 year ago", "last of purchased more than 2 intervals ago",
        "last of purchased less than 1 interval ago", "first of purchased within last 3 intervals",
        "last of purchased between 2026-01-01 and today", "first of purchased on 2026-01-01", "last of purchased is missing",
        // Ranks.
        "in top 10% by sum of purchased.price", "in bottom 100 by score", "in not top 2.5% by average of purchased.price",
        "in top 10 by count of purchased where price > 5 within last 365 days",
        "in top 10% by count of purchased where price > 5 among (country is \"ID\" or country is \"MY\")",
        "in top 10% by score among (in not bottom 5 by last among (has purchased where price > 1))",
        "(in top 10 by count of purchased where price > 1) and age > 1", "in top 10 by count of purchased and age > 1",
        // Places.
        "location within 25 km of (-6.2, 106.8)", "not location within 0.5 km of (90, -180)",
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
        (
            "HAS Not Purchased AT LEAST 1 Times Where Price = 5 Within Last 1 Days",
            "has not purchased at least 1 time where price is 5 within last 1 day"
        ),
        ("not has purchased", "has not purchased"), ("has purchased exactly 5 time", "has purchased exactly 5 times"),
        ("not in top 10 % by score", "in not top 10% by score"), ("in bottom 1e2 by score", "in bottom 100 by score"),
        (
            "count of purchased = 1 and sum of purchased . price != 2",
            "count of purchased is 1 and sum of purchased.price is not 2"
        ),
        ("has a where b > 1 and not c is 2", "(has a where b > 1) and c is not 2"),
        ("has a where b > 1 and (c is 2)", "(has a where b > 1) and c is 2"),
        ("has a where b > 1 and (c > 2) and d > 3", "(has a where b > 1) and c > 2 and d > 3"),
        (
            "has within within last 1 day and has where where where is 1",
            "has within within last 1 day and has where where where is 1"
        ),
        (
            "top is 1 and bottom is 2 and by is 3 and among is 4 and where is 5 and count < 6",
            "top is 1 and bottom is 2 and by is 3 and among is 4 and where is 5 and count < 6"
        ),
        ("in top 5 by count among (a < 1)", "in top 5 by count among (a < 1)"),
        ("location within 25km of(-6.2,-0)", "location within 25 km of (-6.2, 0)"),
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

    @Test func whereTakesEveryTestOfTheEvent() throws {
        let node = try SegmentParser.parse("has a where b > 1 and c is 2 or d is 3")
        guard case .any(let nodes) = node.kind, case .activity(let selection, nil) = nodes[0].kind else {
            Issue.record("not an or of an activity: \(node)")
            return
        }
        #expect(selection.filters.map(\.parameter.value) == ["b", "c"])
        for text in [
            "(has a where b > 1) and c is 2", "has a where b > 1 within last 1 day and c is 2", "has a where b > 1 and not c < 2",
        ] {
            guard case .all(let nodes) = try SegmentParser.parse(text).kind else {
                Issue.record("not an and: \(text)")
                continue
            }
            #expect(nodes.count == 2)
        }
    }

    /// Words of the language, and those that errors help with, are names where nothing else can be meant.
    @Test(arguments: [
        "where", "within", "between", "before", "after", "on", "at", "exactly", "of", "by", "among", "is", "times", "ago", "list",
        "segment", "top", "bottom", "first", "last", "next", "count", "sum", "average", "min", "max", "anniversary", "sample",
        "seed",
        "contains", "contain", "start", "end", "does", "more", "less", "than", "today", "this", "week", "missing", "present",
        "any",
        "all", "none", "ignoring", "accents", "km", "never", "no", "once", "twice", "with", "the", "label", "category", "since",
        "number", "total", "old",
    ])
    func everyOtherWordCanBeAName(word: String) throws {
        let texts = [
            "is 1", "is not today", "in (1)", #"contains "x""#, #"contain "x""#, #"start with "x""#, #"end with "x""#,
            #"does not contain "x""#, #"has "x""#, #"has none of ("x")"#, "= 1", "> 1", "between 1 and 2", "on today",
            "before today", "within last 1 day", "within 1 km of (1, 1)", "more than 1 day ago", "less than 1 day ago",
        ]
        for text in texts {
            let node = try SegmentParser.parse("\(word) \(text)")
            guard case .field(let name, _) = node.kind.positive else {
                Issue.record("not a field: \(word) \(text)")
                continue
            }
            #expect(name.value == word)
            _ = try SegmentParser.parse("has \(word) where \(word) \(text) and \(word) \(text) within last 1 day")
            _ = try SegmentParser.parse("last of \(word) where \(word) \(text) is today and age > 1")
        }
        for text in [
            "has \(word)", "has not \(word) at least 1 time on today", "has \(word) exactly 1 time",
            "count of \(word).\(word) > 1",
            "sum of \(word).\(word) where \(word) > 1 between 1 and 2", "first of \(word) is today", "in top 1 by \(word)",
            "in top 1 by \(word) among (\(word) > 1)", "in top 1% by count of \(word) among (has \(word))",
            "anniversary of \(word) is today",
        ] {
            let node = try SegmentParser.parse(text)
            #expect(try SegmentParser.parse(SegmentPrinter.print(node)) == node, "\(text)")
        }
    }

    @Test func reservedWordsCannotNameFields() {
        for word in SegmentParser.reservedWords {
            #expect(throws: SegmentError.self) { try SegmentParser.parse("\(word) is 1") }
        }
    }
}

extension SegmentNode.Kind {
    /// What is negated, or this.
    fileprivate var positive: SegmentNode.Kind {
        if case .not(let inner) = self { inner.kind } else { self }
    }
}
