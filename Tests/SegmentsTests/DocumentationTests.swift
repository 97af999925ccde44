import Audience
import Calendars
import Foundation
import Testing

@testable import Segments

/// The reference to the language says what the code says. Its examples are run by the tests of the pages.
@Suite struct DocumentationTests {
    private static func page(_ name: String) throws -> String {
        let package = URL(fileURLWithPath: #filePath).resolvingSymlinksInPath()
            .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()
        return try String(contentsOf: package.appendingPathComponent("docs/\(name).md"), encoding: .utf8)
    }

    private var scope: SegmentScope {
        func field(_ id: Int64, _ key: String, _ type: FieldType, _ options: [String] = []) -> FieldDefinition {
            FieldDefinition(
                id: id, key: key, name: key, type: type,
                options: options.enumerated().map { FieldDefinition.Option(id: Int64($0), name: $1) })
        }
        func activity(_ id: Int64, _ name: String, _ parameters: [(String, ActivityParameter.Kind)]) -> ActivityDefinition {
            ActivityDefinition(
                id: id, name: name,
                parameters: parameters.enumerated().map { index, parameter in
                    ActivityParameter(
                        name: parameter.0, kind: parameter.1, column: "p\(index)", foldedColumn: "p\(index)_fold",
                        bareColumn: "p\(index)_bare",
                        options: parameter.1 == .choice ? [.init(id: 1, name: "M"), .init(id: 2, name: "L")] : [])
                }, table: "activity_u\(id)", summaryTable: "summary_u\(id)")
        }
        let calendar = ZonedCalendar(.gmt)
        return SegmentScope(
            catalogue: Catalogue(
                fields: [
                    field(1, "city", .text), field(2, "orders", .number), field(3, "consent_expires", .date),
                    field(4, "pickup_date", .date), field(5, "birthday", .date),
                    field(6, "interests", .choices, ["Roses", "Orchids"]), field(7, "size", .choice, ["M", "L"]),
                    field(8, "gift_card", .boolean), field(9, "location", .location),
                    field(10, "consent", .choice, ["express", "implied"]), field(11, "consent_proof", .text),
                ],
                lists: ["Customers", "Newsletter"].enumerated().map {
                    .init(id: Int64($0), name: $1, publicName: $1, description: "")
                },
                labels: ["VIP", "Pelanggan Loyal", "Jakarta", "Staff"].enumerated().map {
                    .init(id: Int64($0), name: $1, category: $1 == "VIP" ? "Tier" : nil)
                },
                activities: BuiltInActivity.allCases.map(\.definition) + [
                    activity(
                        1, "purchased",
                        [
                            ("product", .text), ("price", .number), ("quantity", .number), ("size", .choice), ("coupon", .text),
                        ]),
                    activity(2, "attended", [("event", .text)]), activity(3, "coupon_issued", [("code", .text)]),
                    activity(4, "coupon_used", [("code", .text)]),
                ]),
            segments: [.init(id: 1, name: "Complained", kind: .dynamic, text: "status is complained", calendar: calendar)],
            calendar: calendar)
    }

    @Test func everyActivityAndFieldIsNamed() throws {
        let page = try Self.page("segment-language")
        let rows = page.split(separator: "\n").filter { $0.hasPrefix("|") }
        for activity in BuiltInActivity.allCases.map(\.definition) {
            let names = [activity.name] + activity.parameters.map(\.name)
            let isNamed = rows.contains { row in names.allSatisfy { row.contains("`\($0)`") } }
            #expect(isNamed, "\(activity.name)")
        }
        for field in BuiltInField.allCases { #expect(page.contains("`\(field.key)`"), "\(field.key)") }
    }

    @Test func theLimitsAreTheOnesWritten() throws {
        let page = try Self.page("segment-language")
        for (what, limit) in [
            ("in its canonical form", SegmentLimits.length), ("referred to included", SegmentLimits.conditions),
            ("together", SegmentLimits.values),
            ("segments in segments", SegmentLimits.depth), ("of one text", SegmentLimits.textLength),
            ("days` and the like", SegmentLimits.timeCount), ("times` and the like", SegmentLimits.times),
        ] {
            let line = page.split(separator: "\n").first { $0.hasPrefix("|") && $0.contains("\(what) |") }
            #expect(line?.replacing(",", with: "").contains("| \(limit)") == true, "\(what)")
        }
        #expect(page.replacing(",", with: "").contains("at most \(SegmentJSON.longest) bytes"))
        let populations =
            String(repeating: "in top 1 by score among (", count: 4) + "score > 1" + String(repeating: ")", count: 4)
        _ = try TypedSegment(SegmentParser.parse(populations), scope)
        let tooMany = "in top 1 by score among (\(populations))"
        #expect(throws: SegmentError.self) { try TypedSegment(SegmentParser.parse(tooMany), scope) }
    }
}
