/// A tag of another program.
struct ForeignTag {
    enum Meaning {
        /// The value of a name, with what is printed where there is none, and filters of ours.
        case value(String, fallback: String? = nil, filters: [String] = [])
        /// A tag of ours in its place.
        case liquid(String, advice: String? = nil)
        /// This text in its place.
        case text(String)
        case ifBegins(Test, isNegated: Bool)
        /// Begins a condition that holds for every letter.
        case always
        case elseIf(Test)
        case otherwise
        case ifEnds
        /// We have nothing like it: it stays, and a person has to decide.
        case foreign(advice: String)
    }

    /// What a condition asks about a name; without a comparison whether there is a value.
    struct Test {
        var name: String
        var comparison: String?
        var value = ""
    }

    /// How many bytes it has.
    var length: Int
    var meaning: Meaning
}

/// Finds the tags of one kind.
protocol ForeignTagReader {
    /// What every tag begins with, or most of them.
    var firstByte: UInt8 { get }

    /// Whether a tag can begin with this byte.
    func mayBegin(_ byte: UInt8) -> Bool

    /// The tag that begins at this offset, whose first byte may begin one; nil for text that only looks like one.
    ///
    /// - Parameter names: to tell a name that is surely meant from a word.
    func tag(_ bytes: [UInt8], at offset: Int, _ names: TagNames) -> ForeignTag?
}

extension ForeignTagReader {
    func mayBegin(_ byte: UInt8) -> Bool { byte == firstByte }

    /// The text between two marks, the first of which stands at `offset`: one line, and no longer than a tag can be.
    func inside(_ bytes: [UInt8], at offset: Int, _ opening: String, _ closing: String) -> (text: String, length: Int)? {
        guard bytes[offset...].starts(with: opening.utf8) else { return nil }
        let begin = offset + opening.utf8.count
        let mark = Array(closing.utf8)
        var end = begin
        while end + mark.count <= bytes.count, end - begin <= TemplateConverter.mostTagBytes {
            if bytes[end] == 0x0a { return nil }
            if bytes[end] == mark[0], bytes[end...].starts(with: mark) {
                return (String(decoding: bytes[begin..<end], as: UTF8.self), end + mark.count - offset)
            }
            end += 1
        }
        return nil
    }

    /// `name|fallback` in its two parts.
    func split(_ text: String) -> (name: String, fallback: String?) {
        let parts = text.split(separator: "|", maxSplits: 1, omittingEmptySubsequences: false)
        return (String(parts[0]).trimmingSpace(), parts.count > 1 ? String(parts[1]) : nil)
    }
}
