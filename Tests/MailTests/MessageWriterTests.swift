import Foundation
import Mail
import TestSupport
import Testing

@Suite struct MessageWriterTests {
    private static let anna = Mailbox(name: "Anna Nowak", address: address("anna@example.com"))

    private static func address(_ text: String) -> EmailAddress {
        guard let address = try? EmailAddress(parsing: text) else { preconditionFailure("\(text) is an address") }
        return address
    }

    private func write(
        from: Mailbox = Mailbox(name: "Back to the Fuchsia", address: address("hello@fuchsia.example")),
        to: Mailbox = anna, subject: String = "Hello", messageID: String = "1.2@fuchsia.example",
        listID: ListIdentifier? = nil, feedbackID: String? = nil, unsubscribe: ListUnsubscribe? = nil,
        extra: [HeaderField] = [], personal: [HeaderField] = [], text: String = "Hello", html: String? = nil
    ) throws(MessageError) -> String {
        let writer = try MessageWriter(MessageHeaders(from: from, listID: listID, feedbackID: feedbackID, extra: extra))
        var bytes = Array("before".utf8)
        do throws(MessageError) {
            try writer.write(
                PersonalHeaders(
                    to: to, date: Date(timeIntervalSince1970: 1_790_000_000), messageID: messageID,
                    unsubscribe: unsubscribe, extra: personal),
                subject: Array(subject.utf8), text: Array(text.utf8), html: html.map { Array($0.utf8) }, into: &bytes)
        } catch {
            #expect(bytes == Array("before".utf8), "a refused message leaves nothing behind")
            throw error
        }
        return String(decoding: bytes.dropFirst(6), as: UTF8.self)
    }

