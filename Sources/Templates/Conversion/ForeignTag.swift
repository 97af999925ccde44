internal import Mail

/// A tag of another program.
struct ForeignTag: Sendable {
    enum Meaning: Sendable {
        /// The value of a name, with what is printed where there is none, and filters of ours.
        case value(String, fallback: String? = nil, filters: [String] = [])
        /// A tag of ours in its place.
        case liquid(String, advice: String? = nil)
        /// This text in its place.
        case text(String)
        /// Begins a condition; `end` is what its end says, in the words of the other program.
        case ifBegins(TagCondition, isNegated: Bool, end: String)
        /// Begins a condition that holds for every letter, or for none.
        case decided(Bool, end: String)
        case elseIf(TagCondition)
        /// Goes on with a condition that cannot be written here.
        case foreignElse(advice: String)
        case otherwise
        /// Ends the condition or block of that name; whatever is open where the end has no name.
        case ends(String?)
        /// Begins something that cannot be written here: it stays with its end. In a loop, names are those of its items.
        case foreignBegins(end: String, isLoop: Bool, advice: String)
        /// We have nothing like it: it stays, and a person has to decide.
        case foreign(advice: String)
        /// A tag with something that a person should know.
        indirect case noted(String, Meaning)
    }

    /// How many bytes it has.
    var length: Int
    var meaning: Meaning
}

/// Finds the tags of one kind.
protocol ForeignTagReader {
    /// What every tag begins with, or most of them.
    var firstByte: UInt8 { get }

    /// Whether style sheets have signs of their own that look like these tags.
    var isForText: Bool { get }

    /// Whether a tag can begin with this byte.
    func mayBegin(_ byte: UInt8) -> Bool

    /// The tag that begins at this offset, whose first byte may begin one; nil for text that only looks like one.
    ///
    /// - Parameter names: to tell a name that is surely meant from a word.
    func tag(_ bytes: [UInt8], at offset: Int, _ names: TagNames) -> ForeignTag?
}

extension ForeignTagReader {
    var isForText: Bool { false }

    func mayBegin(_ byte: UInt8) -> Bool { byte == firstByte }

    /// The text between two marks, the first of which stands at `offset`, no longer than a tag can be.
    ///
    /// - Parameter lines: whether it may have more than one line.
    func inside(
        _ bytes: [UInt8], at offset: Int, _ opening: String, _ closing: String, lines: Bool = false
    ) -> (text: String, length: Int)? {
        guard bytes[offset...].starts(with: opening.utf8) else { return nil }
        let begin = offset + opening.utf8.count
        let mark = Array(closing.utf8)
        var end = begin
        while end + mark.count <= bytes.count, end - begin <= TemplateConverter.mostTagBytes {
            if bytes[end] == 0x0a, !lines { return nil }
            if bytes[end] == mark[0], bytes[end...].starts(with: mark) {
                return (String(decoding: bytes[begin..<end], as: UTF8.self), end + mark.count - offset)
            }
            end += 1
        }
        return nil
    }

    /// As `inside`, and also for the same tag in an address, where editors have written its marks as `%7B` and the like.
    func insideAddress(
        _ bytes: [UInt8], at offset: Int, _ opening: String, _ closing: String
    ) -> (text: String, length: Int)? {
        guard bytes[offset] == UInt8(ascii: "%") || bytes[offset] == UInt8(ascii: "*") else { return nil }
        for isLower in [false, true] {
            let found = inside(bytes, at: offset, Self.escaped(opening, isLower), Self.escaped(closing, isLower))
            guard let found, !found.text.isEmpty, let text = PercentEscapes.decoded(found.text) else { continue }
            return (text, found.length)
        }
        return nil
    }

    private static func escaped(_ mark: String, _ isLower: Bool) -> String {
        let escapes = ["{": "%7B", "}": "%7D", "|": "%7C"]
        let text = mark.map { escapes[String($0)] ?? String($0) }.joined()
        return isLower ? text.lowercased() : text
    }

    /// `name|fallback` in its two parts.
    func split(_ text: String) -> (name: String, fallback: String?) {
        let parts = text.split(separator: "|", maxSplits: 1, omittingEmptySubsequences: false)
        return (String(parts[0]).trimmingSpace(), parts.count > 1 ? String(parts[1]) : nil)
    }
}
