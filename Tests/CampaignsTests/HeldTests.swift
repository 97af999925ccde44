import Foundation
import Logging
import Mail
import Storage
import Synchronization
import TestSupport
import Testing

@testable import Campaigns

/// A database that takes nothing for a while, under a service that sends.
@Suite struct HeldTests {
    private final class Flag: Sendable {
        private let state = Mutex(false)
        var isRaised: Bool { state.withLock { $0 } }
        func raise() { state.withLock { $0 = true } }
    }

    private func service(_ fixture: CampaignFixture, _ server: ScriptedReceiver, _ hold: SendingHold) throws -> CampaignService {
        CampaignService(
            fixture.context, runner: try fixture.runner(server), scheduler: CampaignScheduler(store: fixture.store), hold: hold,
            logger: Logger(label: "test") { _ in SwiftLogNoOpLogHandler() })
    }

    private func wait(_ fixture: CampaignFixture, until isDone: () async throws -> Bool) async throws {
        while try await !isDone() {
            try await Task.sleep(for: .milliseconds(1))
            if fixture.time.sleeping == 2 { fixture.time.advance(seconds: 1) }
        }
    }

    @Test(.timeLimit(.minutes(15)))
    func `a full disk holds the sending, and it goes on when there is room; nobody gets two`() async throws {
        try await CampaignFixture.with(contacts: 400) { fixture in
            let (hold, flag) = (SendingHold(), Flag())
            // Long after it went on, and long before the run ends.
            let server = ScriptedReceiver { message, _ in
                if message.id > 350, hold.reason != nil { flag.raise() }
                return .accepted
            }
            _ = try await fixture.start()
            try await fixture.database.write { try $0.script("PRAGMA max_page_count = 1") }
            let service = try service(fixture, server, hold)
            let serving = Task { try await service.run() }
            try await wait(fixture) { hold.reason != nil }
            #expect(hold.reason?.sentence.contains("full") == true)
            let arrived = server.arrived.count
            for _ in 0..<5 {
                while fixture.time.sleeping < 2 { try await Task.sleep(for: .milliseconds(1)) }
                fixture.time.advance(seconds: 5)
            }
            #expect(server.arrived.count - arrived <= 8, "never send unrecorded")
            try await fixture.database.write { try $0.script("PRAGMA max_page_count = 1000000") }
            try await wait(fixture) { server.arrived.count == 400 && hold.reason == nil }
            #expect(server.arrived.values.allSatisfy { $0.count == 1 })
            #expect(!flag.isRaised, "it is not held while it sends")
            serving.cancel()
            try await serving.value
        }
    }

    @Test(.timeLimit(.minutes(15)))
    func `a database whose file is gone holds the sending and the schedule, and a service ends when it is told to`() async throws
    {
        try await CampaignFixture.with(contacts: 40) { fixture in
            let (server, hold) = (ScriptedReceiver(), SendingHold())
            let found = try await fixture.database.read {
                try $0.text("SELECT file FROM pragma_database_list WHERE name = 'main'")
            }
            let path = try #require(found)
            let aside = path + ".aside"
            _ = try await fixture.start()
            try #require(rename(path, aside) == 0)
            let service = try service(fixture, server, hold)
            let serving = Task { try await service.run() }
            try await wait(fixture) { hold.reason != nil }
            #expect(["missing", "cannotOpen"].contains(hold.reason?.word))
            #expect(server.attempts.isEmpty)
            try #require(rename(aside, path) == 0)
            try await wait(fixture) { server.arrived.count == 40 && hold.reason == nil }
            serving.cancel()
            try await serving.value
        }
    }
}
