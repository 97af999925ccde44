import Foundation
import Testing

@testable import Mail

@Suite struct AttachmentWritingTests {
    typealias File = Mail.Attachment

    private static let image = File(name: "bloom.png", type: "image/png", bytes: [1, 2, 3], contentID: "b1@images")
    private static let file = File(name: "care.pdf", type: "application/pdf", bytes: Array(0...99))

    private func write(attachments: [File] = [], images: [File] = [], html: String? = "<p>Halo</p>") throws -> String {
        let sender = Mailbox(name: "Shop", address: try EmailAddress(parsing: "hello@fuchsia.example"))
        let writer = try MessageWriter(MessageHeaders(from: sender), attachments: attachments, images: images)
        var bytes = [UInt8]()
        try writer.write(
            PersonalHeaders(to: sender, date: Date(timeIntervalSince1970: 0), messageID: "1@fuchsia.example"),
            subject: Array("Halo".utf8), text: Array("Halo".utf8), html: html.map { Array($0.utf8) }, into: &bytes)
        return String(decoding: bytes, as: UTF8.self)
    }

    @Test func `puts each wrapper only where it has something to hold`() throws {
        let all = "Halo\r\n--=_merpati_alternative\r\nContent-Type: text/html; charset=utf-8\r\n"
        for (attachments, images, html, types) in [
            ([], [], nil, ["text/plain"]), ([], [], "x", ["multipart/alternative", "text/plain", "text/html"]),
            ([Self.file], [], nil, ["multipart/mixed", "text/plain", "application/pdf"]),
            ([], [Self.image], "x", ["multipart/related", "multipart/alternative", "text/plain", "text/html", "image/png"]),
            (
                [Self.file, Self.file], [Self.image], "x",
                [
                    "multipart/mixed", "multipart/related", "multipart/alternative", "text/plain", "text/html", "image/png",
                    "application/pdf", "application/pdf",
                ]
            ),
            // Nothing shows an image where there is no HTML.
            ([], [Self.image], nil, ["text/plain"]),
        ] as [([File], [File], String?, [String])] {
            let message = try write(attachments: attachments, images: images, html: html)
            #expect(Self.types(MIMEParser.parse(Array(message.utf8))) == types)
            #expect(message.contains(all) == (html != nil))
            #expect(message.hasSuffix("\r\n") && !message.hasSuffix("\r\n\r\n"))
        }
    }

    private static func types(_ part: MIMEPart) -> [String] {
        [part.contentType.mediaType] + part.parts.flatMap(types)
    }

