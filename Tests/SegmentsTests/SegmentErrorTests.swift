import Calendars
import Testing

@testable import Segments

/// Names that do not exist, and values that do not go with a type.
@Suite struct SegmentErrorTests {
    typealias Fault = SyntaxErrorTests.Fault

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
        fault.expect(error)
    }
}
