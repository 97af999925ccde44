import Foundation
import TestSupport
import Testing

/// The sender is killed in the middle of a campaign, again and again. `MERPATI_CRASH_CONTACTS` and
/// `MERPATI_CRASH_KILLS` make it as large as one likes.
@Suite struct ProgramCrashTests {
    private static func setting(_ name: String, _ usual: Int) -> Int {
        ProcessInfo.processInfo.environment[name].flatMap { Int($0) } ?? usual
    }

    @Test(.timeLimit(.minutes(20))) func everyContactGetsOneMessageOrIsListedAsUnknown() async throws {
        let contacts = Self.setting("MERPATI_CRASH_CONTACTS", 3000)
        let kills = Self.setting("MERPATI_CRASH_KILLS", 3)
        let connections = 5
        let sink = CountingSink()
        try await withTemporaryFolder { folder in
            let report = try await sink.whileListening { port in
                try SampleWorkspace.write(to: folder, contacts: contacts, smtpPort: port, connections: connections)
                let program = MerpatiProgram(folder: folder)
                try await SampleWorkspace.importContacts(program)
                for kill in 1...kills {
                    let sender = try program.start("campaign", "start", "hello", "--yes", "--wait", "--json")
                    await sink.reaches(contacts * kill / (kills + 1))
                    sender.signal(SIGKILL)
                    _ = await sender.finished()
                }
                let last = try await program.run("campaign", "start", "hello", "--yes", "--wait", "--json")
                #expect(last.code == 0, "\(last.errors)")
                return try await program.run("campaign", "report", "hello", "--json").output
            }
            try verify(report, sink, contacts, kills, connections)
        }
    }

    private func verify(_ report: String, _ sink: CountingSink, _ contacts: Int, _ kills: Int, _ connections: Int) throws {
        struct Report: Decodable {
            var state: String
            var queued: Int
            var accepted: Int
            var unknown: Int
            var unknown_contacts: [String]
        }
        let report = try JSONDecoder().decode(Report.self, from: Data(report.utf8))
        let unknown = Set(report.unknown_contacts)
        let twice = sink.messages.filter { $0.value > 1 }
        #expect(twice.isEmpty, "mailed more than once: \(twice.keys.sorted().prefix(5))")
        let nothing = (0..<contacts).map(SampleWorkspace.email).filter { sink.messages[$0] == nil && !unknown.contains($0) }
        #expect(nothing.isEmpty, "neither mailed nor listed: \(nothing.prefix(5))")
        #expect(unknown.count == report.unknown)
        #expect(report.accepted + report.unknown == contacts)
        print(
            """
            contacts \(contacts), kills \(kills), connections \(connections), messages at the sink \(sink.total), \
            unknown \(report.unknown), of which nothing came for \(unknown.filter { sink.messages[$0] == nil }.count)
            """)
        // A connection has the end of one message on its way.
        #expect(report.unknown <= kills * connections)
    }
}
