import Foundation
import Logging
import Storage
import TestSupport
import Testing

@testable import Campaigns

@Suite struct ServiceTests {
    @Test func `the service fires what is due, sends it, pauses what cannot be sent, and goes on`() async throws {
        try await CampaignFixture.with(contacts: 10) { fixture in
            let server = ScriptedReceiver()
            let broken = try await fixture.start("name: broken\ntemplate: nowhere\nto: { lists: [Customers] }", "broken")
            try await fixture.apply(CampaignFixture.file + "schedule: { repeat: daily at 09:00 }\n")
            let due = try await fixture.change { try $0.schedule($1, "sale", by: CampaignFixture.cause, at: $2) }
            let service = CampaignService(
                fixture.context, runner: try fixture.runner(server), scheduler: CampaignScheduler(store: fixture.store),
                logger: Logger(label: "test"))
            let serving = Task { try await service.run() }
            while fixture.time.now() < due { try await step(fixture) }
            while server.arrived.count < 10 { try await step(fixture) }
            let paused = try await fixture.look { try $0.run($1, id: broken) }
            #expect(paused.state == .paused && paused.reason?.contains("nowhere") == true)
            while try await fixture.look({ try $0.campaign($1, named: "sale").state }) != .scheduled { try await step(fixture) }
            #expect(server.arrived.values.allSatisfy { $0.count == 1 })
            serving.cancel()
            try? await serving.value
        }
    }

    /// Moves the clock on when both loops of the service wait for it.
    private func step(_ fixture: CampaignFixture) async throws {
        while fixture.time.sleeping < 2 { try await Task.sleep(for: .milliseconds(1)) }
        fixture.time.advance(seconds: 3600)
    }
}
