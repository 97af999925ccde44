/// What the first bytes of a file tell: whether it is CSV in UTF-8 at all, and what separates its columns.
struct CSVHead {
    /// How many bytes the byte order mark has: 3 or 0.
    let markLength: Int
    let separator: UInt8

    /// - Parameters:
    ///   - bytes: the beginning of the file, as much as is looked at.
    ///   - separator: the separator, found by itself when nil.
    /// - Throws: `AudienceError` of kind `file` for files in UTF-16 or UTF-32, workbooks, archives and binaries.
    init(_ bytes: [UInt8], name: String, separator: UInt8?) throws(AudienceError) {
        guard !bytes.isEmpty else { throw AudienceError(.file, "\(name) is empty") }
        try Self.checkEncoding(bytes, name)
        markLength = bytes.starts(with: [0xef, 0xbb, 0xbf]) ? 3 : 0
        self.separator = separator ?? Self.separator(of: bytes.dropFirst(markLength))
    }

    private static func checkEncoding(_ bytes: [UInt8], _ name: String) throws(AudienceError) {
        let found: String
        if bytes.starts(with: [0xff, 0xfe, 0, 0]) || bytes.starts(with: [0, 0, 0xfe, 0xff]) {
            found = "UTF-32"
        } else if bytes.starts(with: [0xff, 0xfe]) || bytes.starts(with: [0xfe, 0xff]) {
            found = "UTF-16"
        } else if bytes.starts(with: [0x50, 0x4b, 3, 4]) || bytes.starts(with: [0x1f, 0x8b]) {
            throw AudienceError(
                .file, "\(name) is a workbook or a compressed file, not CSV",
                advice: "Unpack it, or save it from the spreadsheet as \"CSV UTF-8\".")
        } else if case let zeros = bytes.count(where: { $0 == 0 }), zeros > 0 {
            guard zeros * 3 >= bytes.count else {
                throw AudienceError(.file, "\(name) has NUL bytes: it is not a text file")
            }
            found = zeros * 3 > bytes.count * 2 ? "UTF-32" : "UTF-16"
        } else {
            return
        }
        throw AudienceError(
            .file, "\(name) is in \(found); an import reads UTF-8",
            advice: "Save it as \"CSV UTF-8\", or convert it: iconv -f \(found) -t UTF-8 OLD.csv > NEW.csv")
    }

    /// The candidate that stands most often in the first line outside of quotation marks; a comma when none does.
    private static func separator(of bytes: ArraySlice<UInt8>) -> UInt8 {
        let candidates = [UInt8(ascii: ","), UInt8(ascii: ";"), 0x09, UInt8(ascii: "|")]
        var counts = [0, 0, 0, 0]
        var isQuoted = false
        for byte in bytes {
            if byte == UInt8(ascii: "\"") { isQuoted.toggle() }
            if isQuoted { continue }
            if byte == 0x0a || byte == 0x0d { break }
            if let index = candidates.firstIndex(of: byte) { counts[index] += 1 }
        }
        let most = counts.max() ?? 0
        return counts.firstIndex { $0 == most && most > 0 }.map { candidates[$0] } ?? candidates[0]
    }
}
