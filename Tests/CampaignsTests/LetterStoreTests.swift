import Foundation
import Mail
import Storage
import Templates
import TestSupport
import Testing

@testable import Campaigns

/// Letters in the database: versions, and what each run is sent with.
@Suite struct LetterStoreTests {
    private static func files(_ text: String, _ others: [String: String] = [:]) -> LetterFiles {
        LetterFiles(name: "letter", contents: ["letter.md": Array(text.utf8)].merging(others.mapValues { Array($0.utf8) }) { $1 })
    }

    private static func apply(_ fixture: CampaignFixture, _ files: LetterFiles) async throws -> CampaignStore.Applied.Change {
        let (kept, now) = (fixture.context.kept, fixture.time.now())
        return try await fixture.database.write { try kept.apply($0, files, by: CampaignFixture.cause, at: now).change }
    }

    /// Writes a letter to the folder of the templates.
    private static func write(_ fixture: CampaignFixture, _ text: String) throws {
        try Data(text.utf8).write(to: fixture.folder.appendingPathComponent("templates/letter.md"))
    }

    /// Takes the folder's letter into the database.
    private static func applyFolder(_ fixture: CampaignFixture) async throws {
        _ = try await apply(fixture, fixture.context.letters.files(of: "letter"))
    }

    @Test func versionsAreCountedAndEachKeepsItsFiles() async throws {
        try await CampaignFixture.with { fixture in
            let (first, second) = (Self.files("one", ["partials/a.html": "A"]), Self.files("two", ["partials/a.html": "A"]))
            #expect(try await Self.apply(fixture, first) == .added)
            #expect(try await Self.apply(fixture, first) == .unchanged)
            #expect(try await Self.apply(fixture, second) == .changed)
            // Back to the first text: a version of its own.
            #expect(try await Self.apply(fixture, first) == .changed)
            let kept = fixture.context.kept
            try await fixture.database.read { connection in
                let versions = try kept.versions(connection, named: "letter")
                #expect(versions.map(\.version) == [3, 2, 1])
                #expect(versions.map(\.digest) == [first.digest, second.digest, first.digest])
                #expect(versions.allSatisfy { $0.actor == "Dewi" })
                #expect(try versions.map { try kept.files(connection, of: $0) } == [first, second, first])
                #expect(try kept.version(connection, named: "letter", 2).digest == second.digest)
                #expect(try kept.all(connection).map(\.version) == [3])
                // Files that versions share are kept once.
                #expect(try connection.integer("SELECT COUNT(*) FROM letter_file") == 3)
                #expect(throws: CampaignError.self) { try kept.version(connection, named: "letter", 9) }
                let unknown = #expect(throws: CampaignError.self) { try kept.versions(connection, named: "leter") }
                #expect(unknown?.description.contains("letter") == true)
            }
        }
    }

    /// The heart of it: messages that wait are sent with the text that the run began with.
    @Test(arguments: ["Quite another letter, {{ contact.first_name }}.", "{% if broken %}", nil])
    func aRunIsSentWithTheLetterThatItBeganWith(_ edited: String?) async throws {
        try await CampaignFixture.with(contacts: 40) { fixture in
            let server = ScriptedReceiver { message, attempt in message.id > 10 && attempt == 1 ? .greylisted : .accepted }
            try await Self.applyFolder(fixture)
            let run = try await fixture.start()
            let runner = try fixture.runner(server)
            guard case .waiting = try await runner.run(run, waitsForRetries: false) else {
                Issue.record("nobody waits")
                return
            }
            #expect(server.arrived.count == 10)
            if let edited {
                try Self.write(fixture, "---\nsubject: Edited\n---\n\(edited) [Leave]({{ unsubscribe_url }})")
                // The broken text cannot be applied, the other is.
                try? await Self.applyFolder(fixture)
            } else {
                try FileManager.default.removeItem(at: fixture.folder.appendingPathComponent("templates"))
            }
            // By the same process and by another.
            let other = try await fixture.change { _, connection, _ in
                try connection.integer("SELECT COUNT(*) FROM letter_version")
            }
            #expect(other == (edited?.hasPrefix("Quite") == true ? 2 : 1))
            #expect(try await fixture.sendAll(runner, run) == .finished)
            #expect(server.arrived.count == 40 && server.arrived.values.allSatisfy { $0.count == 1 })
            for (contact, messages) in server.arrived {
                let text = String(decoding: messages[0].bytes, as: UTF8.self)
                #expect(text.contains("Subject: Hello Name \(contact)\r\n") && text.contains("Dear Name \(contact)"))
            }
        }
    }

