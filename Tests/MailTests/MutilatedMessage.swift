import Mail
import TestSupport
import Testing

/// Messages as no mail program would write them.
enum MutilatedMessage {
    private static let insertions = [
        "\r", "\n", "\r\n", "\r\n\r\n", "\r\r\n", "--", "=", "=?", "?=", "=?utf-8?q?", "=?iso-2022-jp?b?GyRC", ":", ";", "\"",
        "\\", "(", "*0*=",
        "\u{0}", "é", "\u{1b}$B", "\u{1b}(B", "+AOQ", "Content-Type: ", "Content-Type: message/rfc822\r\n\r\n", "boundary=", "'",
        "%",
        "Content-Transfer-Encoding: base64\r\n", "Content-Transfer-Encoding: quoted-printable\n", "charset=utf-7",
        "charset=euc-kr;", " ",
        "<", ">", "5.1.1", "550", "Final-Recipient: rfc822;", "Status: ", "begin 644 x\n",
    ].map { Array($0.utf8) }

    static func mutilate(_ message: [UInt8], with others: [[UInt8]], using random: inout SeededRandom) -> [UInt8] {
        var bytes = message
        for _ in 0..<Int.random(in: 1...8, using: &random) where !bytes.isEmpty {
            let place = Int.random(in: 0..<bytes.count, using: &random)
            switch Int.random(in: 0..<13, using: &random) {
            case 0, 1: bytes[place] = UInt8.random(in: 0...255, using: &random)
            case 2: bytes[place] ^= 1 << UInt8.random(in: 0..<8, using: &random)
            case 3, 4: bytes.insert(contentsOf: insertions.randomElement(using: &random) ?? [], at: place)
            case 5: bytes.removeSubrange(place..<min(bytes.count, place + Int.random(in: 1...200, using: &random)))
            case 6: bytes.insert(contentsOf: excerpt(of: bytes, using: &random), at: place)
            case 7: bytes.insert(contentsOf: excerpt(of: others.randomElement(using: &random) ?? [], using: &random), at: place)
            case 8: bytes.removeSubrange(place...)
            case 9: bytes = withOtherLineEnds(bytes, using: &random)
            case 10: bytes = withOtherBoundaries(bytes, using: &random)
            case 11: bytes = wrapped(bytes, using: &random)
            default: bytes.insert(contentsOf: bomb(using: &random), at: place)
            }
            // What grows at each step would be large rather than odd.
            if bytes.count > 8000 { bytes.removeSubrange(8000...) }
        }
        return bytes
    }

    private static func excerpt(of bytes: [UInt8], using random: inout SeededRandom) -> ArraySlice<UInt8> {
        guard !bytes.isEmpty else { return [] }
        let start = Int.random(in: 0..<bytes.count, using: &random)
        return bytes[start..<min(bytes.count, start + Int.random(in: 1...400, using: &random))]
    }

    private static func withOtherLineEnds(_ bytes: [UInt8], using random: inout SeededRandom) -> [UInt8] {
        let ends = ["\r", "\n", "\r\n", "\r\r\n", "\n\r"].map { Array($0.utf8) }
        let one = ends.randomElement(using: &random) ?? []
        let isMixed = Bool.random(using: &random)
        var changed = [UInt8]()
        for byte in bytes where byte != 0x0d {
            if byte == 0x0a { changed += isMixed ? ends.randomElement(using: &random) ?? [] : one } else { changed.append(byte) }
        }
        return changed
    }

    /// Lines that begin with "--" are changed, doubled, or lost.
    private static func withOtherBoundaries(_ bytes: [UInt8], using random: inout SeededRandom) -> [UInt8] {
        var changed = [UInt8]()
        for line in bytes.split(separator: 0x0a, omittingEmptySubsequences: false) {
            if line.starts(with: [0x2d, 0x2d]) {
                switch Int.random(in: 0..<6, using: &random) {
                case 0: continue
                case 1: changed += line + [0x0a]
                case 2: changed += line + [0x2d, 0x2d, 0x0a]
                case 3: changed += [0x2d] + line + [0x0a]
                case 4: changed += line.dropLast() + [0x0a]
                default: break
                }
            }
            changed += line + [0x0a]
        }
        return changed
    }

    /// The message inside others, once or many times.
    private static func wrapped(_ bytes: [UInt8], using random: inout SeededRandom) -> [UInt8] {
        let depth = Bool.random(using: &random) ? Int.random(in: 1...3, using: &random) : Int.random(in: 10...40, using: &random)
        let isMessage = Bool.random(using: &random)
        return (0..<depth).reduce(bytes) { inner, level in
            let opening =
                isMessage
                ? "Content-Type: message/rfc822\n\n" : "Content-Type: multipart/mixed; boundary=w\(level)\n\n--w\(level)\n"
            return Array(opening.utf8) + inner
        }
    }

    private static func bomb(using random: inout SeededRandom) -> [UInt8] {
        let unit =
            [
                "a", " ", "\n ", "X: y\n", "=?utf-8?q?a?= ", "--b\n\n", "(", "\"", ";a=b",
                "Content-Type: multipart/mixed;boundary=b\n\n--b\n",
            ]
            .randomElement(using: &random) ?? ""
        return Array(String(repeating: unit, count: Int.random(in: 20...600, using: &random)).utf8)
    }

    /// Reads everything that can be read in a message; what holds of any message has to hold of this one.
    static func readAll(_ bytes: [UInt8]) {
        let limits = MIMELimits()
        let message = MIMEParser.parse(bytes, limits: limits)
        var tally = Tally()
        tally.count(message, depth: 0)
        #expect(tally.parts <= limits.parts)
        #expect(tally.depth <= limits.depth)
        #expect(tally.fields <= limits.allHeaders)
        #expect(tally.fieldOctets <= 2 * bytes.count, "fields lie in the message, or in what was decoded of it")
        #expect(tally.octets <= 2 * bytes.count, "so do bodies, which hold no other parts")
        // Four octets of UTF-8 for one that was read, and three for U+FFFD, are the most that there can be.
        #expect(tally.text <= 4 * (tally.octets + tally.fieldOctets) + 16 * tally.parts)
        if let report = DeliveryStatusReport(message: message) {
            #expect(!report.recipients.isEmpty)
            #expect(report.explanation.utf8.count <= 8192 + 3)
            for recipient in report.recipients { _ = BounceClassifier.classify(recipient, in: report) }
        }
        if let report = FeedbackReport(message: message) { #expect(report.originalRecipients.count <= limits.headers) }
    }

    private struct Tally {
        var parts = 0
        var depth = 0
        var fields = 0
        var fieldOctets = 0
        var octets = 0
        var text = 0

        mutating func count(_ part: MIMEPart, depth: Int) {
            parts += 1
            self.depth = max(self.depth, depth)
            fields += part.headers.count
            for header in part.headers {
                fieldOctets += header.octets.count
                text += header.value.utf8.count
            }
            for inner in part.parts { count(inner, depth: depth + 1) }
            guard part.parts.isEmpty else { return }
            octets += part.content.count
            text += part.text.utf8.count
        }
    }
}
