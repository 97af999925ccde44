import Mail
import Testing

/// Types, parameters, boundaries and line ends in the forms that mail programs and servers write and break them.
@Suite struct StructureTests {
    private static func type(_ value: String) -> ContentType {
        MIMEParser.parse(Array("Content-Type: \(value)\n\n".utf8)).contentType
    }

    @Test(
        arguments: [
            ("text/html", "text/html", [:]), ("TEXT/HTML;", "text/html", [:]), ("text / html", "text/html", [:]),
            ("text/html (really) ; charset=a", "text/html", ["charset": "a"]), ("(x)text/html", "text/html", [:]),
            ("text/plain; charset=us-ascii (Plain (old) text)", "text/plain", ["charset": "us-ascii"]),
            ("text/plain; charset=\"a;b\"; format=flowed", "text/plain", ["charset": "a;b", "format": "flowed"]),
            ("text/plain; a=\"\\\"q\\\"\"", "text/plain", ["a": "\"q\""]),
            ("text/plain; a=\"open; b=c", "text/plain", ["a": "open", "b": "c"]),
            ("text/plain charset=x", "text/plain", ["charset": "x"]),
            ("multipart/mixed; boundary=\"b\" charset=x", "multipart/mixed", ["boundary": "b", "charset": "x"]),
            ("text/plain; charset=x name=y z.txt", "text/plain", ["charset": "x", "name": "y z.txt"]),
            ("text/plain; name=my file (1).pdf", "text/plain", ["name": "my file (1).pdf"]),
            ("text/plain; a=1; a=2", "text/plain", ["a": "1"]),
            ("text/plain; Charset = utf-8 ", "text/plain", ["charset": "utf-8"]),
            ("text/plain; name==?utf-8?q?=C5=82?=", "text/plain", ["name": "ł"]),
            ("text/plain; name=\"=?utf-8?q?=C5=82?=\"", "text/plain", ["name": "ł"]),
            ("multipart/mixed; boundary=\"=?a?q?b?=\"", "multipart/mixed", ["boundary": "=?a?q?b?="]),
            ("text/plain; name*=utf-8''%e2%82%ac%20rates", "text/plain", ["name": "€ rates"]),
            ("text/plain; name*=iso-8859-1'de'%fc; name=u", "text/plain", ["name": "ü"]),
            ("text/plain; name*0=\"a \"; name*1=b", "text/plain", ["name": "ab"]),
            ("text/plain; name*1=b; name*0*=utf-8''%c5; name*2*=%zz", "text/plain", ["name": "\u{fffd}b%zz"]),
            ("multipart/mixed; boundary*0=ab; boundary*1=cd", "multipart/mixed", ["boundary": "abcd"]),
            ("text", "text/plain", [:]), ("text/", "text/plain", [:]), ("/", "text/plain", [:]), ("a/b/c", "text/plain", [:]),
            ("; charset=x", "text/plain", [:]), ("", "text/plain", [:]),
        ] as [(String, String, [String: String])])
    func `reads types and parameters`(value: String, mediaType: String, parameters: [String: String]) {
        let type = Self.type(value)
        #expect(type.mediaType == mediaType)
        #expect(type.parameters == parameters)
    }

    @Test func `takes the first type that is one`() {
        let message = MIMEParser.parse(Array("Content-Type: nonsense\nContent-Type: text/html\nContent-Type: text/x\n\n".utf8))
        #expect(message.contentType.mediaType == "text/html")
    }

    @Test func `reads every kind of line end in one message`() {
        let message = MIMEParser.parse(OddMessages.mixedLineEnds)
        #expect(message.header("Subject") == "ends")
        #expect(message.parts.map(\.text) == ["one", "two", "three"])
    }

    @Test func `reads nested parts`() throws {
        let message = MIMEParser.parse(Array(OddMessages.nested.utf8))
        #expect(Self.outline(message) == "mixed(related(alternative(plain html) png) digest(rfc822(plain) rfc822(plain)))")
        let alternative = try #require(message.first(ofType: "multipart/alternative"))
        #expect(alternative.parts.map(\.text) == ["Привет", "<p>你好</p>"])
        let digest = try #require(message.first(ofType: "multipart/digest"))
        #expect(digest.parts.map { $0.parts.first?.header("Subject") } == ["one", "two"])
    }

