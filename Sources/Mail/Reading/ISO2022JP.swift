/// ISO-2022-JP and what was added to it (RFC 1468, RFC 1554, RFC 2237): seven bits, with escape sequences that change the
/// set of characters. Read here because the system's converters know no such sequence as is broken, lack ISO-2022-JP-1,
/// and refuse the characters of NEC and IBM that Japanese mail programs send under this name.
enum ISO2022JP {
    /// Whether octets for which nothing is declared are this: an escape to a set of two octets a character.
    static func looksLike(_ octets: [UInt8]) -> Bool {
        guard octets.contains(escape) else { return false }
        return zip(octets, octets.dropFirst()).contains { $0 == escape && $1 == UInt8(ascii: "$") }
    }

    static func decode(_ octets: [UInt8], by converters: SystemConverters) -> (text: String, replacements: Int) {
        var reader = Reader(octets, converters)
        while reader.step() {}
        return reader.finished()
    }

    fileprivate static let escape: UInt8 = 0x1b

    /// What an octet, or a pair of them, stands for until the next escape.
    fileprivate enum CodedSet: Equatable {
        case ascii
        /// ASCII but for two signs.
        case roman
        /// Halfwidth katakana.
        case katakana
        case kanji
        /// JIS X 0212.
        case supplement
        case chinese
        case korean

        var isDouble: Bool {
            switch self {
            case .ascii, .roman, .katakana: return false
            case .kanji, .supplement, .chinese, .korean: return true
            }
        }
    }

    fileprivate static let escapes: [(sequence: [UInt8], set: CodedSet)] = [
        ("(B", .ascii), ("(J", .roman), ("(H", .roman), ("(I", .katakana), ("$@", .kanji), ("$B", .kanji), ("$(@", .kanji),
        ("$(B", .kanji), ("$(O", .kanji), ("$(Q", .kanji), ("$(D", .supplement), ("$A", .chinese), ("$(A", .chinese),
        ("$(C", .korean),
    ].map { (Array($0.utf8), $1) }
}

extension ISO2022JP {
    private struct Reader {
        private let octets: [UInt8]
        private let converters: SystemConverters
        private var index = 0
        private var set = CodedSet.ascii
        /// The converter of the single characters above ASCII that "ESC N" takes.
        private var second: String?
        private var text = ""
        private var replacements = 0
        /// Octets in the eight-bit form of a set, to be converted together.
        private var pending = [UInt8]()
        private var converter = japanese

        /// The eight-bit form of Japanese, with the characters of NEC and IBM.
        private static let japanese = "EUC-JP-MS"
        private static let nothing: UInt8 = 0xff

        init(_ octets: [UInt8], _ converters: SystemConverters) {
            self.octets = octets
            self.converters = converters
            pending.reserveCapacity(octets.count)
        }

        mutating func finished() -> (text: String, replacements: Int) {
            flush()
            return (text, replacements)
        }

        /// Takes the next character or escape; false at the end.
        mutating func step() -> Bool {
            guard index < octets.count else { return false }
            let octet = octets[index]
            if octet == escape {
                takeEscape()
            } else if octet == CRLF.lineFeed || octet == CRLF.carriageReturn {
                // Each line begins in ASCII, whether or not the one before went back to it.
                set = .ascii
                add([octet])
            } else if octet < 0x21 || octet >= 0x7f {
                add([octet < 0x80 ? octet : Self.nothing])
            } else if set.isDouble {
                takePair(octet)
                return true
            } else {
                takeSingle(octet)
            }
            index += 1
            return true
        }

        private mutating func takeSingle(_ octet: UInt8) {
            switch (set, octet) {
            case (.katakana, ...0x5f): add([0x8e, octet | 0x80])
            case (.roman, UInt8(ascii: "\\")): append("¥")
            case (.roman, UInt8(ascii: "~")): append("‾")
            default: add([octet])
            }
        }

        private mutating func takePair(_ first: UInt8) {
            guard index + 1 < octets.count, 0x21...0x7e ~= octets[index + 1] else {
                add([Self.nothing])
                index += 1
                return
            }
            let pair = [first | 0x80, octets[index + 1] | 0x80]
            switch set {
            case .supplement: add([0x8f] + pair)
            case .chinese: add(pair, as: "GB18030")
            case .korean: add(pair, as: "CP949")
            default: add(pair)
            }
            index += 2
        }

        /// Takes the sequence at an escape, leaving `index` at its last octet; one that is none is one fault.
        private mutating func takeEscape() {
            let rest = octets[(index + 1)...]
            if let found = escapes.first(where: { rest.starts(with: $0.sequence) }) {
                set = found.set
                index += found.sequence.count
            } else if rest.starts(with: ".A".utf8) || rest.starts(with: ".F".utf8) {
                second = rest.dropFirst().first == UInt8(ascii: "A") ? "ISO-8859-1" : "ISO-8859-7"
                index += 2
            } else if rest.first == UInt8(ascii: "N"), let second, rest.count > 1, 0x20...0x7f ~= octets[index + 2] {
                add([octets[index + 2] | 0x80], as: second)
                index += 2
            } else {
                add([Self.nothing])
            }
        }

        private mutating func add(_ eightBit: [UInt8], as name: String = japanese) {
            if name != converter {
                flush()
                converter = name
            }
            pending += eightBit
        }

        private mutating func append(_ character: Character) {
            flush()
            text.append(character)
        }

        private mutating func flush() {
            guard !pending.isEmpty else { return }
            if let read = converters.decode(pending, from: converter) {
                text += read.text
                replacements += read.replacements
            } else {
                text += String(decoding: pending, as: UTF8.self)
                replacements += pending.count { $0 >= 0x80 }
            }
            pending.removeAll(keepingCapacity: true)
        }
    }
}