    @Test func `writes a file as a part`() throws {
        let message = try write(attachments: [Self.file], images: [Self.image])
        #expect(
            message.contains(
                """
                \r\n--=_merpati_alternative--\r
                --=_merpati_related\r
                Content-Type: image/png;\r
                 name="bloom.png"\r
                Content-Transfer-Encoding: base64\r
                Content-ID: <b1@images>\r
                Content-Disposition: inline;\r
                 filename="bloom.png"\r
                \r
                AQID\r
                --=_merpati_related--\r
                --=_merpati_mixed\r
                Content-Type: application/pdf;\r
                 name="care.pdf"\r
                Content-Transfer-Encoding: base64\r
                Content-Disposition: attachment;\r
                 filename="care.pdf"\r
                \r
                AAECAwQFBgcICQoLDA0ODxAREhMUFRYXGBkaGxwdHh8gISIjJCUmJygpKissLS4vMDEyMzQ1Njc4\r
                OTo7PD0+P0BBQkNERUZHSElKS0xNTk9QUVJTVFVWV1hZWltcXV5fYGFiYw==\r
                --=_merpati_mixed--\r\n
                """))
    }

    @Test(arguments: [
        ("care.pdf", "filename=\"care.pdf\"", "name=\"care.pdf\""),
        ("with space (1).pdf", "filename=\"with space (1).pdf\"", "name=\"with space (1).pdf\""),
        (
            "Pflege – Orchideen.pdf", "filename*=utf-8''Pflege%20%E2%80%93%20Orchideen.pdf",
            "name=\"=?utf-8?q?Pflege_=E2=80=93_Orchideen=2Epdf?=\""
        ),
        ("a\"b.pdf", "filename*=utf-8''a%22b.pdf", "name=\"=?utf-8?q?a=22b=2Epdf?=\""),
        ("100%.pdf", "filename=\"100%.pdf\"", "name=\"100%.pdf\""),
        ("=?x?=.pdf", "filename*=utf-8''%3D%3Fx%3F%3D.pdf", "name=\"=?utf-8?b?PT94Pz0ucGRm?=\""),
        ("../../etc/passwd", "filename=\".._.._etc_passwd\"", "name=\".._.._etc_passwd\""),
        ("C:\\x.txt", "filename=\"C:_x.txt\"", "name=\"C:_x.txt\""),
        ("invoice\u{202e}fdp.exe", "filename=\"invoicefdp.exe\"", "name=\"invoicefdp.exe\""),
        (
            String(repeating: "x", count: 80) + ".pdf",
            "filename*0*=utf-8''" + String(repeating: "x", count: 57) + ";\r\n filename*1*=" + String(repeating: "x", count: 23)
                + ".pdf",
            "name=\"=?utf-8?q?" + String(repeating: "x", count: 56) + "?=\r\n =?utf-8?q?"
                + String(repeating: "x", count: 24) + "=2Epdf?=\""
        ),
    ])
    func `names files`(name: String, standard: String, customary: String) throws {
        let message = try write(attachments: [File(name: name, type: "application/pdf", bytes: [])])
        #expect(message.contains("attachment;\r\n \(standard)\r\n"), "\(message)")
        #expect(message.contains("application/pdf;\r\n \(customary)\r\n"), "\(message)")
    }

    @Test func `keeps a character of a name in one segment`() throws {
        let name = String(repeating: "語", count: 60) + ".pdf"
        let message = try write(attachments: [File(name: name, type: "application/pdf", bytes: [])])
        let segments = message.components(separatedBy: "\r\n").filter { $0.hasPrefix(" filename*") }
        #expect(segments.count == 9)
        for segment in segments {
            let value = segment.split(separator: "=").last?.split(separator: "'").last ?? ""
            #expect(value.replacing(";", with: "").removingPercentEncoding != nil, "\(segment)")
            #expect(segment.utf8.count <= 78)
        }
        let part = try #require(MIMEParser.parse(Array(message.utf8)).first(ofType: "application/pdf"))
        let disposition = try #require(part.headers.first { $0.isNamed("Content-Disposition") })
        #expect(ParameterList(disposition.octets).parameters["filename"] == name)
    }

    @Test(arguments: [
        ("text/calendar; method=REQUEST", "text/calendar; charset=utf-8;\r\n method=REQUEST;\r\n name=\"a\""),
        (
            "text/calendar; method=REQUEST; charset=\"utf-8\"",
            "text/calendar;\r\n method=REQUEST;\r\n charset=utf-8;\r\n name=\"a\""
        ),
        ("Application/Pdf ;Version=\"1.4 x\" ; ", "application/pdf;\r\n version=\"1.4 x\";\r\n name=\"a\""),
        ("a/b; title=\"x; y\"", "a/b;\r\n title=\"x; y\";\r\n name=\"a\""),
        ("a/b; title=\"say \\\"x\\\"\"", "a/b;\r\n title*=utf-8''say%20%22x%22;\r\n name=\"a\""),
        ("a/b; title=\"Größe\"", "a/b;\r\n title*=utf-8''Gr%C3%B6%C3%9Fe;\r\n name=\"a\""),
        (
            "a/b; title=\"\(String(repeating: "ü", count: 30))\"",
            "a/b;\r\n title*0*=utf-8''\(String(repeating: "%C3%BC", count: 10));\r\n title*1*=\(String(repeating: "%C3%BC", count: 11));\r\n title*2*=\(String(repeating: "%C3%BC", count: 9));\r\n name=\"a\""
        ),
    ])
    func `writes the parameters of a type`(type: String, expected: String) throws {
        let message = try write(attachments: [File(name: "a", type: type, bytes: Array("x".utf8))])
        #expect(message.contains("Content-Type: \(expected)\r\nContent-Transfer-Encoding"), "\(message)")
        for line in message.components(separatedBy: "\r\n") { #expect(line.utf8.count <= 78) }
        // A reader gets back what was given.
        let part = try #require(MIMEParser.parse(Array(message.utf8)).first(ofType: try MediaType(type).text))
        let field = try #require(part.headers.first { $0.isNamed("Content-Type") })
        for (name, value) in try MediaType(type).parameters {
            #expect(ParameterList(field.octets).parameters[name] == value)
        }
    }

    @Test func `says that a text is UTF-8 if it is`() throws {
        func type(_ bytes: [UInt8]) throws -> Bool {
            try write(attachments: [File(name: "a.csv", type: "text/csv", bytes: bytes)])
                .contains("Content-Type: text/csv; charset=utf-8;\r\n name=\"a.csv\"\r\n")
        }
        let (isText, isOther) = (try type(Array("żółć".utf8)), try type([0xff, 0xfe, 0x41]))
        #expect(isText && !isOther)
    }

    @Test(arguments: [
        ("message/rfc822", MessageError.Kind.unsuitableType), ("Message/Global", .unsuitableType),
        ("multipart/mixed", .unsuitableType), ("", .invalidValue), ("pdf", .invalidValue), ("a/b/c", .invalidValue),
        ("/x", .invalidValue), ("text/plain; charset", .invalidValue), ("text/plain\r\nBcc: x", .invalidValue),
        ("text/plain; x=\r\nBcc: x", .invalidValue), ("text/plain; x=\"\r\nBcc: x\"", .invalidValue),
        ("text/plain; x=\"\u{1}\"", .invalidValue), ("text/plain; x=\"a\u{2028}b\"", .invalidValue),
        ("text/plain; x=\"a", .invalidValue), ("text/plain; x=\"a\\", .invalidValue), ("text/plain; x=a b", .invalidValue),
        ("text/plain; x=a; X=b", .invalidValue), ("text/plain; name=a", .invalidValue), ("text/plain; =a", .invalidValue),
        ("text/plain; bad name=a", .invalidValue), ("text/plain; x\r\n=a", .invalidValue),
        ("multipart/mixed; boundary=x", .unsuitableType),
        ("text/plain; x=\(String(repeating: "a", count: 201))", .invalidValue),
        ("text/plain" + (0..<11).map { "; x\($0)=a" }.joined(), .invalidValue),
        ("téxt/plain", .invalidValue),
    ])
    func `refuses types that no file has`(type: String, kind: MessageError.Kind) throws {
        #expect(throws: MessageError(kind, header: "Content-Type")) {
            try write(attachments: [File(name: "a", type: type, bytes: [])])
        }
    }

    @Test(arguments: ["a\r\nb.pdf", "a\u{0}.pdf", "a\tb", "a\u{85}b", "a\u{2028}b", "\u{7f}"])
    func `refuses names with control characters`(name: String) throws {
        let error = try #require(throws: MessageError.self) {
            try write(attachments: [File(name: name, type: "application/pdf", bytes: [])])
        }
        #expect(error.kind == .controlCharacter)
        #expect(error.header == "Content-Disposition")
    }

    @Test(arguments: ["", ".", "..", " ", "\u{202e}", String(repeating: "ü", count: 128)])
    func `refuses names that are none`(name: String) throws {
        #expect(throws: MessageError.self) {
            try write(attachments: [File(name: name, type: "application/pdf", bytes: [])])
        }
    }

    @Test(arguments: [nil, "", "no-at", "a b@c", "a@b>\r\nX: y", "ü@x"] as [String?])
    func `refuses images that the HTML cannot call`(contentID: String?) throws {
        #expect(throws: MessageError.self) {
            try write(images: [File(name: "a.png", type: "image/png", bytes: [], contentID: contentID)])
        }
        #expect(throws: MessageError(.invalidValue, header: "Content-ID")) { try write(images: [Self.image, Self.image]) }
    }
}
