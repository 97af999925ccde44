/// Walks through CSS, of a `<style>` element or a `style` attribute, and hands over its parts with their offsets. It reads what
/// browsers would skip too: what is broken may be meant.
struct StyleScan {
    enum Part: Equatable {
        /// `@import`, in lower case without the sign.
        case atRule(String)
        /// In lower case.
        case declaration(property: String, value: String)
    }

    static func parts(_ bytes: [UInt8]) -> [(part: Part, offset: Int)] {
        var scan = StyleScan(bytes: bytes)
        scan.run()
        return scan.parts
    }

    private let bytes: [UInt8]
    private var parts: [(part: Part, offset: Int)] = []
    /// Where the part at hand begins, and its text without comments.
    private var start = 0
    private var text: [UInt8] = []

    private init(bytes: [UInt8]) {
        self.bytes = bytes
    }

    private mutating func run() {
        var offset = 0
        var depth = 0
        var quote: UInt8?
        while offset < bytes.count {
            let byte = bytes[offset]
            if let open = quote {
                if byte == open || byte == 0x0a { quote = nil }
                text.append(byte)
            } else if byte == UInt8(ascii: "/"), bytes[offset...].starts(with: "/*".utf8) {
                offset = endOfComment(offset)
                continue
            } else if depth == 0, ";{}".utf8.contains(byte) {
                finish(isPrelude: byte == UInt8(ascii: "{"))
            } else {
                if text.isEmpty, Lexer.isSpace(byte) {
                    offset += 1
                    continue
                }
                if text.isEmpty { start = offset }
                if byte == UInt8(ascii: "\"") || byte == UInt8(ascii: "'") { quote = byte }
                if byte == UInt8(ascii: "(") { depth += 1 }
                if byte == UInt8(ascii: ")") { depth = max(0, depth - 1) }
                text.append(byte)
            }
            offset += 1
        }
        finish(isPrelude: false)
    }

    private func endOfComment(_ offset: Int) -> Int {
        var end = offset + 2
        while end < bytes.count, !bytes[end...].starts(with: "*/".utf8) { end += 1 }
        return min(end + 2, bytes.count)
    }

    private mutating func finish(isPrelude: Bool) {
        defer { text = [] }
        let part = String(decoding: text, as: UTF8.self)
        if part.hasPrefix("@") {
            parts.append((.atRule(String(part.dropFirst().prefix { $0.isLetter || $0 == "-" }).lowercased()), start))
        } else if !isPrelude, let colon = part.firstIndex(of: ":") {
            let property = String(part[..<colon]).trimmingSpace().lowercased()
            parts.append(
                (
                    .declaration(
                        property: property, value: String(part[part.index(after: colon)...]).trimmingSpace().lowercased()), start
                ))
        }
    }
}
