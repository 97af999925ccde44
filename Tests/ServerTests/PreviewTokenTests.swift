import Testing
import Tracking

@testable import Server

/// The tokens of a preview's message are real ones, of run 0 and contact 0: whatever they are used for, it happens to nobody.
struct PreviewTokenTests {
    @Test func `tokens that stand for nobody change nothing`() async throws {
        try await ServerGround.run { ground in
            let open = try await ground.client.get(ground.path(.open, run: 0, contact: 0))
            #expect(open.status == 200)
            let click = try await ground.client.get(ground.path(.click, run: 0, contact: 0, link: 0))
            #expect(click.status == 404)
            let page = try await ground.client.get(ground.path(.unsubscribe, run: 0, contact: 0))
            #expect(page.status == 200)
            let left = try await ground.client.post(
                ground.path(.unsubscribe, run: 0, contact: 0), type: "application/x-www-form-urlencoded",
                "List-Unsubscribe=One-Click")
            #expect(left.status == 200)
            await ground.settle()
            for table in ["activity_opened", "activity_clicked", "activity_unsubscribed"] {
                let count = try await ground.count(table)
                #expect(count == 0, "\(table)")
            }
            let status = try await ground.status
            #expect(status == "active")
        }
    }
}
