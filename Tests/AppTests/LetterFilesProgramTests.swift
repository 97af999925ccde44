import Foundation
import Inbound
import Mail
import TestSupport
import Testing

/// Letters with images and attachments, from the files on disk to what a mail server has taken.
@Suite(.timeLimit(.minutes(15))) struct LetterFilesProgramTests {
    private static let image: [UInt8] = [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a] + (0..<3000).map { UInt8($0 * 7 % 256) }
    private static let sheet: [UInt8] = Array("%PDF-1.4\r\n\n.\n..\r".utf8) + (0...255).map { UInt8($0) }
    private static let name = "Pflege – „Orchideen“ für Anfänger.pdf"

    private func withLetter(
        _ matter: String, _ body: @escaping @Sendable (MerpatiProgram, KeepingSink) async throws -> Void
    ) async throws {
        let sink = KeepingSink()
        try await withTemporaryFolder { folder in
            try await sink.whileListening { port in
                try SampleWorkspace.write(to: folder, contacts: 3, smtpPort: port)
                try SampleWorkspace.file(
                    folder, "templates/hello.md",
                    """
                    ---
                    subject: Hello
                    \(matter)
                    ---
                    ![Bloom](images/bloom.png) and once more ![Bloom](images/bloom.png)

                    {{ workspace.postal_address }} - [Unsubscribe]({{ unsubscribe_url }})
                    """)
                for (path, bytes) in [("images/bloom.png", Self.image), ("attachments/sheet.pdf", Self.sheet)] {
                    try SampleWorkspace.file(folder, "templates/\(path)", "")
                    try Data(bytes).write(to: folder.appendingPathComponent("templates/\(path)"))
                }
                let program = MerpatiProgram(folder: folder)
                try await SampleWorkspace.importContacts(program)
                try await body(program, sink)
            }
        }
    }

    @Test func filesArriveAsTheyAre() async throws {
        try await withLetter("attachments:\n  - { file: sheet.pdf, name: \"\(Self.name)\" }") { program, sink in
            let sent = try await program.run("campaign", "start", "hello", "--wait")
            #expect(sent.code == 0, "\(sent.errors)")
            #expect(sink.messages.count == 3)
            for message in sink.messages {
                let parsed = MIMEParser.parse(message.content)
                #expect(parsed.contentType.mediaType == "multipart/mixed")
                let image = try #require(parsed.first(ofType: "image/png"))
                #expect(image.content == Self.image)
                let sheet = try #require(parsed.first(ofType: "application/pdf"))
                #expect(sheet.content == Self.sheet)
                #expect(sheet.header("Content-Disposition")?.hasPrefix("attachment") == true)
                let html = try #require(parsed.first(ofType: "text/html")).text
                let identifier = try #require(image.header("Content-ID")).trimmingCharacters(in: CharacterSet(charactersIn: "<>"))
                #expect(html.components(separatedBy: "src=\"cid:\(identifier)\"").count == 3)
                #expect(parsed.first(ofType: "text/plain")?.text.contains("Jl. Melati 12") == true)
            }
        }
    }

    @Test func aLinkedImageStaysOutOfTheMessage() async throws {
        try await withLetter("images: linked") { program, sink in
            let sent = try await program.run("campaign", "start", "hello", "--wait")
            #expect(sent.code == 0, "\(sent.errors)")
            let parsed = MIMEParser.parse(try #require(sink.messages.first).content)
            #expect(parsed.contentType.mediaType == "multipart/alternative" && parsed.first(ofType: "image/png") == nil)
            let html = try #require(parsed.first(ofType: "text/html")).text
            #expect(html.firstMatch(of: /src="http:\/\/127\.0\.0\.1:1\/i\/[0-9a-f]{64}\/bloom\.png"/) != nil)
        }
    }

    @Test func aChangedImageIsAnotherPlan() async throws {
        try await withLetter("images: inline") { program, sink in
            struct Plan: Decodable { var digest: String }
            let plan =
                try await program.run("apply").code == 0
                ? program.run("campaign", "plan", "hello", "--json").json(Plan.self) : Plan(digest: "")
            try Data(Self.image + [1]).write(to: program.folder.appendingPathComponent("templates/images/bloom.png"))
            let refused = try await program.run("campaign", "start", "hello", "--plan", plan.digest, "--wait")
            #expect(refused.code == 1 && refused.errors.contains("has changed since the plan"), "\(refused.errors)")
            #expect(sink.messages.isEmpty)
        }
    }
}
