import Audience
import Foundation
import Testing

@testable import Segments

/// The examples of docs/segments.md are segments.
@Suite struct DocumentationTests {
    private static let page = URL(fileURLWithPath: #filePath).resolvingSymlinksInPath()
        .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent().appendingPathComponent(
            "docs/segments.md")

    /// The lines of the indented blocks; a line that goes on from the one before is joined to it.
    private func examples() throws -> [String] {
        var examples: [String] = []
        for line in try String(contentsOf: Self.page, encoding: .utf8).split(separator: "\n") where line.hasPrefix("    ") {
            if line.hasPrefix("      "), let last = examples.popLast() {
                examples.append(last + "\n" + line)
            } else {
                examples.append(String(line.dropFirst(4)))
            }
        }
        return examples
    }

    private var scope: SegmentScope {
        func field(_ id: Int64, _ key: String, _ type: FieldType, _ options: [String] = []) -> FieldDefinition {
            FieldDefinition(
                id: id, key: key, name: key, type: type,
                options: options.enumerated().map { FieldDefinition.Option(id: Int64($0), name: $1) })
        }
        let calendar = ZonedCalendar(.gmt)
        return SegmentScope(
            catalogue: Catalogue(
                fields: [
                    field(1, "city", .text), field(2, "orders", .number), field(3, "last_purchase", .date),
                    field(4, "pickup_date", .date),
                    field(5, "birthday", .date), field(6, "interests", .choices, ["Roses", "Orchids"]),
                    field(7, "size", .choice, ["M", "L"]),
                    field(8, "gift_card", .boolean),
                ],
                lists: ["Customers", "Newsletter"].enumerated().map {
                    .init(id: Int64($0), name: $1, publicName: $1, description: "")
                },
                labels: ["VIP", "Pelanggan Loyal", "Jakarta", "Staff"].enumerated().map {
                    .init(id: Int64($0), name: $1, category: nil)
                }),
            segments: [.init(id: 1, name: "Complained", kind: .dynamic, text: "status is complained", calendar: calendar)],
            calendar: calendar)
    }

    @Test func everyExampleIsASegment() throws {
        let examples = try examples()
        #expect(examples.count > 30)
        for example in examples {
            do throws(SegmentError) {
                _ = try TypedSegment(SegmentParser.parse(example), scope)
            } catch {
                Issue.record("\(error.render(example))")
            }
        }
    }

    @Test func theLimitsAreTheOnesWritten() throws {
        let page = try String(contentsOf: Self.page, encoding: .utf8)
        for (what, limit) in [
            ("length of a segment", SegmentLimits.length), ("referred to included", SegmentLimits.conditions),
            ("together", SegmentLimits.values),
            ("segments in segments", SegmentLimits.depth), ("of one text", SegmentLimits.textLength),
            ("and the like", SegmentLimits.timeCount),
        ] {
            let line = page.split(separator: "\n").first { $0.hasPrefix("|") && $0.contains("\(what) |") }
            #expect(line?.replacing(",", with: "").contains("\(limit)") == true, "\(what)")
        }
    }
}
