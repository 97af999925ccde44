import Diagnostics
import TestSupport

@testable import Segments

/// Exchanges parts of good JSON for parts of other: what comes is well formed, and may say what no segment can.
struct JSONMutator {
    private let segments: [JSONValue]
    /// Every member of every object.
    private let parts: [(key: String, value: JSONValue)]
    private var random: SeededRandom

    init(_ texts: [String], _ random: SeededRandom) throws {
        segments = try texts.map {
            try JSONReader.value(of: Array(SegmentJSON.encode(SegmentParser.parse($0))), deepest: SegmentJSON.deepest)
        }
        parts = segments.flatMap(Self.parts)
        self.random = random
    }

    /// One of the segments, changed.
    mutating func changed(_ index: Int) -> JSONValue {
        changed(segments[index % segments.count])
    }

    private static func parts(_ value: JSONValue) -> [(key: String, value: JSONValue)] {
        switch value {
        case .object(let members):
            members.sorted { $0.key < $1.key }.flatMap { [(key: $0.key, value: $0.value)] + parts($0.value) }
        case .array(let values): values.flatMap(parts)
        default: []
        }
    }

    private mutating func changed(_ value: JSONValue) -> JSONValue {
        switch value {
        case .object(var members):
            for key in members.keys.sorted() {
                guard let old = members[key], let part = parts.randomElement(using: &random) else { continue }
                members[key] = changed(old)
                switch Int.random(in: 0...20, using: &random) {
                case 0: members[key] = part.value
                case 1: members[part.key] = part.value
                case 2: members[key] = nil
                case 3...5: members[key] = parts.filter { $0.key == key }.randomElement(using: &random)?.value
                default: break
                }
            }
            return .object(members)
        case .array(let values): return .array(values.map { changed($0) })
        default: return value
        }
    }
}
