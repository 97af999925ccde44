import Foundation
import Mail
import TestSupport
import Testing

@Suite struct MIMEParserTests {
    static let letter = """
        Received: from a by b
        From: =?iso-8859-1?Q?Andr=E9?= <andre@example.com>
        SUBJECT: =?utf-8?q?za=C5=BC?= =?UTF-8?B?w7PFgsSH?= and
        \t plain =?utf-8*pl?q?_x?=
        Content-Type: multipart/mixed; boundary="outer"

        preamble
        --outer
        Content-Type: multipart/alternative; boundary=inner

        --inner
        Content-Type: text/plain; charset="ISO-8859-1"
        Content-Transfer-Encoding: quoted-printable

        caf=E9 =
        here \t
        =zz =3D
        --inner
        Content-Type: text/html; charset=utf-8
        Content-Transfer-Encoding: base64

        PHA+xYHDs2TF
        ujwvcD4=
        --inner--
        --outer
        Content-Type: message/rfc822

        Subject: enclosed

        inside
        --outer--
        epilogue
        """

    @Test(arguments: ["\n", "\r\n", "\r"])
    func `reads parts with every kind of line end`(lineEnd: String) throws {
        let message = MIMEParser.parse(Array(Self.letter.replacingOccurrences(of: "\n", with: lineEnd).utf8))
        #expect(message.header("from") == "André <andre@example.com>")
        #expect(message.header("Subject") == "zażółć and\t plain  x")
        #expect(message.contentType.mediaType == "multipart/mixed")
        #expect(message.parts.map(\.contentType.mediaType) == ["multipart/alternative", "message/rfc822"])
        let alternative = try #require(message.parts.first)
        #expect(alternative.parts.map(\.text) == ["café here\n=zz =", "<p>Łódź</p>"])
        let enclosed = try #require(message.parts.last?.parts.first)
        #expect(enclosed.header("subject") == "enclosed")
        #expect(enclosed.text == "inside")
        #expect(!message.isTruncated)
    }

    @Test(arguments: [
        ("=?utf-8?q?a?= =?utf-8?q?b?=", "ab"), ("=?utf-8?q?a?= b", "a b"), ("a =?utf-8?q?b?=", "a b"),
        ("=?utf-8?q?=C5?= =?utf-8?q?=81?=", "Ł"), ("=?utf-8?q?=C5?==?utf-8?q?=81?=", "Ł"),
        ("=?us-ascii?Q?a_b?=", "a b"), ("=?windows-1252?q?=80?=", "€"), ("=?utf-8?x?a?=", "=?utf-8?x?a?="),
        ("=?utf-8?q?a", "=?utf-8?q?a"), ("=?", "=?"), ("a=b?", "a=b?"), ("=??q?a?=", "=??q?a?="),
        ("=?x-unknown?q?a=ffb?=", "a\u{fffd}b"), ("Łódź", "Łódź"), ("=?utf-8?b?xYE?=", "Ł"), ("=?utf-8?q??=", ""),
    ])
    func `decodes encoded words`(value: String, expected: String) throws {
        let message = MIMEParser.parse(Array("Subject: \(value)\n\n".utf8))
        #expect(message.header("Subject") == expected)
    }

    @Test func `forgives what is missing`() throws {
        let noHeader = MIMEParser.parse(Array("just text".utf8))
        #expect(noHeader.headers.isEmpty && noHeader.text == "just text")
        let mbox = MIMEParser.parse(Array("From anna Mon Jan 1\nSubject : x\nnot a header\nbody".utf8))
        #expect(mbox.header("Subject") == "x" && mbox.text == "not a header\nbody")
        let noEnd = MIMEParser.parse(Array("Content-Type: multipart/mixed; boundary=b\n\n--b\n\none\n--b\n\ntwo\n".utf8))
        #expect(noEnd.parts.map(\.text) == ["one", "two\n"])
        let noParameter = MIMEParser.parse(Array("Content-Type: multipart/mixed\n\n--what\n\none\n--what--\n".utf8))
        #expect(noParameter.parts.map(\.text) == ["one"])
        let noBoundary = MIMEParser.parse(Array("Content-Type: multipart/mixed; boundary=b\n\nnothing".utf8))
        #expect(noBoundary.parts.isEmpty && noBoundary.text == "nothing")
        #expect(MIMEParser.parse([]).headers.isEmpty)
    }

