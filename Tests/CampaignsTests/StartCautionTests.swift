import Foundation
import Storage
import Testing

@testable import Campaigns

@Suite struct StartCautionTests {
    private static let now = Instant(seconds: 1_790_000_000)
    private static let file = "template: letter\nto: { lists: [A, B], segments: [C] }\nexclude: { lists: [D] }\n"

    private static func subject(
        _ id: Int64, _ state: CampaignState = .draft, _ text: String = file, next: Instant? = nil, runs: [CampaignRun] = []
    ) throws -> StartCaution.Subject {
        let definition = try CampaignDefinition(parsing: "name: k\(id)\n" + text, file: "", timeZone: .gmt)
        return StartCaution.Subject(
            campaign: Campaign(id: id, name: "k\(id)", definition: "", state: state, nextAt: next), definition: definition,
            runs: runs)
    }

    /// A run that began and ended so many seconds ago.
    private static func run(
        _ state: RunState = .finished, _ kind: RunKind = .full, started: Double = 4000, ended: Double? = nil
    ) -> CampaignRun {
        var run = CampaignRun.preview(at: now)
        (run.id, run.kind, run.state) = (7, kind, state)
        run.startedAt = now.adding(seconds: -started)
        run.endedAt = ended.map { now.adding(seconds: -$0) }
        return run
    }

    @Test(arguments: [
        (run(ended: 60), [StartCaution.justSent(run: 7, seconds: 60)]),
        (run(ended: 3600), [.justSent(run: 7, seconds: 3600)]),
        (run(ended: 3601), []),
        (run(.cancelled, ended: 60), [.justSent(run: 7, seconds: 60)]),
        (run(.sending), [.justSent(run: 7, seconds: 0)]),
        (run(.finished, .sample, ended: 60), []),
        (run(.finished, .test, ended: 60), []),
        (run(.missed, ended: 60), []),
    ])
    func `what went out within the last hour is asked about`(run: CampaignRun, expected: [StartCaution]) throws {
        #expect(StartCaution.all(try Self.subject(1, .scheduled, runs: [run]), among: [], people: 5, now: Self.now) == expected)
        let other = try Self.subject(2, runs: [run])
        let copies = StartCaution.all(try Self.subject(1), among: [other], people: 5, now: Self.now)
        #expect(copies.count == expected.count)
        if case .justSent(_, let seconds)? = expected.first {
            #expect(copies == [.sameLetter(campaign: "k2", seconds: seconds)])
        }
    }

    @Test(arguments: [
        ("template: letter\nto: { lists: [B, A], segments: [C] }\nexclude: { lists: [D] }\nmissing: skip\n", true),
        ("template: other\nto: { lists: [A, B], segments: [C] }\nexclude: { lists: [D] }\n", false),
        ("template: letter\nto: { lists: [A], segments: [C] }\nexclude: { lists: [D] }\n", false),
        ("template: letter\nto: { lists: [A, B], segments: [C] }\n", false),
    ])
    func `a copy is the same letter to the same audience`(text: String, isCopy: Bool) throws {
        let other = try Self.subject(2, .finished, text, runs: [Self.run(ended: 60)])
        let cautions = StartCaution.all(try Self.subject(1), among: [other], people: 5, now: Self.now)
        #expect(!cautions.isEmpty == isCopy)
        // A campaign is no copy of itself.
        let own = try Self.subject(1)
        #expect(StartCaution.all(own, among: [own], people: 5, now: Self.now).isEmpty)
    }

    @Test func `a repeating one that starts by itself is asked about, and one that goes out once is not`() throws {
        let next = Self.now.adding(seconds: 5000)
        let repeating = Self.file + "schedule: { repeat: daily at 09:00 }\n"
        func cautions(_ text: String, next: Instant?) throws -> [StartCaution] {
            StartCaution.all(try Self.subject(1, .scheduled, text, next: next), among: [], people: 5, now: Self.now)
        }
        #expect(try cautions(repeating, next: next) == [.startsByItself(at: next)])
        #expect(try cautions(repeating, next: nil).isEmpty)
        #expect(try cautions(Self.file + "schedule: { at: 2027-01-01 09:00 }\n", next: next).isEmpty)
    }

    @Test(arguments: [(0, false), (1000, false), (1001, true), (2_000_000, true)])
    func `more than a thousand people are asked about`(people: Int, isAsked: Bool) throws {
        let cautions = StartCaution.all(try Self.subject(1), among: [], people: people, now: Self.now)
        #expect(cautions == (isAsked ? [.manyPeople(people)] : []))
    }
}
