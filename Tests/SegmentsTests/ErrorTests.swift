import Testing

@testable import Segments

@Suite struct ErrorTests {
    struct Fault: Sendable, CustomTestStringConvertible {
        var text: String
        var kind: SegmentError.Kind
        var column: Int
        var length: Int
        var says: [String]
        var testDescription: String { text }

        init(_ text: String, _ kind: SegmentError.Kind, _ column: Int, _ length: Int, _ says: String...) {
            (self.text, self.kind, self.column, self.length, self.says) = (text, kind, column, length, says)
        }
    }

    @Test(arguments: [
        Fault("", .syntax, 1, 1, "the end of the segment"),
        Fault(#"city containz "x""#, .syntax, 6, 8, "`containz`", "did you mean `contains`?"),
        Fault(#"city "x""#, .syntax, 6, 3, "contains"),
        Fault("city is", .syntax, 8, 1, "the end"),
        Fault("city is Jakarta and", .syntax, 20, 1, "a condition"),
        Fault("age < 1 nad vip is true", .syntax, 9, 3, "did you mean `and`?"),
        Fault(#"city is "Jakarta"#, .syntax, 9, 8, "no end"),
        Fault("city is “Jakarta”", .syntax, 9, 1, "straight double quotes"),
        Fault("age < 1 & vip is true", .syntax, 9, 1, "`and`"),
        Fault(#"city is "a\qb""#, .syntax, 11, 1, "\\\\"),
        Fault("(age < 1", .syntax, 9, 1, "`)`"), Fault("age < 1)", .syntax, 8, 1, "`)`"),
        Fault("age != missing", .syntax, 8, 7, "`is missing`"), Fault("age in ()", .syntax, 9, 1, "a value"),
        Fault("age in 1", .syntax, 8, 1, "`(`"),
        Fault("label has not \"VIP\"", .syntax, 11, 3, "none of"), Fault("in lst \"x\"", .syntax, 4, 3, "did you mean `list`?"),
        Fault("pickup within 7 days", .syntax, 15, 1, "`last`"),
        Fault("pickup within last 7 dys", .syntax, 22, 3, "did you mean `days`?"),
        Fault("pickup is 3 days", .syntax, 17, 1, "`ago`"), Fault("sample 5", .syntax, 9, 1, "`%`"),
        Fault("birthday on 2026-02-30", .outOfRange, 13, 10, "there is no date 2026-02-30"),
        Fault("birthday on 2026-5-1", .outOfRange, 13, 8, "2026-05-31"),
        Fault("pickup before 2026-05-31 25:00", .outOfRange, 15, 16, "time of day"),
        Fault("age < 1e999", .outOfRange, 7, 5, "too great"),
        Fault("pickup within last 1.5 days", .outOfRange, 20, 3, "whole number"),
        Fault("pickup within last -1 days", .outOfRange, 20, 2, "whole number"),
        Fault("pickup within last 100001 days", .outOfRange, 20, 6, "100000"),
        Fault("has purchased", .unavailable, 1, 3, "not part of this version"),
        Fault("vip is true and has not opened within last 30 days", .unavailable, 17, 3, "activity conditions"),
        Fault("average of purchased.price >= 500", .unavailable, 1, 7, "aggregates"),
        Fault("last of purchased more than 30 days ago", .unavailable, 1, 4, "activities"),
        Fault("in top 10% by sum of purchased.price", .unavailable, 4, 3, "ranks"),
        Fault("location within 25 km of (-6.2, 106.8)", .unavailable, 17, 2, "distances"),
    ])
    func syntaxErrorsHaveAPlaceAndAHint(fault: Fault) throws {
        let error = try #require(throws: SegmentError.self) { try SegmentParser.parse(fault.text) }
        expect(error, fault)
    }

    @Test(arguments: [
        Fault("citty is missing", .unknownName, 1, 5, #"did you mean "city"?"#),
        Fault("vip is true and purchased is 1", .unknownName, 17, 9, "no field"),
        Fault(#"label has any of ("VIP", "VPI")"#, .unknownName, 26, 5, #"did you mean "VIP"?"#),
        Fault(#"category has "Teir""#, .unknownName, 14, 6, "did you mean"),
        Fault(#"in list "Custmers""#, .unknownName, 9, 10, #"did you mean "Customers"?"#),
        Fault(#"in segment "In Jakrta""#, .unknownName, 12, 11, #"did you mean "In Jakarta"?"#),
        Fault(#"interests has "Rose""#, .unknownName, 15, 6, #"did you mean "Roses"?"#),
        Fault(#"size is "XXL""#, .unknownName, 9, 5, "option"),
        Fault("status is activ", .unknownName, 11, 5, #"did you mean "active"?"#),
        Fault("city is Jakarta", .wrongType, 9, 7, #"such as "jakarta""#),
        Fault("city < 5", .wrongType, 6, 3, "a text", "contains"),
        Fault("city is 5", .wrongType, 9, 1, "a text"), Fault(#"age is "5""#, .wrongType, 8, 3, "a number"),
        Fault(#"age contains "5""#, .wrongType, 5, 12, "a number"), Fault("age is 2000-01-01", .wrongType, 8, 10, "a number"),
        Fault("vip is 1", .wrongType, 8, 1, "`true`"), Fault("vip is maybe", .wrongType, 8, 5, "`true`"),
        Fault("vip < 1", .wrongType, 5, 3, "true or false"),
        Fault("birthday is 5", .wrongType, 13, 1, "a date"),
        Fault(#"birthday on "2000-01-01""#, .wrongType, 13, 12, "without quotes"),
        Fault("birthday before 2000-01-01T10:00", .wrongType, 17, 16, "time of day"),
        Fault("birthday within last 5 hours", .wrongType, 22, 7, "hours"),
        Fault("pickup is in 5 hours", .wrongType, 14, 7, "within"),
        Fault("pickup is 2026-01-01T10:00", .wrongType, 11, 16, "between"),
        Fault("pickup within last 0 days", .outOfRange, 20, 6, "from 1"),
        Fault("birthday before soon", .wrongType, 17, 4, "`today`"), Fault("size < 1", .wrongType, 6, 3, "options"),
        Fault(#"interests is "Roses""#, .wrongType, 11, 10, "has any of"),
        Fault("label is missing and label < 5", .wrongType, 28, 3, "names"),
        Fault(#"city contains """#, .outOfRange, 15, 2, "empty"),
        Fault(#"language is "id" ignoring accents"#, .wrongType, 10, 24, "accents"),
        Fault("age is 5 ignoring accents", .wrongType, 5, 21, "for texts"),
        Fault(#"email is "nobody""#, .wrongType, 10, 8, "address"),
        Fault(#"domain is "a b""#, .wrongType, 11, 5, "domain"), Fault("sample 101%", .outOfRange, 8, 3, "100%"),
        Fault("sample -1%", .outOfRange, 8, 2, "0%"),
        Fault("anniversary of city is today", .wrongType, 16, 4, "only dates"),
        Fault("anniversary of pickup is today", .wrongType, 16, 6, "only dates"),
        Fault("anniversary of birthday before 2000-01-01", .wrongType, 25, 17, "beginning and an end"),
        Fault("anniversary of birthday more than 3 days ago", .wrongType, 25, 20, "beginning and an end"),
        Fault("anniversary of birthday is missing", .wrongType, 25, 10, "beginning and an end"),
    ])
    func namesAndTypesAreChecked(fault: Fault) async throws {
        let scope = try await withWorld { _, world in world.scope() }
        let node = try SegmentParser.parse(fault.text)
        let error = try #require(throws: SegmentError.self) { try TypedSegment(node, scope) }
        expect(error, fault)
    }

    private func expect(_ error: SegmentError, _ fault: Fault) {
        #expect(error.kind == fault.kind, "\(error)")
        #expect(error.line == 1)
        #expect(error.column == fault.column, "\(error)")
        #expect(error.length == fault.length, "\(error)")
        for part in fault.says { #expect(error.explanation.contains(part), "\(error)") }
    }

    @Test func anErrorIsShownUnderItsLine() throws {
        let source = "age < 18\n\tand Đà\u{301} is 1 # x\r\nor citi contins \"x\""
        let error = try #require(throws: SegmentError.self) { try SegmentParser.parse(source) }
        #expect(
            error.render(source) == """
                line 3, column 9: `contins` cannot stand here; expected a test: is, in, has, contains, starts with, ends with, between, on, \
                before, after, within, more than, less than, =, !=, <, <=, > or >=; did you mean `contains`?
                  or citi contins "x"
                          ^^^^^^^
                """)
        // Tabs stay tabs, marks take no room.
        let second = SegmentError(.syntax, "here", at: SourceSpan(line: 2, column: 10, length: 2, offset: 18))
        #expect(second.render(source).hasSuffix("  \tand Đà\u{301} is 1 # x\n  \t       ^^"))
        // A long line is cut, a place beyond the text does no harm.
        let long = String(repeating: "x", count: 5000) + " is"
        let third = try #require(throws: SegmentError.self) { try SegmentParser.parse(long) }
        #expect(third.column == 5004)
        #expect(third.render(long).utf8.count < 600)
        #expect(third.render("") == third.description + "\n  \n  ^" || third.render("") == third.description)
    }

    @Test func limitsAreNamed() throws {
        let faults = [
            (String(repeating: "x", count: SegmentLimits.length + 1), "20000"),
            (String(repeating: "(", count: SegmentLimits.depth + 1), "20 levels"),
            (String(repeating: "not ", count: SegmentLimits.depth + 1) + "a < 1", "20 levels"),
            (Array(repeating: "a < 1", count: SegmentLimits.conditions + 1).joined(separator: " or "), "500"),
            (#"a is "\#(String(repeating: "x", count: SegmentLimits.textLength + 1))""#, "1000"),
        ]
        for (text, limit) in faults {
            let error = try #require(throws: SegmentError.self) { try SegmentParser.parse(text) }
            #expect(error.kind == .limit)
            #expect(error.message.contains(limit), "\(error)")
        }
    }
}
