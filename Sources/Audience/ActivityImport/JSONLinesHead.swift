internal import Diagnostics
internal import Foundation

/// What the beginning of a file tells about JSON lines.
enum JSONLinesHead {
    private static let sampledLines = 1000

    /// Whether the file has an object a line: its first byte is a brace, or its name says so.
    ///
    /// - Throws: `AudienceError` when it is one array instead.
    static func isJSON(_ bytes: ArraySlice<UInt8>, _ url: URL) throws(AudienceError) -> Bool {
        let first = bytes.first { !($0 == 0x20 || ($0 >= 0x09 && $0 <= 0x0d)) }
        let isNamed = ["jsonl", "ndjson", "json"].contains(url.pathExtension.lowercased())
        if first == UInt8(ascii: "["), isNamed {
            throw AudienceError(
                .file, "\(url.lastPathComponent) is one JSON array; an import reads one object a line",
                advice: "Convert it: jq -c '.[]' \(url.lastPathComponent) > NEW.jsonl")
        }
        return first == UInt8(ascii: "{") || (isNamed && first != nil)
    }

    /// The keys of the first objects, in the order in which they turn up. Lines that cannot be read are told of later.
    static func keys(_ bytes: [UInt8], offset: Int, isWhole: Bool, limits: CSVLimits) -> [String] {
        var scanner = JSONLineScanner(limit: limits.rowBytes)
        bytes.withUnsafeBytes { scanner.append(UnsafeRawBufferPointer(rebasing: $0[offset...])) }
        if isWhole { scanner.finish() }
        var keys: [String] = []
        var seen: Set<String> = []
        var lines = 0
        while lines < sampledLines, keys.count < limits.columns, let step = scanner.next() {
            lines += 1
            guard step == .line else { continue }
            scanner.withBytes { line in
                var reader = JSONReader(line, deepest: ActivityJSONReader.deepest)
                while keys.count < limits.columns, let member = try? reader.nextMember() {
                    if seen.insert(member.key).inserted { keys.append(member.key) }
                }
            }
        }
        return keys
    }
}
