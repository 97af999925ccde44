import Foundation
import SQLiteEngine
import Storage
import Synchronization
import TestSupport
import Testing

@testable import Audience

struct ActivityImportResumeTests {
    /// Cancels the task that it is called on when it has been called so many times.
    private final class Fuse: Sendable {
        private let left: Mutex<Int>

        init(_ calls: Int) { left = Mutex(calls) }

        func burn() {
            let isOut = left.withLock { left in
                left -= 1
                return left == 0
            }
            if isOut { withUnsafeCurrentTask { $0?.cancel() } }
        }
    }

    /// Cancelled at random places again and again, an import ends with the same events, summaries, figures and errors as
    /// one that is left alone.
    @Test(arguments: ["events.csv", "events.jsonl"], [true, false])
    func interruptedImportsGoOn(name: String, hasIDs: Bool) async throws {
        let seed = SeededRandom.seed()
        var random = SeededRandom(seed: seed)
        var file = ActivityImportModel.File(isJSON: name == "events.jsonl", hasIDs: hasIDs)
        for _ in 0..<40 { file.add(&random) }
        let bytes = file.bytes
        try await ActivityImportFixture.run { whole in
            whole.options.addOptions = true
            let expected = try await whole.importing(bytes: bytes, as: name)
            var interruptions = 0
            try await ActivityImportFixture.run { fixture in
                fixture.options.addOptions = true
                var result: ActivityImportResult?
                while result == nil {
                    let fuse = Fuse(Int.random(in: 1...4, using: &random))
                    let copy = fixture
                    let task = Task { try await copy.importing(bytes: bytes, as: name) { _ in fuse.burn() } }
                    do {
                        result = try await task.value
                    } catch is CancellationError {
                        interruptions += 1
                        let running = try await fixture.count("SELECT count(*) FROM import_run WHERE state = 'running'")
                        #expect(running == 1, "seed \(seed)")
                    }
                }
                #expect(interruptions > 0, "seed \(seed)")
                let final = try #require(result)
                #expect(final.figures == expected.figures, "seed \(seed)")
                #expect(final.unknownContacts == expected.unknownContacts, "seed \(seed)")
                #expect(final.resumedAfter > 0, "seed \(seed)")
                let (events, expectedEvents) = (try await fixture.events(), try await whole.events())
                #expect(events == expectedEvents, "seed \(seed)")
                let (summaries, expectedSummaries) = (try await fixture.summaries(), try await whole.summaries())
                #expect(summaries.kept == expectedSummaries.kept, "seed \(seed)")
                #expect(summaries.kept == summaries.made, "seed \(seed)")
                let (errors, expectedErrors) = (try fixture.errors(), try whole.errors())
                #expect(errors == expectedErrors, "seed \(seed)")
            }
        }
    }

    /// An activity of the same name that was made since is another one.
    @Test func anActivityMadeAnewBeginsAnew() async throws {
        try await ActivityImportFixture.run { fixture in
            let text = "email,at\n" + (1...9).map { "a@x.example,2026-03-0\($0)\n" }.joined()
            let copy = fixture
            let fuse = Fuse(1)
            let task = Task { try await copy.importing(text) { _ in fuse.burn() } }
            await #expect(throws: CancellationError.self) { try await task.value }
            try await fixture.database.write { connection in
                try CatalogueStore.deleteActivity(connection, name: "purchased", withEvents: true)
                try CatalogueStore.defineActivity(connection, name: "purchased", parameters: [], at: ActivityImportFixture.now)
            }
            let result = try await fixture.importing(text)
            #expect(result.figures == [9, 9, 0, 0])
            #expect(result.resumedAfter == 0)
        }
    }

    @Test func cancelledDryRunsLeaveNothing() async throws {
        try await ActivityImportFixture.run { fixture in
            fixture.options.dryRun = true
            let copy = fixture
            let task = Task { try await copy.importing("email,at\na@x.example,2026-03-01\n") }
            task.cancel()
            await #expect(throws: CancellationError.self) { try await task.value }
            let left = try await fixture.count("SELECT (SELECT count(*) FROM activity_u1) + (SELECT count(*) FROM import_run)")
            #expect(left == 0)
        }
    }
}
