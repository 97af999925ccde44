import Foundation
import TestSupport
import Testing

@testable import Mail

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
                From: Back to the Fuchsia <hello@fuchsia.example>\r
                To: Anna Nowak <anna@example.com>\r
                Subject: Hello\r
                Message-ID: <1.2@fuchsia.example>\r
                List-Unsubscribe: <https://fuchsia.example/u/t>, <mailto:leave@fuchsia.example?subject=t>\r
                List-Unsubscribe-Post: List-Unsubscribe=One-Click\r
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

    @Test(arguments: [
        ("", "Subject:"), (" ", "Subject: =?utf-8?q?_?="), ("a  b", "Subject: =?utf-8?q?a__b?="),
        (" x ", "Subject: =?utf-8?q?_x_?="), ("=?utf-8?q?x?=", "Subject: =?utf-8?b?PT91dGYtOD9xP3g/PQ==?="),
        ("a=b?", "Subject: a=b?"), ("Viele bunte Grüße", "Subject: =?utf-8?q?Viele_bunte_Gr=C3=BC=C3=9Fe?="),
        ("日本語", "Subject: =?utf-8?b?5pel5pys6Kqe?="),
        // Folded where a space is, not where it would have to be at once.
        (
            String(repeating: "word ", count: 15) + "end",
            "Subject: " + String(repeating: "word ", count: 13) + "word\r\n word end"
        ),
        (
            String(repeating: "w", count: 70),
            "Subject: =?utf-8?q?" + String(repeating: "w", count: 55) + "?=\r\n =?utf-8?q?" + String(repeating: "w", count: 15)
                + "?="
        ),
        (String(repeating: "w", count: 500), "Subject: " + String(repeating: "w", count: 500)),
    ])
    func `writes subjects of every kind`(subject: String, expected: String) throws {
        let message = try write(subject: subject)
        #expect(message.contains("\r\n\(expected)\r\nMessage-ID:"), "\(message)")
    }

    @Test func `keeps characters whole in encoded words, as far as they fit`() throws {
        let family = "👩‍👩‍👧‍👦"
        for (subject, whole) in [
            (String(repeating: family, count: 20), Set([family])), ("Hello to all " + family + " and more words here", [family]),
            (String(repeating: "e\u{301}", count: 100), ["e\u{301}"]), (String(repeating: "🇮🇩", count: 40), ["🇮🇩"]),
        ] {
            let message = MIMEParser.parse(Array(try write(subject: subject).utf8))
            #expect(message.header("Subject").map { Array($0.unicodeScalars) } == Array(subject.unicodeScalars))
            let words = try write(subject: subject).components(separatedBy: "\r\n").filter { $0.contains("=?utf-8?") }
            for word in words {
                let alone = MIMEParser.parse(Array("Subject: \(word.split(separator: " ").last ?? "")\r\n\r\n".utf8))
                let characters = Set((alone.header("Subject") ?? "").filter { !$0.isASCII }.map(String.init))
                #expect(characters.isSubset(of: whole), "\(word)")
            }
        }
        // Longer than a word: then code points at least are whole.
        let tower = "a" + String(repeating: "\u{301}", count: 60)
        let message = MIMEParser.parse(Array(try write(subject: tower).utf8))
        #expect(message.header("Subject").map { Array($0.unicodeScalars) } == Array(tower.unicodeScalars))
    }

    @Test func `writes where complaints go`() throws {
        let writer = try MessageWriter(
            MessageHeaders(from: Self.anna, complaintAddress: Self.address("fbl@krak\u{f3}w.example")))
        var bytes = [UInt8]()
        let personal = PersonalHeaders(to: Self.anna, date: .distantPast, messageID: "1@x.example", complaintID: "17:token=9")
        try writer.write(personal, subject: [], text: [], into: &bytes)
        let message = String(decoding: bytes, as: UTF8.self)
        #expect(message.contains("\r\nCFBL-Address: fbl@xn--krakw-3ta.example; report=arf\r\n"))
        #expect(message.contains("\r\nCFBL-Feedback-ID: 17:token=9\r\n"))
        for wrong in ["", "a b", "ü", "a\r\nb", String(repeating: "x", count: 513)] {
            let personal = PersonalHeaders(to: Self.anna, date: .distantPast, messageID: "1@x.example", complaintID: wrong)
            #expect(throws: MessageError.self) { try writer.write(personal, subject: [], text: [], into: &bytes) }
        }
        #expect(throws: MessageError(.invalidValue, header: "CFBL-Address")) {
            try MessageWriter(MessageHeaders(from: Self.anna, complaintAddress: Self.address("\u{17c}@example.com")))
        }
    }

    @Test(arguments: ["a:b:c:d:e", "a b:c", "a:b:", "", "ü:x"])
    func `refuses a Feedback-ID that Gmail would not read`(value: String) throws {
        #expect(throws: MessageError(.invalidValue, header: "Feedback-ID")) { try write(feedbackID: value) }
    }
}
