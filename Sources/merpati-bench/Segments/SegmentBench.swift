internal import App
internal import Audience
internal import Foundation
internal import Segments
internal import Storage

/// Twenty segments, from simple to hard, on a large audience that has done a lot; beside each, the best SQL that somebody
/// would write by hand for the same tables.
enum SegmentBench {
    struct Report: Sendable, Encodable {
        struct Line: Sendable, Encodable {
            var segment: String
            /// How many contacts are in.
            var members: Int64
            /// From the text to the count, and of the SQL by hand.
            var ours: Time
            var by_hand: Time
            var plan: String
            /// Whether both count the same.
            var agrees: Bool

            /// Of the processor's times, which other work on the machine does not stretch.
            var ratio: Double { ours.processor_milliseconds / max(by_hand.processor_milliseconds, 0.001) }
        }

        /// Medians.
        struct Time: Sendable, Encodable {
            var milliseconds: Double
            var processor_milliseconds: Double
        }

        var contacts: Int
        var activities: Int
        var seed: Int
        var rounds: Int
        /// What was made for these segments.
        var indexes: [String]
        /// How long the data took, and the indexes; 0 when they were there.
        var building_seconds: Double
        var index_seconds: Double
        var lines: [Line]

        var agrees: Bool { lines.allSatisfy(\.agrees) }
    }

    struct Options: Sendable {
        var contacts: Int
        var activities: Int
        var seed: Int
        var rounds: Int
        /// The folder where the database stays, to be used again; nil removes it.
        var keep: String?

        init(contacts: Int, activities: Int, seed: Int, rounds: Int = 5, keep: String? = nil) {
            self.contacts = contacts
            self.activities = activities
            self.seed = seed
            self.rounds = rounds
            self.keep = keep
        }
    }

    /// - Parameter progress: called with what is done, and how much of how much.
    static func run(
        _ options: Options, progress: @escaping @Sendable (String, Int64, Int64) -> Void
    ) async throws -> Report {
        let place = try SegmentBenchPlace(options)
        defer { place.leave() }
        let merpati = try await Merpati.open(workspace: place.workspace, environment: [:])
        let building = BenchMeter()
        if !place.isComplete {
            let data = SegmentBenchData(
                contacts: Int64(options.contacts), activities: Int64(options.activities), seed: Int64(options.seed % 100_000))
            try await data.write(into: merpati.database) { progress("rows", $0, $1) }
            try place.complete()
        }
        let buildingSeconds = building.stop().seconds
        let meter = BenchMeter()
        let indexes = try await merpati.database.write { try store($0, merpati.segments) }
        let indexSeconds = meter.stop().seconds
        var lines: [Report.Line] = []
        for (number, segment) in SegmentBenchCase.all.enumerated() {
            progress("segments", Int64(number), Int64(SegmentBenchCase.all.count))
            lines.append(
                try await merpati.database.read { [rounds = options.rounds] in
                    try measure($0, merpati.segments, segment, name: name(number), rounds: rounds)
                })
        }
        try await merpati.database.close()
        return Report(
            contacts: options.contacts, activities: options.activities, seed: options.seed, rounds: options.rounds,
            indexes: indexes, building_seconds: buildingSeconds, index_seconds: indexSeconds, lines: lines)
    }

    private static func name(_ number: Int) -> String { "Segment \(number + 1)" }

    /// Stores the segments that are not there yet, and makes their indexes.
    private static func store(_ connection: any Connection, _ store: SegmentStore) throws -> [String] {
        let known = Set(try store.list(connection).map(\.name))
        for (number, segment) in SegmentBenchCase.all.enumerated() where !known.contains(name(number)) {
            try store.create(
                connection, SegmentDefinition(name: name(number), text: segment.text), at: SegmentBenchData.now)
        }
        for number in SegmentBenchCase.all.indices {
            try SegmentIndexes.ensure(
                connection, for: store.typed(named: name(number), connection), asOf: SegmentBenchData.now)
        }
        return try SegmentIndexes.names(connection)
    }

    private static func measure(
        _ connection: any Connection, _ store: SegmentStore, _ segment: SegmentBenchCase, name: String, rounds: Int
    ) throws -> Report.Line {
        let names = try SegmentBenchNames(
            CatalogueStore.load(connection),
            campaign: connection.integer("SELECT id FROM campaign WHERE name = 'spring-sale'") ?? 0)
        func query() throws -> SQL {
            let condition = try store.typed(named: name, connection)
                .condition(asOf: SegmentBenchData.now, dialect: connection.dialect)
            return "SELECT count(*), coalesce(sum(c.status = 'active'), 0) FROM contact c WHERE \(condition)"
        }
        let ours = try time(rounds) { try count(connection, query()) }
        let byHand = try time(rounds) { try count(connection, segment.byHand(names)) }
        return Report.Line(
            segment: segment.text, members: ours.result.0, ours: ours.time, by_hand: byHand.time,
            plan: try plan(connection, query()), agrees: ours.result == byHand.result)
    }

    private static func count(_ connection: any Connection, _ query: SQL) throws -> (Int64, Int64) {
        try connection.first(query) { ($0.integer(0) ?? 0, $0.integer(1) ?? 0) } ?? (0, 0)
    }

    /// The medians of several runs, after one that warms up.
    private static func time(
        _ rounds: Int, _ body: () throws -> (Int64, Int64)
    ) throws -> (result: (Int64, Int64), time: Report.Time) {
        let result = try body()
        var costs: [BenchMeter.Cost] = []
        for _ in 0..<max(1, rounds) {
            let meter = BenchMeter()
            _ = try body()
            costs.append(meter.stop())
        }
        let time = Report.Time(
            milliseconds: BenchMeter.median(costs.map { $0.seconds * 1000 }),
            processor_milliseconds: BenchMeter.median(costs.map { $0.processorSeconds * 1000 }))
        return (result, time)
    }

    /// What is read, in the order that SQLite tells.
    private static func plan(_ connection: any Connection, _ query: SQL) throws -> String {
        let lines = try connection.all("EXPLAIN QUERY PLAN \(query)") { $0.text(3) ?? "" }
        return lines.filter { $0.hasPrefix("S") && !$0.hasPrefix("SCALAR") || $0.hasPrefix("USE TEMP") }
            .map { $0.replacing(" USING INTEGER PRIMARY KEY (rowid=?)", with: " by id") }.joined(separator: "; ")
    }
}
