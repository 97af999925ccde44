import Testing

@testable import Mail

/// Marks and lines that stand before a header where none should.
struct ByteOrderMarkTests {
    private static let mark = "\u{feff}"
    /// U+FEFF whose octets were taken for Latin-1 and written as UTF-8 again.
    private static let doubled = "\u{ef}\u{bb}\u{bf}"

    @Test(arguments: [
        mark, mark + mark, doubled, "\(mark)\r\n", "\r\n\(mark)", "\r\n \t\r\n\(mark)\r\n", "From siti Mon Nov 30 2026\r\n",
        "\(mark)From siti Mon Nov 30 2026\r\n", "From siti Mon Nov 30 2026\r\n\(mark)", "\r\nFrom siti Mon Nov 30\r\n\r\n\(mark)",
        ">From siti Mon Nov 30 2026\r\n\(mark)", "\n\n\(mark)\n", " \r\n",
    ])
    func `a message's header is read behind them`(preamble: String) {
        let message = "\(preamble)Subject: Bunga\r\nFrom: siti@example.com\r\n\r\nHalo\r\n"
        let read = MIMEParser.parse(Array(message.utf8))
        #expect(read.header("Subject") == "Bunga")
        #expect(read.headers.count == 2)
        #expect(read.text == "Halo\n")
        let enclosed = MIMEParser.parse(Array("Content-Type: message/rfc822\r\n\r\n\(message)".utf8))
        #expect(enclosed.parts.first?.header("Subject") == "Bunga")
    }

    @Test func `a part's header is read behind a mark, and so are the fields of a report`() throws {
        let text = """
            \(Self.mark)Content-Type: multipart/report; boundary=b

            --b
            \(Self.mark)Content-Type: text/plain

            Sorry.
            --b
            \(Self.mark)Content-Type: message/delivery-status

            \(Self.mark)Final-Recipient: rfc822; siti@example.com
            Action: failed
            Status: 5.1.1
            --b
            \(Self.mark)Content-Type: message/rfc822

            \(Self.mark)From: hello@shop.example

            Bunga
            --b--
            """
        let report = try #require(DeliveryStatusReport(message: MIMEParser.parse(Array(text.utf8))))
        #expect(report.recipients.map(\.finalRecipient) == ["siti@example.com"])
        #expect(report.recipients.first?.status == "5.1.1")
        #expect(report.explanation.contains("Sorry."))
        #expect(report.returnedMessage?.header("From") == "hello@shop.example")
    }

    @Test(arguments: ["", "\u{feff}", "\u{feff}\r\n\r\n", "\u{feff}Halo\r\n", "Halo \u{feff}Subject: x", "\r\n\r\nHalo"])
    func `where no header follows, nothing is lost`(text: String) {
        let read = MIMEParser.parse(Array(text.utf8))
        #expect(read.headers.isEmpty)
        if text.contains("Halo") { #expect(read.text.contains("Halo")) }
    }

    @Test(.timeLimit(.minutes(5))) func `thousands of them cost little`() {
        for preamble in [Self.mark, "\(Self.mark)\r\n", "From x\r\n", " \r\n"] {
            let read = MIMEParser.parse(Array((String(repeating: preamble, count: 50_000) + "Subject: Bunga\r\n\r\n").utf8))
            #expect(read.header("Subject") == "Bunga")
        }
    }
}