    @Test func `writes a letter of two parts`() throws {
        let message = try write(
            listID: ListIdentifier(name: "News", identifier: "news.fuchsia.example"), feedbackID: "17:spring",
            unsubscribe: ListUnsubscribe(url: "https://fuchsia.example/u/t", mailto: "leave@fuchsia.example?subject=t"),
            extra: [HeaderField("X-Campaign", "spring")], text: "Halo,\n\tcome to Đà Nẵng \n.\nFrom us, with many greetings",
            html: "<a href=\"x\">Halo</a>\n")
        #expect(
            message == """
                Date: Mon, 21 Sep 2026 14:13:20 +0000\r
                To: Anna Nowak <anna@example.com>\r
                Subject: Hello\r
                Message-ID: <1.2@fuchsia.example>\r
                List-Unsubscribe: <https://fuchsia.example/u/t>, <mailto:leave@fuchsia.example?subject=t>\r
                List-Unsubscribe-Post: List-Unsubscribe=One-Click\r
                From: Back to the Fuchsia <hello@fuchsia.example>\r
                List-Id: News <news.fuchsia.example>\r
                Feedback-ID: 17:spring\r
                Precedence: bulk\r
                Auto-Submitted: auto-generated\r
                X-Campaign: spring\r
                MIME-Version: 1.0\r
                Content-Type: multipart/alternative;\r
                 boundary="=_merpati_alternative"\r
                \r
                --=_merpati_alternative\r
                Content-Type: text/plain; charset=utf-8\r
                Content-Transfer-Encoding: quoted-printable\r
                \r
                Halo,\r
                \tcome to =C4=90=C3=A0 N=E1=BA=B5ng=20\r
                =2E\r
                =46rom us, with many greetings\r
                --=_merpati_alternative\r
                Content-Type: text/html; charset=utf-8\r
                Content-Transfer-Encoding: quoted-printable\r
                \r
                <a href=3D"x">Halo</a>\r
                \r
                --=_merpati_alternative--\r\n
                """)
    }

    @Test(arguments: [
        ("日本語の本文です。", true), ("Xin chào các bạn, tôi là người Việt Nam", true),
        ("Selamat pagi, Łódź, jak się macie w tym roku?", false), ("", false), ("plain", false),
        (String(repeating: "Привет\n", count: 100), true),
        (String(repeating: "Litwo! Ojczyzno moja! ty jesteś jak zdrowie;\n", count: 50), false),
    ])
    func `takes the shorter encoding`(text: String, isBase64: Bool) throws {
        let message = try write(text: text)
        #expect(message.contains("Content-Transfer-Encoding: base64\r\n") == isBase64)
    }

    @Test(arguments: [
        "a\r\nBcc: x@evil.example", "a\nb", "a\rb", "a\u{0}", "a\tb", "a\u{7f}", "é\u{85}", "é\u{2028}x", "é\u{2029}", "\u{9b}x",
    ])
    func `refuses header injection`(value: String) throws {
        let address = Self.address("anna@example.com")
        let attempts: [(String, () throws -> String)] = [
            ("Subject", { try write(subject: value) }),
            ("To", { try write(to: Mailbox(name: value, address: address)) }),
            ("From", { try write(from: Mailbox(name: value, address: address)) }),
            ("List-Id", { try write(listID: ListIdentifier(name: value, identifier: "news.example")) }),
            ("Feedback-ID", { try write(feedbackID: value) }),
            ("X-Extra", { try write(extra: [HeaderField("X-Extra", value)]) }),
            ("X-Personal", { try write(personal: [HeaderField("X-Personal", value)]) }),
        ]
        for (header, attempt) in attempts {
            let error = try #require(throws: MessageError.self) { try attempt() }
            #expect(error.kind == .controlCharacter)
            #expect(error.header == header)
        }
        for attempt in [
            { try write(messageID: value + "@x") }, { try write(listID: ListIdentifier(identifier: value)) },
            { try write(unsubscribe: ListUnsubscribe(url: value)) },
            { try write(unsubscribe: ListUnsubscribe(url: "https://x.example", mailto: value)) },
        ] as [() throws -> String] {
            #expect(throws: MessageError.self) { try attempt() }
        }
    }

    @Test(arguments: [
        ("Subject", MessageError.Kind.reservedName), ("content-type", .reservedName), ("FROM", .reservedName),
        ("Bcc", .reservedName), ("X Y", .invalidName), ("X:Y", .invalidName), ("", .invalidName), ("X-é", .invalidName),
        ("X\r\nY", .invalidName),
    ])
    func `refuses extra headers that it must not write`(name: String, kind: MessageError.Kind) throws {
        let error = try #require(throws: MessageError.self) { try write(extra: [HeaderField(name, "x")]) }
        #expect(error.kind == kind)
    }

    @Test func `refuses values that fit in no line, and text that is no UTF-8`() throws {
        let long = String(repeating: "x", count: 1000)
        let tooLong = try #require(throws: MessageError.self) {
            try write(unsubscribe: ListUnsubscribe(url: "https://x.example/" + long))
        }
        #expect(tooLong.kind == .tooLong)
        let writer = try MessageWriter(MessageHeaders(from: Self.anna))
        var bytes = [UInt8]()
        let personal = PersonalHeaders(to: Self.anna, date: .distantPast, messageID: "1@x.example")
        let broken = try #require(throws: MessageError.self) {
            try writer.write(personal, subject: [0xc3, 0x28], text: [], into: &bytes)
        }
        #expect(broken.kind == .invalidUTF8)
        #expect(bytes.isEmpty)
    }

    @Test func `reports who needs SMTPUTF8`() throws {
        let writer = try MessageWriter(MessageHeaders(from: Self.anna))
        #expect(!writer.needsSMTPUTF8(to: Mailbox(address: Self.address("ngoc@kraków.example"))))
        #expect(writer.needsSMTPUTF8(to: Mailbox(address: Self.address("żaneta@example.com"))))
        let other = try MessageWriter(MessageHeaders(from: Mailbox(address: Self.address("żaneta@example.com"))))
        #expect(other.needsSMTPUTF8(to: Self.anna))
    }

    @Test(arguments: [
        (-86_400.0, "Wed, 31 Dec 1969 00:00:00 +0000"), (951_782_400, "Tue, 29 Feb 2000 00:00:00 +0000"),
        (1_709_251_199, "Thu, 29 Feb 2024 23:59:59 +0000"), (4_107_542_400, "Mon, 01 Mar 2100 00:00:00 +0000"),
        (.infinity, "Fri, 31 Dec 9999 23:59:59 +0000"), (-.infinity, "Mon, 01 Jan 1900 00:00:00 +0000"),
    ])
    func `writes dates of every year`(seconds: Double, expected: String) throws {
        let writer = try MessageWriter(MessageHeaders(from: Self.anna))
        var bytes = [UInt8]()
        let date = Date(timeIntervalSince1970: seconds)
        try writer.write(
            PersonalHeaders(to: Self.anna, date: date, messageID: "1@x.example"), subject: [], text: [], into: &bytes)
        #expect(String(decoding: bytes, as: UTF8.self).hasPrefix("Date: \(expected)\r\n"))
    }

    @Test func `keeps to the line lengths and to ASCII, whatever it writes`() throws {
        let seed = SeededRandom.seed()
        var random = SeededRandom(seed: seed)
        for _ in 0..<300 {
            let letter = try RandomLetter(using: &random)
            let bytes = try letter.write()
            #expect(bytes.allSatisfy { $0 < 0x80 && $0 != 0 }, "seed \(seed)")
            let lines = String(decoding: bytes, as: UTF8.self).components(separatedBy: "\r\n")
            #expect(lines.allSatisfy { !$0.contains("\r") && !$0.contains("\n") }, "CRLF only; seed \(seed)")
            let headerCount = lines.firstIndex(of: "") ?? 0
            for line in lines[..<headerCount] where line.utf8.count > 78 {
                // Only what has no place to fold may be longer.
                let isOnePiece =
                    line.hasPrefix("List-Unsubscribe: <") || line.hasPrefix(" <")
                    || line.contains(#/^[A-Za-z-]*:? *[^ ]+$/#)
                #expect(isOnePiece, "\(line); seed \(seed)")
            }
            for line in lines[..<headerCount] where line.contains("=?utf-8?") {
                #expect(line.utf8.count <= 76, "\(line); seed \(seed)")
            }
            #expect(lines[headerCount...].allSatisfy { $0.utf8.count <= 76 }, "seed \(seed)")
        }
    }
}
