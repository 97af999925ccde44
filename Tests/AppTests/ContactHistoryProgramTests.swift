import Audience
import Foundation
import Storage
import TestSupport
import Testing
import Tracking

@testable import App

/// `contact history`: the campaign, the link and the reason by their names.
@Suite(.timeLimit(.minutes(15))) struct ContactHistoryProgramTests {
    private struct History: Decodable {
        struct Line: Decodable {
            var at: String
            var event: String
            var detail: String
            var actor: String?
            var campaign: String?
            var run: Int64?
            var link: String?
            var reason: String?
        }
        var history: [Line]
    }

    @Test func `what came back for a message names the campaign, the link and the reason`() async throws {
        try await withTemporaryFolder { folder in
            try await CountingSink().whileListening { port in
                try SampleWorkspace.write(to: folder, contacts: 3, smtpPort: port)
                let program = MerpatiProgram(folder: folder)
                try await SampleWorkspace.importContacts(program)
                #expect(try await program.run("campaign", "start", "hello", "--wait").code == 0)
                let merpati = try await Merpati.open(workspace: Workspace(folder: folder), environment: [:])
                let now = merpati.time.now()
                let campaign = try await merpati.database.read { try $0.integer("SELECT id FROM campaign") }
                try await merpati.database.write { connection in
                    let recorder = ActivityRecorder(connection)
                    let link = "https://fuchsia.example/roses"
                    try recorder.record(
                        .clicked(grade: .human, link: link), contactID: 1, at: now, campaignID: campaign, runID: 1)
                    try StatusMachine.change(
                        connection, 1, to: .unsubscribed, cause: .unsubscribe, actor: "page", evidence: "message of run 1",
                        at: now)
                    try StatusMachine.change(
                        connection, 2, to: .hardBounced, cause: .hardBounce, actor: "bounce",
                        evidence: "run 1: 5.1.1 no such user", at: now)
                    try StatusMachine.change(
                        connection, 3, to: .suppressed, cause: .person, actor: "Dewi", evidence: "asked by phone", at: now)
                }
                try await merpati.close()

                let first = try await program.run("contact", "history", SampleWorkspace.email(0), "--json").json(History.self)
                    .history
                let sent = try #require(first.first { $0.event == "sent" })
                #expect(sent.campaign == "hello" && sent.run == 1)
                let clicked = try #require(first.first { $0.event == "clicked" })
                #expect(clicked.campaign == "hello" && clicked.link == "https://fuchsia.example/roses")
                let left = try #require(first.first { $0.event == "status" && $0.detail.contains("unsubscribed") })
                #expect(
                    left.campaign == "hello" && left.run == 1 && left.actor == "page"
                        && left.detail == "active -> unsubscribed (unsubscribe)")
                let second = try await program.run("contact", "history", SampleWorkspace.email(1), "--json").json(History.self)
                    .history
                let bounced = try #require(second.first { $0.detail.contains("hard_bounced") })
                #expect(bounced.campaign == "hello" && bounced.reason == "5.1.1 no such user")
                let third = try await program.run("contact", "history", SampleWorkspace.email(2), "--json").json(History.self)
                    .history
                let suppressed = try #require(third.first { $0.detail.contains("suppressed") })
                #expect(suppressed.campaign == nil && suppressed.reason == "asked by phone" && suppressed.actor == "Dewi")

                let text = try await program.run("contact", "history", SampleWorkspace.email(0)).output
                #expect(text.contains("hello, run 1") && text.contains("https://fuchsia.example/roses"), "\(text)")
                #expect(text.contains("+07:00"))
                let why = try await program.run("contact", "history", SampleWorkspace.email(1)).output
                #expect(why.contains("5.1.1 no such user"), "\(why)")
            }
        }
    }
}
