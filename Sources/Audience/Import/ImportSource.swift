internal import Crypto
internal import Foundation

/// What is known of a file before its rows are read: how it is written, its header, some cells, and its fingerprint.
struct ImportSource: Sendable {
    let url: URL
    let size: Int64
    /// Whether it has a JSON object a line instead of CSV.
    let isJSON: Bool
    /// What separates the columns of CSV.
    let separator: UInt8
    /// What the columns are called, or the keys of the first objects.
    let headings: [String]
    /// Cells of the first rows of CSV, for guessing types.
    let sample: [[String]]
    /// Where the first row behind the header begins.
    let offset: Int64
    let line: Int
    /// Tells this file with these settings from others: a hash of its size, its beginning and the settings.
    let fingerprint: String

    private static let headBytes = 1_500_000
    private static let hashedBytes = 65_536
    private static let sampleRows = 1000

    /// - Parameter readsJSON: whether JSON lines will do too, or CSV alone.
    init(_ url: URL, _ settings: some ImportSettings, readsJSON: Bool = false) throws {
        let file = try ImportFile(url)
        let bytes = try file.head(Self.headBytes)
        let head = try CSVHead(bytes, name: url.lastPathComponent, separator: try Self.byte(settings.separator))
        self.url = url
        size = file.size
        separator = head.separator
        let isWhole = Int64(bytes.count) == file.size
        isJSON = try readsJSON && JSONLinesHead.isJSON(bytes.dropFirst(head.markLength), url)
        if isJSON {
            headings = JSONLinesHead.keys(bytes, offset: head.markLength, isWhole: isWhole, limits: settings.limits)
            (offset, line, sample) = (Int64(head.markLength), 1, [])
        } else {
            var parser = CSVParser(separator: separator, limits: settings.limits, offset: Int64(head.markLength))
            bytes.withUnsafeBytes { parser.append(UnsafeRawBufferPointer(rebasing: $0[head.markLength...])) }
            if isWhole { parser.finish() }
            headings = try Self.headings(&parser)
            offset = parser.nextOffset
            line = parser.nextLine
            sample = Self.sample(&parser)
        }
        var hash = SHA256()
        hash.update(data: Data("\(file.size)\n\(settings.fingerprintText)\n".utf8))
        hash.update(data: bytes.prefix(Self.hashedBytes))
        fingerprint = hash.finalize().map { String($0 >> 4, radix: 16) + String($0 & 15, radix: 16) }.joined()
    }

    private static func byte(_ separator: Character?) throws(AudienceError) -> UInt8? {
        guard let separator else { return nil }
        guard let byte = separator.asciiValue, byte == 0x09 || (byte >= 0x20 && byte < 0x7f), byte != UInt8(ascii: "\""),
            !separator.isLetter, !separator.isNumber
        else {
            throw AudienceError(
                .file, "\(CatalogueName.quoted(String(separator))) cannot separate columns",
                advice: "Use a comma, a semicolon, a tab or a bar.")
        }
        return byte
    }

    private static func headings(_ parser: inout CSVParser) throws(AudienceError) -> [String] {
        switch parser.next() {
        case nil: throw AudienceError(.file, "the file has no header: its first line ends nowhere")
        case .fault(let fault): throw AudienceError(.file, "the header cannot be read: \(fault.reason)")
        case .row: break
        }
        var headings: [String] = []
        for (index, field) in parser.fields.enumerated() {
            let text = parser.withBytes(of: field) { CSVText.text($0, isEscaped: field.isEscaped) }
            guard let text, text.utf8.count <= 500, !text.unicodeScalars.contains(where: TextCharacters.isRefusedInNames) else {
                throw AudienceError(
                    .file,
                    "the heading of column \(index + 1) cannot be read: it is not UTF-8, has control characters or is too long",
                    advice: "The first line of the file names the columns; save the file as \"CSV UTF-8\".")
            }
            headings.append(text)
        }
        return headings
    }

    private static func sample(_ parser: inout CSVParser) -> [[String]] {
        var sample: [[String]] = []
        while sample.count < sampleRows, let step = parser.next() {
            guard step == .row else { continue }
            let cells = parser.fields.map { field in
                parser.withBytes(of: field) { CSVText.text($0, isEscaped: field.isEscaped) } ?? ""
            }
            sample.append(cells)
        }
        return sample
    }
}
