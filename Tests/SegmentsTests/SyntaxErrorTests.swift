import Calendars
import Testing

@testable import Segments

/// Texts that do not follow the grammar.
@Suite struct SyntaxErrorTests {
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

        func expect(_ error: SegmentError) {
            #expect(error.kind == kind, "\(error)")
            #expect(error.line == 1)
            #expect(error.column == column, "\(error)")
            #expect(error.length == length, "\(error)")
            for part in says { #expect(error.explanation.contains(part), "\(error)") }
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
        Fault("pickup within 7 days", .syntax, 15, 1, "`within last`"),
        Fault("pickup within last 7 dys", .syntax, 22, 3, "did you mean `days`?"),
        Fault("pickup is 3 days", .syntax, 17, 1, "`ago`"), Fault("sample 5", .syntax, 9, 1, "`%`"),
        Fault("birthday on 2026-02-30", .outOfRange, 13, 10, "there is no date 2026-02-30"),
        Fault("birthday on 2026-5-1", .outOfRange, 13, 8, "2026-05-31"),
        Fault("pickup before 2026-05-31 25:00", .outOfRange, 15, 16, "time of day"),
        Fault("age < 1e999", .outOfRange, 7, 5, "too great"),
        Fault("pickup within last 1.5 days", .outOfRange, 20, 3, "whole number"),
        Fault("pickup within last -1 days", .outOfRange, 20, 2, "whole number"),
        Fault("pickup within last 100001 days", .outOfRange, 20, 6, "100000"),
        // Activities.
        Fault("has", .syntax, 4, 1, "an activity"),
        Fault("has purchased 2 times", .syntax, 15, 1, "`exactly`, `at least` or `at most 2 times`"),
        Fault("has purchased twice", .syntax, 15, 5, "`exactly 2 times`"),
        Fault("has purchased >= 2 times", .syntax, 15, 2, "`at least 2 times`"),
        Fault("has purchased more than 2 times", .syntax, 15, 4, "`at least 3 times`"),
        Fault("has purchased less than 2 times", .syntax, 15, 4, "`at most 1 times`"),
        Fault("has purchased more than 30 days ago", .syntax, 15, 4, "`last of purchased more than 30 days ago`"),
        Fault("has purchased at last 2 times", .syntax, 18, 4, "did you mean `least`?"),
        Fault("has purchased at least twice", .syntax, 24, 5, "a number"),
        Fault("has purchased at least 2", .syntax, 25, 1, "`times`"),
        Fault("has purchased exactly 1.5 times", .outOfRange, 23, 3, "whole number"),
        Fault("has purchased at most 1000001 times", .outOfRange, 23, 7, "1000000"),
        Fault("has purchased between 1 and 2", .syntax, 30, 1, "`times`"),
        Fault("has purchased last 7 days", .syntax, 15, 4, "`within last`"),
        Fault("has purchased in the last 7 days", .syntax, 15, 2, "`within last`"),
        Fault("has purchased 7 days ago", .syntax, 15, 1, "`within last`"),
        Fault("has purchased within 7 days", .syntax, 22, 1, "`last`"),
        Fault("has purchased within next 7 days", .syntax, 15, 6, "`within last`"),
        Fault("has purchased within last 7", .syntax, 28, 1, "`days`"),
        Fault("has purchased since 2026-01-01", .syntax, 15, 5, "`after`"),
        Fault("has purchased 2026-01-01", .syntax, 15, 10, "`on`"),
        Fault("has purchased yesterday", .syntax, 15, 9, "`on yesterday`"),
        Fault("has purchased this month", .syntax, 15, 4, "a window is"),
        Fault("has purchased within last 7 days before today", .syntax, 34, 6, "one only"),
        Fault("has purchased within last 7 days where price > 5", .syntax, 34, 5, "before the window"),
        Fault("has purchased where price > 5 at least 2 times", .syntax, 31, 2, "right after the activity"),
        Fault("has purchased where", .syntax, 20, 1, "a parameter"),
        Fault("has purchased where price", .syntax, 26, 1, "a test"),
        Fault("has purchased wehre price > 5", .syntax, 15, 5, "did you mean `where`?"),
        Fault("has purchased with price > 5", .syntax, 15, 4, "`where`"),
        Fault(#"has purchased product "roses""#, .syntax, 15, 7, "where product"),
        Fault(#"has purchased "roses""#, .syntax, 15, 7, "follows `where`"),
        Fault("has purchased.price > 5", .syntax, 14, 1, "where price"),
        Fault("has purchased where not price > 5", .syntax, 21, 3, "a parameter"),
        Fault("has never purchased", .syntax, 11, 9, "`has not purchased`"),
        Fault("never purchased", .syntax, 1, 5, "`has not purchased`"),
        Fault(#"has any of ("VIP")"#, .syntax, 1, 3, "label has"), Fault(#"has "VIP""#, .syntax, 1, 3, "label has"),
        Fault("purchased at least 2 times", .syntax, 1, 9, "`has purchased`"),
        Fault("purchased where price > 5", .syntax, 1, 9, "`has purchased`"),
        Fault("vip is true and has", .syntax, 20, 1, "an activity"),
        Fault(#"has purchased in list "x""#, .syntax, 15, 2, "missing before `in`"),
        Fault("has purchased, age > 5", .syntax, 14, 1, "joined by `and`"),
        Fault("has purchased within the last 7 days", .syntax, 22, 3, "leave out `the`"),
        Fault("has purchased during this week", .syntax, 15, 6, "a window is"),
        Fault("has purchased never", .syntax, 15, 5, "`has not purchased`"),
        Fault("has purchased more than once", .syntax, 15, 4, "`at least 2 times`"),
        Fault("has purchased where price is more than 5", .syntax, 30, 4, "leave out `is`"),
        Fault("has purchased where price > 100k", .syntax, 32, 1, "in full"),
        Fault("purchased more than 2 times", .syntax, 1, 9, "`has purchased`"),
        Fault(#"has label "VIP""#, .syntax, 1, 3, "`label has`"),
        // Fields.
        Fault("city = Jakarta Selatan", .syntax, 8, 7, "double quotes"), Fault("age => 5", .syntax, 5, 1, "`>=`"),
        Fault("age <> 5", .syntax, 5, 1, "`!=`"), Fault("age > 5 years", .syntax, 9, 5, "more than ... years ago"),
        Fault("age > 1,000", .syntax, 8, 1, "thousands"), Fault("birthday in 3 days", .syntax, 10, 2, "`is in 10 days`"),
        Fault("pickup is not within last 7 days", .syntax, 15, 6, "`not` before the whole condition"),
        Fault("pickup not within last 7 days", .syntax, 8, 3, "before the condition"),
        Fault("pickup older than 3 days", .syntax, 8, 5, "`more than ... ago`"),
        Fault("location near (1, 2)", .syntax, 10, 4, "km of"),
        // Figures.
        Fault("avg of purchased.price > 5", .syntax, 1, 3, "`average of`"), Fault("sample of 5%", .syntax, 1, 6, "`sample 5%`"),
        Fault("count purchased", .syntax, 7, 9, "`count of purchased`"),
        Fault("sum purchased.price > 5", .syntax, 5, 9, "`sum of purchased.price`"),
        Fault("count purchased >= 2", .syntax, 7, 9, "`count of purchased`"),
        Fault("sum of purchased > 5", .syntax, 18, 1, "`sum of purchased.price`"),
        Fault("sum of purchased. > 5", .syntax, 19, 1, "a parameter"),
        Fault("sum of purchased.price", .syntax, 23, 1, "`>=`"),
        Fault("average of purchased.price >= 50%", .syntax, 33, 1, "`in top 10% by ...`"),
        Fault("sum of purchased.price > 1,000", .syntax, 27, 1, "thousands"),
        Fault(#"sum of purchased.price > "500""#, .syntax, 26, 5, "without quotes"),
        Fault("sum of purchased.price is missing", .syntax, 27, 7, "`has not`"),
        Fault("count of purchased at least 2", .syntax, 20, 2, "`>=`"),
        Fault("count of purchased more than 2", .syntax, 20, 4, "`>`"),
        Fault("count of purchased >= 2 times", .syntax, 25, 5, "leave out"),
        Fault("count of purchased last 7 days >= 2", .syntax, 20, 4, "`within last`"),
        Fault("count of purchased >= 2 within last 7 days", .syntax, 25, 6, "the window stand before the comparison"),
        // The first and the last.
        Fault("last purchased more than 30 days ago", .syntax, 6, 9, "`last of purchased`"),
        Fault("last of purchased", .syntax, 18, 1, "a test"),
        Fault("last of purchased 30 days ago", .syntax, 19, 2, "more than ... days ago"),
        Fault("last of purchased last 30 days", .syntax, 19, 4, "`within last`"),
        Fault("last of purchased today", .syntax, 19, 5, "`is today`"),
        Fault("first of purchased is 2 intervals ago", .syntax, 25, 9, "more than 2 intervals ago"),
        Fault("last of purchased where price > 5 more than 2 intervals ago", .syntax, 47, 9, "without `where`"),
        Fault("has purchased within last 2 intervals", .syntax, 29, 9, "`last of`"),
        Fault("pickup more than 2 intervals ago", .syntax, 20, 9, "`last of`"),
        Fault("age more than 5", .syntax, 15, 1, "`>`"), Fault("age greater than 5", .syntax, 5, 7, "`>`"),
        Fault("pickup last month", .syntax, 8, 4, "`is last month`"),
        Fault("anniversary birthday is today", .syntax, 13, 8, "`anniversary of birthday`"),
        // Ranks.
        Fault("in top 10 % of customers", .syntax, 13, 2, "`by`"), Fault("in top 10%", .syntax, 11, 1, "`by`"),
        Fault("in top ten by score", .syntax, 8, 3, "`10%`"), Fault("in top 10 percent by score", .syntax, 11, 7, "`%`"),
        Fault("top 10% by score", .syntax, 1, 3, "`in top`"), Fault("in tpo 10% by score", .syntax, 4, 3, "did you mean `top`?"),
        Fault("in top 10% by sum purchased.price", .syntax, 19, 9, "`sum of purchased.price`"),
        Fault("in top 10% by purchased.price", .syntax, 15, 9, "`by sum of purchased.price`"),
        Fault("in top 10% by sum of purchased", .syntax, 31, 1, "purchased.price"),
        Fault(#"in top 10% by score among country is "ID""#, .syntax, 27, 7, "in parentheses"),
        Fault("in top 10% by sum of purchased.price last 365 days", .syntax, 38, 4, "`within last`"),
        Fault(#"list "Customers""#, .syntax, 1, 4, "`in list`"),
        // Places.
        Fault("location within 25 of (1, 2)", .syntax, 20, 2, "`km`"),
        Fault("location within 25 miles of (1, 2)", .syntax, 20, 5, "kilometres"),
        Fault("location within 25 km (1, 2)", .syntax, 23, 1, "`of`"),
        Fault("location within 25 km of 1, 2", .syntax, 26, 1, "in parentheses"),
        Fault("location within 25 km of (1)", .syntax, 28, 1, "longitude"),
        Fault("within 25 km of (1, 2)", .syntax, 1, 6, "a field"),
    ])
    func syntaxErrorsHaveAPlaceAndAHint(fault: Fault) throws {
        let error = try #require(throws: SegmentError.self) { try SegmentParser.parse(fault.text) }
        fault.expect(error)
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
            ("has a where " + Array(repeating: "b < 1", count: SegmentLimits.conditions).joined(separator: " and "), "500"),
            (String(repeating: "in top 1 by a among (", count: SegmentLimits.depth + 1), "20 levels"),
            (#"a is "\#(String(repeating: "x", count: SegmentLimits.textLength + 1))""#, "1000"),
        ]
        for (text, limit) in faults {
            let error = try #require(throws: SegmentError.self) { try SegmentParser.parse(text) }
            #expect(error.kind == .limit)
            #expect(error.message.contains(limit), "\(error)")
        }
    }
}
