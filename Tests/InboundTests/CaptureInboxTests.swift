import Foundation
import Inbound
import TestSupport
import Testing

struct CaptureInboxTests {
    private let message = InboundMessage(
        envelope: InboundEnvelope(
            peer: "192.0.2.1", clientName: "client.example", sender: "b1.abc@bounces.fuchsia.example",
            recipients: ["siti@kotak.example", "budi@kotak.example"]),
        content: Array("Subject: Bunga\r\nReturn-Path: <not@envelope.example>\r\n\r\nHalo\r\n".utf8))

    @Test func keepsMessages() async throws {
        try await withTemporaryFolder { folder in
            let inbox = try CaptureInbox(folder: folder, hostName: "mx.example")
            let before = Date()
            let number = try await inbox.store(message)
            #expect(number == 1)
            let entry = try inbox.entry(1)
            #expect(entry.sender == message.envelope.sender && entry.recipients == message.envelope.recipients)
            #expect(entry.size == message.content.count && entry.beginning == message.content)
            #expect(abs(entry.received.timeIntervalSince(before)) < 60)
            let source = try inbox.source(1)
            #expect(source == message.content)
            let file = try String(contentsOf: entry.file, encoding: .utf8)
            #expect(
                file.hasPrefix(
                    """
                    Return-Path: <b1.abc@bounces.fuchsia.example>\r
                    Delivered-To: siti@kotak.example\r
                    Delivered-To: budi@kotak.example\r
                    Received: from client.example ([192.0.2.1]) by mx.example with ESMTP;\u{20}
                    """))
            let attributes = try FileManager.default.attributesOfItem(atPath: entry.file.path)
            let permissions = attributes[.posixPermissions] as? Int
            #expect(permissions == 0o600)
            let leftovers = try FileManager.default.contentsOfDirectory(atPath: folder.appendingPathComponent("tmp").path)
            #expect(leftovers.isEmpty)
        }
    }

    @Test func listsTheNewestFirst() async throws {
        try await withTemporaryFolder { folder in
            let inbox = try CaptureInbox(folder: folder)
            for number in 1...12 {
                var message = message
                message.envelope.recipients = ["Contact\(number)@kotak.example"]
                message.envelope.sender = ""
                try await inbox.store(message)
            }
            let newest = try inbox.list(limit: 3).map(\.number)
            #expect(newest == [12, 11, 10])
            let found = try inbox.list(recipient: "contact1")
            #expect(found.map(\.number) == [12, 11, 10, 1])
            #expect(found.allSatisfy { $0.sender.isEmpty })
            let reopened = try CaptureInbox(folder: folder)
            let next = try await reopened.store(message)
            let shared = try await inbox.store(message)
            #expect(next == 13 && shared == 14, "two openers of a folder never take the same number")
            let cleared = try inbox.clear()
            let left = try inbox.count()
            #expect(cleared == 14 && left == 0)
            let first = try await inbox.store(message)
            #expect(first == 1)
        }
    }

    @Test func storesConcurrently() async throws {
        try await withTemporaryFolder { folder in
            let inbox = try CaptureInbox(folder: folder)
            let numbers = try await withThrowingTaskGroup(of: Int.self) { group in
                for _ in 0..<200 { group.addTask { try await inbox.store(message) } }
                return try await group.reduce(into: Set<Int>()) { $0.insert($1) }
            }
            #expect(numbers == Set(1...200))
            let count = try inbox.count()
            #expect(count == 200)
        }
    }

    @Test func readsWhatAMailProgramMoved() async throws {
        try await withTemporaryFolder { folder in
            let inbox = try CaptureInbox(folder: folder)
            try await inbox.store(message)
            try FileManager.default.moveItem(
                at: folder.appendingPathComponent("new/00000001"), to: folder.appendingPathComponent("cur/00000001:2,S"))
            let source = try inbox.source(1)
            #expect(source == message.content)
            let next = try await CaptureInbox(folder: folder).store(message)
            #expect(next == 2)
        }
    }

    @Test func refusesWhatItCannotDo() async throws {
        try await withTemporaryFolder { folder in
            let inbox = try CaptureInbox(folder: folder, limit: 2)
            #expect(throws: InboxError.unknownMessage(7, last: nil)) { try inbox.source(7) }
            try await inbox.store(message)
            try await inbox.store(message)
            #expect(throws: InboxError.unknownMessage(7, last: 2)) { try inbox.source(7) }
            await #expect(throws: InboxError.full(limit: 2)) { try await inbox.store(message) }
            let stranger = folder.appendingPathComponent("new/00000003")
            try Data("Subject: hello\r\n\r\n".utf8).write(to: stranger)
            #expect(throws: InboxError.damaged(path: stranger.path)) { try inbox.source(3) }
            try Data("not a message".utf8).write(to: folder.appendingPathComponent("new/readme"))
            let count = try inbox.count()
            #expect(count == 3, "a file without a number is not looked at")
            let blocked = stranger.appendingPathComponent("inbox")
            #expect(throws: InboxError.self) { try CaptureInbox(folder: blocked) }
        }
    }
}