    @Test func `ends inner parts where the outer go on`() throws {
        let message = MIMEParser.parse(Array(OddMessages.unclosed.utf8))
        #expect(Self.outline(message) == "mixed(mixed(plain) plain)")
        #expect(message.notes == [.unclosed])
        let inner = try #require(message.parts.first)
        #expect(inner.notes == [.unclosed])
        #expect(inner.parts.first?.notes == [.headerWithoutBlankLine])
        #expect(inner.parts.first?.text == "no blank line before this")
        #expect(message.parts.last?.text == "after")
    }

    @Test func `tells boundaries apart that begin alike`() throws {
        let message = MIMEParser.parse(Array(OddMessages.prefixedBoundaries.utf8))
        #expect(Self.outline(message) == "mixed(mixed(plain) plain)")
        #expect(message.parts.first?.parts.first?.text == "one\n--xxx\nstill one")
        #expect(message.parts.last?.text == "two")
        #expect(message.notes == [])
    }

    @Test func `reads parts that must not be encoded and are`() throws {
        let message = MIMEParser.parse(Array(OddMessages.encodedParts.utf8))
        #expect(Self.outline(message) == "mixed(rfc822(plain) mixed(plain))")
        #expect(message.parts.first?.parts.first?.header("Subject") == "inside")
        #expect(message.parts.first?.parts.first?.text == "hello")
        #expect(message.parts.last?.parts.first?.text == "text")
    }

    @Test(arguments: [
        ("multipart/mixed", "--b\n\none\n--b--\n", "one", [MIMENote.guessedBoundary]),
        ("multipart/mixed; boundary=\"\"", "--b\n\none\n--b--\n", "", [.noParts]),
        ("multipart/mixed; boundary=other", "--b\nContent-Type: text/plain\n\none\n--b--\n", "one", [.guessedBoundary]),
        ("multipart/mixed; boundary=other", "--b\n\none\n--b--\n", "", [.noParts]),
        ("multipart/mixed; boundary=b", "only a preamble\n", "", [.noParts]),
        ("multipart/mixed; boundary=b", "--b  \t\n\none\n--b", "one|", [.unclosed]),
        ("multipart/mixed; boundary=b", "--b\n\none\n--b--  \nepilogue\n--b\nmore", "one", []),
        ("multipart/mixed; boundary=b", "--b\n--b\n\n--b\n\n\n--b--", "||", []),
        ("multipart/mixed; boundary=\"b\"\"c\"", "--b\n\none\n--b--", "one", []),
        ("multipart/mixed; boundary=\"b", "--b\n\none\n--b--", "one", []),
        ("multipart/mixed; boundary= b ", "--b\n\none\n--b--", "one", []),
        ("multipart/mixed; boundary=\"a b'()+_,-./:=?\"", "--a b'()+_,-./:=?\n\none\n--a b'()+_,-./:=?--", "one", []),
    ])
    func `finds parts behind odd boundaries`(type: String, body: String, texts: String, notes: [MIMENote]) {
        let message = MIMEParser.parse(Array("Content-Type: \(type)\n\n\(body)".utf8))
        #expect(message.parts.map(\.text).joined(separator: "|") == texts)
        #expect(message.notes == notes)
    }

    @Test func `reads headers with octets that do not belong there`() {
        let message = MIMEParser.parse(OddMessages.binary)
        #expect(message.header("Subject") == "a\u{fffd}b")
        #expect(message.headers.map(\.name) == ["Subject", "X-Raw", "Content-Type"])
        #expect(message.header("X-Raw")?.hasPrefix("éÿ") == false, "an escape makes it Japanese")
        #expect(message.decodedText.text == "A😀\u{42}".prefix(2) && message.decodedText.notes == [.replacements(1)])
        let folded = MIMEParser.parse(Array("A: one\n\t two\n \n  three\nB:x\n\n".utf8))
        #expect(folded.header("A") == "one\t two   three" && folded.header("B") == "x")
    }

    @Test func `bounds what is kept of a bomb of headers`() {
        let part = "--b\n" + String(repeating: "a:\n", count: 600) + "\n"
        let bomb = "Content-Type: multipart/mixed; boundary=b\n\n" + String(repeating: part, count: 100)
        let message = MIMEParser.parse(Array(bomb.utf8))
        let fields = message.parts.map(\.headers.count)
        #expect(fields.max() == 500)
        #expect(fields.reduce(0, +) == 5000 - 1)
        #expect(message.parts.allSatisfy { $0.isTruncated })
    }

    private static func outline(_ part: MIMEPart) -> String {
        let name = part.contentType.mediaType.split(separator: "/").last ?? ""
        return part.parts.isEmpty ? String(name) : "\(name)(\(part.parts.map(outline).joined(separator: " ")))"
    }
}