    /// The letter is edited, broken and restored while 200 messages wait, and the run goes on in between.
    @Test func editsWhileMessagesWaitChangeNothing() async throws {
        try await CampaignFixture.with(contacts: 210) { fixture in
            let server = ScriptedReceiver { message, attempt in message.id > 10 && attempt == 1 ? .greylisted : .accepted }
            try await Self.applyFolder(fixture)
            let run = try await fixture.start()
            let runner = try fixture.runner(server)
            _ = try await runner.run(run, waitsForRetries: false)
            #expect(try await fixture.report(run).deferred == 200)
            for text in ["---\nsubject: Edited\n---\n[Leave]({{ unsubscribe_url }})", "{% if broken %}", CampaignFixture.letter] {
                try Self.write(fixture, text)
                try? await Self.applyFolder(fixture)
                fixture.time.advance(seconds: 600)
                _ = try await runner.run(run, waitsForRetries: false)
            }
            #expect(try await fixture.sendAll(runner, run) == .finished)
            #expect(server.arrived.count == 210 && server.arrived.values.allSatisfy { $0.count == 1 })
            for (contact, messages) in server.arrived {
                #expect(String(decoding: messages[0].bytes, as: UTF8.self).contains("Subject: Hello Name \(contact)\r\n"))
            }
            #expect(try await fixture.look { try $0.run($1, id: run).state } == .finished)
        }
    }

    @Test func aRunOfAnotherProcessIsSentWithTheSameLetter() async throws {
        try await CampaignFixture.with(contacts: 5) { fixture in
            try await Self.applyFolder(fixture)
            let run = try await fixture.start()
            try Self.write(fixture, "---\nsubject: Edited\n---\nx")
            try await Self.applyFolder(fixture)
            let server = ScriptedReceiver()
            // A new runner has nothing compiled.
            #expect(try await fixture.runner(server).run(run) == .finished)
            #expect(server.arrived.values.allSatisfy { String(decoding: $0[0].bytes, as: UTF8.self).contains("Subject: Hello") })
        }
    }

    @Test func aPausedRunGoesOnWithItsLetterAndTheNextRunHasTheNewOne() async throws {
        try await CampaignFixture.with(contacts: 6) { fixture in
            let server = ScriptedReceiver()
            try await Self.applyFolder(fixture)
            let first = try await fixture.start()
            try await fixture.change { try $0.pause($1, "sale", by: CampaignFixture.cause, at: $2) }
            try Self.write(fixture, "---\nsubject: Edited\n---\nx [Leave]({{ unsubscribe_url }})")
            try await Self.applyFolder(fixture)
            try await fixture.change { try $0.resume($1, "sale", by: CampaignFixture.cause, at: $2) }
            let runner = try fixture.runner(server)
            #expect(try await runner.run(first) == .finished)
            #expect(server.arrived.values.allSatisfy { String(decoding: $0[0].bytes, as: UTF8.self).contains("Subject: Hello") })
            let second = try await fixture.start(CampaignFixture.file.replacing("sale", with: "again"), "again")
            #expect(try await runner.run(second) == .finished)
            #expect(server.arrived.values.allSatisfy { String(decoding: $0[1].bytes, as: UTF8.self).contains("Subject: Edited") })
        }
    }

    /// A frozen audience waits for its time; the letter may still be mended until then.
    @Test func anAudienceThatWaitsGetsTheLatestLetter() async throws {
        try await CampaignFixture.with(contacts: 4) { fixture in
            let server = ScriptedReceiver()
            try await Self.applyFolder(fixture)
            try await fixture.apply(
                CampaignFixture.file + "audience: frozen\nschedule: { at: 2100-01-01 09:00, time_zone: UTC }\n")
            try await fixture.change { _ = try $0.schedule($1, "sale", by: CampaignFixture.cause, at: $2) }
            let run = try #require(try await fixture.look { try $0.runs($1, campaign: 1).first })
            #expect(try await fixture.enter(run.id) == .waiting)
            try Self.write(fixture, "---\nsubject: Mended\n---\nx [Leave]({{ unsubscribe_url }})")
            try await Self.applyFolder(fixture)
            let started = try await fixture.change { try $0.start($1, "sale", by: CampaignFixture.cause, at: $2).id }
            #expect(started == run.id)
            #expect(try await fixture.runner(server).run(run.id) == .finished)
            #expect(server.arrived.count == 4)
            #expect(server.arrived.values.allSatisfy { String(decoding: $0[0].bytes, as: UTF8.self).contains("Subject: Mended") })
        }
    }

