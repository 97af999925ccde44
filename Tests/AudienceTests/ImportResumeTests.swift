import Foundation
import SQLiteEngine
import Storage
import Synchronization
import TestSupport
import Testing

@testable import Audience

struct ImportResumeTests {
    /// Ten rows, the fifth bad, the third of two lines, each of its own city.
    private static let rows = (1...10).map { number in
        switch number {
        case 3: "u3@x.example,\"two\nlines\"\n"
        case 5: "bad,x\n"
        default: "u\(number)@x.example,city \(number)\n"
        }
    }
    private static let text = "email,city\n" + rows.joined()

    private final class Counter: Sendable {
        private let value = Mutex(0)
        func next() -> Int {
            value.withLock { value in
                value += 1
                return value
            }
        }
    }

    /// Cancelled behind each batch, the import ends with the same contacts, figures and errors.
    @Test(arguments: 1...3)
    func cancelledImportsGoOn(batches: Int) async throws {
        try await ImportFixture.run { fixture in
            fixture.options.createFields = true
            let copy = fixture
            let task = Task {
                let counter = Counter()
                return try await copy.importing(Self.text) { _ in
                    if counter.next() == batches { withUnsafeCurrentTask { $0?.cancel() } }
                }
            }
            await #expect(throws: CancellationError.self) { try await task.value }
            let partial = try await fixture.count("SELECT rows_read FROM import_run WHERE state = 'running'")
            #expect(partial == Int64(batches * 3))
            let result = try await fixture.importing(Self.text)
            #expect(result.figures == [10, 9, 0, 0, 1])
            #expect(result.resumedAfter == Int(partial))
            try await expectWhole(fixture)
        }
    }

    /// A cancelled dry run leaves nothing, not even a place to go on from.
    @Test func cancelledDryRunsLeaveNothing() async throws {
        try await ImportFixture.run { fixture in
            fixture.options.createFields = true
            fixture.options.dryRun = true
            let copy = fixture
            let task = Task {
                try await copy.importing(Self.text)
            }
            task.cancel()
            await #expect(throws: CancellationError.self) { try await task.value }
            let left = try await fixture.count("SELECT (SELECT count(*) FROM contact) + (SELECT count(*) FROM import_run)")
            #expect(left == 0)
        }
    }

    /// As a crash leaves it: the errors file has more than the last commit knew of, and is cut back.
    @Test func errorsAreListedOnce() async throws {
        try await ImportFixture.run { fixture in
            fixture.options.createFields = true
            try await fixture.importing(Self.text)
            let place = "email,city\n".utf8.count + Self.rows.prefix(3).joined().utf8.count
            let header = "line,column,value,reason\r\n".utf8.count
            try await fixture.database.write { connection in
                try connection.execute("DELETE FROM contact WHERE id > 3")
                try connection.execute(
                    """
                    UPDATE import_run SET state = 'running', byte_offset = \(place), line = 6, rows_read = 3, added = 3,
                        rejected = 0, errors_bytes = \(header)
                    """)
            }
            let result = try await fixture.importing(Self.text)
            #expect(result.resumedAfter == 3)
            #expect(result.figures == [10, 9, 0, 0, 1])
            try await expectWhole(fixture)
        }
    }

    /// Two processes that go on at one place would record everything twice.
    @Test func aPlaceThatSomebodyElseWentOnFromIsLeftAlone() async throws {
        try await ImportFixture.run { fixture in
            fixture.options.createFields = true
            try await fixture.importing(Self.text)
            try await fixture.database.write { connection in
                var state = ImportState(memory: (), offset: 0, line: 1)
                try state.begin(connection, file: "f", fingerprint: "p", settings: "", at: Instant(seconds: 0))
                try state.claim(connection)
                var other = ImportState(memory: (), offset: 0, line: 1)
                let isResumed = try other.resume(connection, fingerprint: "p")
                #expect(isResumed)
                state.offset = 10
                try state.save(connection, at: Instant(seconds: 1))
                #expect(throws: AudienceError.self) { try other.claim(connection) }
                try state.save(connection, isFinished: true, at: Instant(seconds: 2))
                #expect(throws: AudienceError.self) { try state.claim(connection) }
            }
        }
    }

    @Test func otherFilesAndOtherSettingsBeginAnew() async throws {
        try await ImportFixture.run { fixture in
            fixture.options.createFields = true
            try await fixture.importing(Self.text)
            try await fixture.database.write { _ = try $0.execute("UPDATE import_run SET state = 'running', rows_read = 3") }
            let other = try await fixture.importing(Self.text + "u11@x.example,\n")
            #expect(other.resumedAfter == 0)
            fixture.options.labels = ["Spring"]
            let labelled = try await fixture.importing(Self.text)
            #expect(labelled.resumedAfter == 0)
        }
    }

    @Test func finishedImportsRunAgain() async throws {
        try await ImportFixture.run { fixture in
            fixture.options.createFields = true
            try await fixture.importing(Self.text)
            let again = try await fixture.importing(Self.text)
            #expect(again.figures == [10, 0, 0, 9, 1])
            #expect(again.resumedAfter == 0)
            #expect(try fixture.errors().count == 1)
        }
    }

    private func expectWhole(_ fixture: ImportFixture) async throws {
        let rows = try await fixture.exported("email", "city")
        let expected = [1, 2, 3, 4, 6, 7, 8, 9, 10].map { ["u\($0)@x.example", $0 == 3 ? "two\nlines" : "city \($0)"] }
        #expect(rows == expected)
        #expect(try fixture.errors().map { Array($0.prefix(3)) } == [["7", "email", "bad"]])
        let running = try await fixture.count("SELECT count(*) FROM import_run WHERE state = 'running'")
        #expect(running == 0)
    }
}
