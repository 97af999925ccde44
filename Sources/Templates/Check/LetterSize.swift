internal import Diagnostics

/// How many bytes a letter has.
public struct LetterSize: Sendable, Equatable {
    /// Of the HTML, before it is encoded; nil for a letter of plain text.
    public var html: Int?
    /// Of the whole message, with its headers, its text part and its files.
    public var message: Int

    public init(html: Int?, message: Int) {
        self.html = html
        self.message = message
    }

    /// A number of bytes as people read it: `14.2 KB`, of 1024 bytes each.
    public static func text(_ bytes: Int) -> String {
        if bytes < 1024 { return Counted.text(bytes, "byte") }
        let (unit, name) = bytes < 1 << 20 ? (1 << 10, "KB") : (1 << 20, "MB")
        let tenths = (bytes * 10 + unit / 2) / unit
        return "\(tenths / 10).\(tenths % 10) \(name)"
    }
}
