import Foundation
import Mail
import Storage
import Templates
import TestSupport
import Testing

@testable import Campaigns

@Suite struct LetterFileTests {
    static let png: [UInt8] = [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a] + (0..<600).map { UInt8($0 % 251) }

    private func with(_ matter: String, contacts: Int = 3, _ body: (CampaignFixture) async throws -> Void) async throws {
        let letter = "---\nsubject: Bloom\n\(matter)\n---\n![Bloom](images/bloom.png)\n\n[Leave]({{ unsubscribe_url }})\n"
        try await CampaignFixture.with(contacts: contacts, letter: letter) { fixture in
            try Self.write(Self.png, "images/bloom.png", fixture)
            try await body(fixture)
        }
    }

    private static func write(_ bytes: [UInt8], _ path: String, _ fixture: CampaignFixture) throws {
        let file = fixture.folder.appendingPathComponent("templates/\(path)")
        try FileManager.default.createDirectory(at: file.deletingLastPathComponent(), withIntermediateDirectories: true)
        try Data(bytes).write(to: file)
    }

    @Test func `linked images are kept when a run starts, once, and only then`() async throws {
        try await with("images: linked") { fixture in
            try await fixture.apply()
            _ = try await CampaignPlanner(fixture.context).plan("sale")
            _ = try await LetterPreview(fixture.context).letter(.init(template: "letter"))
            #expect(try await fixture.count == 0)
            let server = ScriptedReceiver()
            let run = try await fixture.start()
            let result = try await fixture.runner(server).run(run)
            #expect(result == .finished && server.arrived.count == 3)
            let digest = LetterFile(name: "bloom.png", type: "image/png", bytes: Self.png).digest
            let image = try await fixture.database.read { try LinkedImageStore.image($0, digest: digest) }
            #expect(image == .init(type: "image/png", bytes: Self.png))
            #expect(try await fixture.count == 1)
            let message = try #require(server.arrived[1]?.first?.bytes)
            let html = try #require(MIMEParser.parse(message).first(ofType: "text/html"))
            #expect(html.text.contains("https://mail.shop.example/i/\(digest)/bloom.png"))
            #expect(MIMEParser.parse(message).first(ofType: "image/png") == nil)
        }
    }

    @Test func `a test send keeps them too`() async throws {
        try await with("images: linked") { fixture in
            try await fixture.apply()
            let outcomes = try await TestSender(fixture.context).send(
                "sale", to: [EmailAddress(parsing: "me@shop.example")], by: CampaignFixture.cause,
                through: ScriptedTransport(ScriptedReceiver(), capacity: 1))
            #expect(outcomes.map(\.state) == [.accepted])
            #expect(try await fixture.count == 1)
        }
    }

    @Test func `another image or attachment is another plan`() async throws {
        try await with("attachments: [care.txt]") { fixture in
            try Self.write(Array("water".utf8), "attachments/care.txt", fixture)
            try await fixture.apply()
            let planner = CampaignPlanner(fixture.context)
            var digests = [try await planner.plan("sale").digest]
            try Self.write(Self.png + [1], "images/bloom.png", fixture)
            digests.append(try await planner.plan("sale").digest)
            try Self.write(Array("less water".utf8), "attachments/care.txt", fixture)
            digests.append(try await planner.plan("sale").digest)
            try Self.write(Self.png, "images/bloom.png", fixture)
            try Self.write(Array("water".utf8), "attachments/care.txt", fixture)
            let again = try await planner.plan("sale").digest
            #expect(Set(digests).count == 3 && again == digests[0])
        }
    }

    @Test func `a large attachment that goes out often is a warning`() async throws {
        try await with("attachments: [film.bin]", contacts: 40) { fixture in
            try Self.write([UInt8](repeating: 7, count: 2_000_000), "attachments/film.bin", fixture)
            try await fixture.apply()
            let warnings = try await CampaignPlanner(fixture.context).plan("sale").warnings
            #expect(warnings.contains { $0.hasPrefix("film.bin would go out 40 times, up to 106 MB in all") })
            #expect(warnings.contains { $0.contains("add 1.9 MB to each message") })
        }
    }

    @Test func `messages with large files wait in small numbers`() async throws {
        try await with("attachments: [film.bin]") { fixture in
            for (size, batch) in [(0, 128), (30_000, 128), (1_000_000, 25), (7_000_000, 3)] {
                try Self.write([UInt8](repeating: 7, count: max(1, size - Self.png.count)), "attachments/film.bin", fixture)
                let definition = CampaignDefinition(name: "sale", template: "letter", to: .init())
                let letter = try CampaignLetter(definition, fixture.context.letters, fixture.context)
                let context = fixture.context
                let plan = try await fixture.database.read { connection in
                    try ReadyLetter(connection, .preview(at: Instant(seconds: 0)), letter, context)
                }
                #expect(plan.batch(128) == batch)
            }
        }
    }
}

extension CampaignFixture {
    fileprivate var count: Int64? {
        get async throws { try await database.read { try $0.integer("SELECT COUNT(*) FROM linked_image") } }
    }
}
