internal import Diagnostics
public import Foundation

/// Segments as JSON, for programs and for the web page. The keys are a contract; `docs/segment-language.md` lists them.
public enum SegmentJSON {
    /// The most bytes that are read.
    public static let longest = 10 * SegmentLimits.length
    /// The deepest nesting of brackets that is read. A level of a segment takes six of them at most, for the rank that
    /// it is the population of, and `not`, `or` and `and` around what is in it; the last condition and its values take eight.
    static let deepest = 6 * (SegmentLimits.depth + 1) + 8

    /// The tree with its keys in order, the same bytes for the same tree.
    public static func encode(_ node: SegmentNode) throws -> Data {
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
        return try encoder.encode(SegmentJSONWriter.write(node))
    }

    /// Reads what `encode` writes. The places in the tree are those in its canonical text (`SegmentPrinter`).
    ///
    /// - Throws: `SegmentError` that names the place in the JSON, or the place in the canonical text where that is at fault.
    ///   Its line and column are those of the JSON only where it is not JSON.
    public static func decode(_ data: Data) throws(SegmentError) -> SegmentNode {
        guard data.count <= longest else { throw SegmentJSONReader.error("", "more than \(longest) bytes", .limit) }
        let written = try SegmentJSONReader(json(Array(data)), "").node()
        // Names that would read as something else in a text are found by reading it.
        let node = try SegmentParser.parse(SegmentPrinter.print(written))
        guard node == written else {
            throw SegmentJSONReader.error("", "a field or word is none: as a text this would be \(SegmentPrinter.print(written))")
        }
        return node
    }

    /// - Throws: `SegmentError` at the line and column of the first fault of the JSON.
    private static func json(_ bytes: [UInt8]) throws(SegmentError) -> JSONValue {
        do throws(JSONFault) {
            return try JSONReader.value(of: bytes, deepest: deepest)
        } catch {
            let (line, column) = error.place(in: bytes)
            let place = SourceSpan(line: line, column: column, length: 1, offset: error.offset)
            throw switch error.kind {
            case .syntax: SegmentError(.syntax, "this is not JSON: \(error.reason)", at: place)
            case .repeatedKey: SegmentError(.syntax, error.reason, at: place)
            case .tooDeep: SegmentError(.limit, "nested too deep", at: place)
            }
        }
    }
}