    @Test func `keeps to its limits and says so`() throws {
        var limits = MIMELimits()
        limits.depth = 2
        limits.parts = 4
        limits.headers = 3
        limits.headerLength = 8
        let nested = (0..<5).reduce("deep") { inner, level in
            "Content-Type: multipart/mixed; boundary=b\(level)\n\n--b\(level)\n\(inner)"
        }
        limits.headerLength = 100
        let deep = MIMEParser.parse(Array(nested.utf8), limits: limits)
        #expect(deep.parts.first?.parts.first?.parts.isEmpty == true)
        #expect(deep.parts.first?.parts.first?.isTruncated == true)
        let wide = "Content-Type: multipart/mixed; boundary=b\n\n" + String(repeating: "--b\n\nx\n", count: 50)
        let many = MIMEParser.parse(Array(wide.utf8), limits: limits)
        #expect(many.parts.count == 3 && many.isTruncated)
        let long = MIMEParser.parse(
            Array(("A: " + String(repeating: "x", count: 200) + "\nB: 1\nC: 2\nD: 3\n\nbody").utf8), limits: limits)
        #expect(long.headers.map(\.name) == ["A", "B", "C"] && long.isTruncated)
        #expect(long.headers[0].octets.count <= 100 && long.text == "body")
        limits.size = 10
        let cut = MIMEParser.parse(Array("A: b\n\n0123456789".utf8), limits: limits)
        #expect(cut.text == "0123" && cut.isTruncated)
    }

    /// Line for line, in octets: to characters a line end and an accent behind it are one.
    private static func lines(of text: String) -> [UInt8] {
        var lines = [UInt8]()
        var previous: UInt8 = 0
        for octet in text.utf8 {
            if octet == 0x0d || (octet == 0x0a && previous != 0x0d) {
                lines.append(0x0a)
            } else if octet != 0x0a {
                lines.append(octet)
            }
            previous = octet
        }
        // Quoted-printable cannot say that the last line of a message has no end.
        if lines.last == 0x0a { lines.removeLast() }
        return lines
    }

    private static func leaves(of part: MIMEPart) -> [MIMEPart] {
        part.parts.isEmpty ? [part] : part.parts.flatMap { leaves(of: $0) }
    }

    @Test func `reads back what we write`() throws {
        let seed = SeededRandom.seed()
        var random = SeededRandom(seed: seed)
        for _ in 0..<300 {
            let letter = try RandomLetter(using: &random)
            let message = MIMEParser.parse(try letter.write())
            let place: Comment = "seed \(seed), subject \(letter.subject)"
            #expect(message.header("Subject")?.normalizedSpaces == letter.subject.normalizedSpaces, place)
            #expect(message.header("Message-ID") == "<\(letter.messageID)>", place)
            #expect(message.header("X-Constant")?.normalizedSpaces == letter.extra.normalizedSpaces, place)
            let to = try #require(message.header("To"))
            #expect(to.hasSuffix(letter.to.address.wire) || to.hasSuffix("<\(letter.to.address.wire)>"), place)
            let leaves = Self.leaves(of: message)
            let texts = ([letter.text] + (letter.html.map { [$0] } ?? [])).map { $0.replacing("\0", with: "\u{fffd}") }
            #expect(leaves.prefix(texts.count).map { Self.lines(of: $0.text) } == texts.map(Self.lines), place)
            let files = letter.images + letter.attachments
            #expect(leaves.dropFirst(texts.count).map(\.content) == files.map(\.bytes), place)
        }
    }
}

extension String {
    /// Octets at the ends of a header value that are white space are no part of it.
    fileprivate var normalizedSpaces: String { trimmingCharacters(in: .whitespaces) }
}
