import Testing

@testable import Mail

/// Input of strangers that would once have cost minutes.
@Suite(.timeLimit(.minutes(5)))
struct HostileCostTests {
    @Test func `a character of very many accents is divided in one walk`() {
        let text = Array(("a" + String(repeating: "\u{301}", count: 100_000) + "é b").utf8)
        var column = 9
        var out: [UInt8] = []
        EncodedWord.append(text, column: &column, to: &out)
        #expect(HeaderDecoder.decode(out).text.utf8.elementsEqual(text))
        for line in out.split(separator: UInt8(ascii: "\n")) { #expect(line.count <= 77) }
    }

    @Test(arguments: ["Subject", "X-Note"]) func `a text of more than 2,000 octets is refused`(header: String) throws {
        var out: [UInt8] = []
        try HeaderWriter.appendUnstructured(header, [UInt8](repeating: 0x61, count: 2000), to: &out)
        let error = #expect(throws: MessageError.self) {
            try HeaderWriter.appendUnstructured(header, [UInt8](repeating: 0x61, count: 2001), to: &out)
        }
        #expect(error?.kind == .tooLong && error?.header == header)
    }

    @Test func `a media type of slashes is put together once`() {
        let field = "Content-Type: " + String(repeating: "/ ", count: 32_000) + "\r\n"
        let part = MIMEParser.parse(Array((String(repeating: field, count: 60) + "\r\nhello").utf8))
        #expect(part.contentType.mediaType == "text/plain")
        #expect(ParameterList(Array("text / plain; charset=utf-8".utf8)).value == "text/plain")
        #expect(ParameterList(Array("/ / /".utf8)).value == "///")
    }

    @Test func `only the first Content-Type fields are looked at`() {
        func type(after broken: Int) -> String {
            let fields = String(repeating: "Content-Type: none\r\n", count: broken) + "Content-Type: text/html\r\n\r\nx"
            return MIMEParser.parse(Array(fields.utf8)).contentType.mediaType
        }
        #expect(type(after: 3) == "text/html")
        #expect(type(after: 4) == "text/plain")
    }

    @Test func `charsets that change with every word are opened once each`() {
        let words = String(repeating: "=?big5?q?=A4=A4?= =?gb2312?q?=D6=D0?= =?koi8-r?q?=C1?= ", count: 20_000)
        #expect(HeaderDecoder.decode(Array(words.utf8)).text.hasPrefix("中中а中中а"))
        let japanese = String(repeating: "\u{1b}$A\u{56}\u{50}\u{1b}$(C\u{30}\u{21}\u{1b}$B\u{24}\u{22}", count: 20_000)
        let decoded = Charset.decode(Array(japanese.utf8), charset: "iso-2022-jp")
        #expect(decoded.text.hasPrefix("中가あ") && decoded.notes.isEmpty)
    }

    @Test func `the first words of a long body are those of the whole`() {
        for (charset, encoding, line) in [
            ("utf-8", "8bit", Array("Pesan ini tidak terkirim — 中文\r\n".utf8)),
            ("us-ascii", "8bit", Array("Größe überschritten\r\n".utf8)),
            ("iso-8859-1", "quoted-printable", Array("Gr=F6=DFe =FCberschritten\r\n".utf8)),
        ] {
            let head = "Content-Type: text/plain; charset=\(charset)\r\nContent-Transfer-Encoding: \(encoding)\r\n\r\n"
            let part = MIMEParser.parse(Array(head.utf8) + Array(repeatElement(line, count: 20_000).joined()))
            let prefix = part.textPrefix(8192)
            #expect(prefix.utf8.count == 8192 || prefix.utf8.count < 8196)
            #expect(part.text.hasPrefix(prefix.dropLast(1)))
        }
    }

    @Test func `a NUL in a body becomes a replacement character`() {
        #expect(MIMEParser.parse(Array("\r\na\0b".utf8)).text == "a\u{fffd}b")
    }

    @Test func `words in a quotation are not the server's`() throws {
        func report(_ text: String) throws -> WordedReport {
            let message = "From: Mail Delivery System <mailer-daemon@x.example>\r\nSubject: failure notice\r\n\r\n\(text)"
            return try #require(WordedReport(message: MIMEParser.parse(Array(message.utf8))))
        }
        #expect(try report("Delivery attempts will continue.\r\n> Hello").isDelay)
        #expect(try !report("550 5.1.1 User unknown\r\n> your order has been delayed").isDelay)
        #expect(try report("I am here.\r\n> 550 5.1.1 User unknown").meaning.reason == .other)
        #expect(try report("It said:\r\n>>> RCPT TO:<a@b.example>\r\n550 5.1.1 User unknown").meaning.kind == .hard)
    }
}