    /// Also while it is paused and its time goes by: it has not begun.
    @Test func anAudienceThatIsPausedOverItsTimeGetsTheLatestLetter() async throws {
        try await CampaignFixture.with(contacts: 4) { fixture in
            let server = ScriptedReceiver()
            try await Self.applyFolder(fixture)
            try await fixture.apply(
                CampaignFixture.file + "audience: frozen\nschedule: { at: 2100-01-01 09:00, time_zone: UTC }\n")
            try await fixture.change { _ = try $0.schedule($1, "sale", by: CampaignFixture.cause, at: $2) }
            let run = try #require(try await fixture.look { try $0.runs($1, campaign: 1).first })
            #expect(try await fixture.enter(run.id) == .waiting)
            try await fixture.change { try $0.pause($1, "sale", by: CampaignFixture.cause, at: $2) }
            fixture.time.advance(seconds: Double(run.startsAt.seconds - fixture.time.now().seconds) + 60)
            try Self.write(fixture, "---\nsubject: Mended\n---\nx [Leave]({{ unsubscribe_url }})")
            try await Self.applyFolder(fixture)
            try await fixture.change { try $0.resume($1, "sale", by: CampaignFixture.cause, at: $2) }
            _ = try await CampaignScheduler(store: fixture.store).fire(fixture.database, now: fixture.time.now())
            #expect(try await fixture.runner(server).run(run.id) == .finished)
            #expect(server.arrived.count == 4)
            #expect(server.arrived.values.allSatisfy { String(decoding: $0[0].bytes, as: UTF8.self).contains("Subject: Mended") })
        }
    }

    /// A database from before letters were kept: what the run needs first is taken from the files, and stays.
    @Test func aLetterThatWasNeverAppliedIsKeptWhenARunNeedsIt() async throws {
        try await CampaignFixture.with(contacts: 8) { fixture in
            let server = ScriptedReceiver { _, attempt in attempt == 1 ? .greylisted : .accepted }
            let run = try await fixture.start()
            // The first process has ended before another begins.
            _ = try await fixture.runner(server).run(run, waitsForRetries: false)
            let pinned = try await fixture.look { try $0.run($1, id: run).letterVersion }
            #expect(pinned != nil)
            try FileManager.default.removeItem(at: fixture.folder.appendingPathComponent("templates"))
            #expect(try await fixture.sendAll(fixture.runner(server), run) == .finished)
            #expect(server.arrived.count == 8)
        }
    }

    @Test func aLetterIsCompiledOnceARun() async throws {
        try await CampaignFixture.with(contacts: 12) { fixture in
            try await Self.applyFolder(fixture)
            let run = try await fixture.start()
            let letters = RunLetters(fixture.context)
            let started = try await fixture.look { try $0.run($1, id: run) }
            _ = try await letters.letter(of: started)
            // Whatever is compiled again would be missed now.
            try await fixture.alter("DELETE FROM letter_part")
            let again = try await letters.letter(of: started)
            #expect(again.letter.name == "letter")
            await #expect(throws: TemplateError.self) { try await RunLetters(fixture.context).letter(of: started) }
        }
    }

    @Test func theRunsOfAVersionAreKnown() async throws {
        try await CampaignFixture.with(contacts: 2) { fixture in
            try await Self.applyFolder(fixture)
            let run = try await fixture.start()
            let kept = fixture.context.kept
            let runs = try await fixture.database.read { connection in
                try kept.runs(connection, of: kept.version(connection, named: "letter")).map { "\($0.campaign) \($0.run)" }
            }
            #expect(runs == ["sale \(run)"])
        }
    }
}
