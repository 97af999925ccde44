internal import Audience
internal import Foundation
internal import Segments
internal import Storage
internal import Templates

/// Says whom a campaign would reach if it started now, and why it would not reach the others. It sends nothing, and keeps
/// nothing but the sizes of the segments.
public struct CampaignPlanner: Sendable {
    private let context: CampaignContext
    /// How many addresses are shown for each step, and how many letters are rendered.
    private static let addresses = 5
    private static let letters = 3
    /// Stands for the reader's own way out.
    private static let unsubscribeURL = "https://unsubscribe.invalid/"

    public init(_ context: CampaignContext) {
        self.context = context
    }

    /// Plans a campaign.
    ///
    /// - Parameters:
    ///   - name: the campaign.
    ///   - rate: messages a second, where it is known, to tell how long it will take.
    /// - Throws: `CampaignError`, `SegmentError`, `TemplateError`, `AudienceError`.
    public func plan(_ name: String, rate: Double? = nil) async throws -> CampaignPlan {
        let (context, now) = (context, context.time.now())
        let (plan, sizes) = try await context.database.read { connection in
            let campaign = try context.store.campaign(connection, named: name)
            let definition = try context.store.definition(of: campaign)
            let letter = try CampaignLetter(definition, context)
            let tally = try Self.tally(connection, campaign, letter, context, now)
            let texts =
                try [campaign.definition] + letter.variants.flatMap { try $0.letter.texts() }
                + Self.segmentTexts(connection, definition, context)
            let findings = try LetterCheck.warnings(letter, CatalogueStore.load(connection), context)
            let plan = CampaignPlan(
                matched: tally.matched, steps: try Self.steps(connection, tally), reachable: tally.reached.count,
                missingValues: tally.missingValues,
                digest: PlanDigest(texts: texts, reachable: tally.reached.count, people: tally.people),
                errors: findings.filter { $0.severity == .error }.map(\.text),
                warnings: try findings.filter { $0.severity != .error }.map(\.text) + Self.warnings(letter, tally, context)
                    + Self.segmentWarnings(connection, definition, context, now),
                samples: try Self.samples(connection, tally.reached.first(Self.letters), letter, context),
                seconds: rate.map { Double(tally.reached.count) / max($0, 0.001) })
            return (plan, try Self.sizes(connection, definition, context, now))
        }
        if !sizes.isEmpty {
            try await context.database.write { connection in
                for (segment, size) in sizes { try context.segments.record(connection, size, of: segment) }
            }
        }
        return plan
    }

    // MARK: Counting

    /// One group of contacts: how many, and those with the smallest numbers.
    struct Group {
        private(set) var count = 0
        private var smallest: [Int64] = []

        mutating func add(_ contact: Int64) {
            count += 1
            guard smallest.count < CampaignPlanner.addresses || contact < smallest.last ?? .max else { return }
            smallest.insert(contact, at: smallest.firstIndex { $0 > contact } ?? smallest.count)
            if smallest.count > CampaignPlanner.addresses { smallest.removeLast() }
        }

        func first(_ limit: Int) -> [Int64] { Array(smallest.prefix(limit)) }
    }

    struct Tally {
        var matched = 0
        var excluded: [CampaignPlan.Exclusion: Group] = [:]
        var reached = Group()
        /// Of those reached.
        var missingValues = 0
        /// The sum of the hashes of those reached: the same for the same people, in whatever order they come.
        var people: UInt64 = 0
    }

    /// One pass over the contacts that match; nothing is collected.
    private static func tally(
        _ connection: any Connection, _ campaign: Campaign, _ letter: CampaignLetter, _ context: CampaignContext, _ now: Instant
    ) throws -> Tally {
        let missing = try RunAudience.missing(connection, letter, context.workspace.language)
        let query = try AudienceQuery(
            connection, letter.definition, campaign: campaign.id, before: nil,
            segments: SegmentConditions(store: context.segments, asOf: now))
        let skipped = letter.definition.missing == .skip ? missing : AudienceQuery.nobody
        var tally = Tally()
        try connection.forEach(
            """
            SELECT c.id,
                CASE WHEN \(query.excluded) THEN 'excluded'
                     WHEN \(query.mailed) THEN 'sampled'
                     WHEN NOT \(query.onList) THEN 'not_on_list'
                     WHEN c.status <> 'active' THEN c.status
                     WHEN \(skipped) THEN 'value_missing' END,
                \(missing)
            FROM contact c WHERE \(query.included)
            """
        ) { row in
            let contact = row.integer(0) ?? 0
            tally.matched += 1
            if let exclusion = row.text(1).flatMap(CampaignPlan.Exclusion.init) {
                tally.excluded[exclusion, default: Group()].add(contact)
            } else {
                tally.reached.add(contact)
                tally.people &+= ContactHash.mix(UInt64(bitPattern: contact))
                if row.boolean(2) == true { tally.missingValues += 1 }
            }
        }
        return tally
    }

    private static func steps(_ connection: any Connection, _ tally: Tally) throws -> [CampaignPlan.Step] {
        try CampaignPlan.Exclusion.allCases.map { exclusion in
            let group = tally.excluded[exclusion] ?? Group()
            let emails = try group.first(addresses).map { contact in
                try connection.text("SELECT email FROM contact WHERE id = \(contact)") ?? ""
            }
            return CampaignPlan.Step(exclusion: exclusion, count: group.count, samples: emails)
        }
    }

    private static func segmentTexts(
        _ connection: any Connection, _ definition: CampaignDefinition, _ context: CampaignContext
    ) throws -> [String] {
        try (definition.to.segments + definition.exclude.segments).map { name in
            let segment = try context.segments.show(connection, named: name)
            return "\(segment.definition.kind) \(segment.definition.timeZone ?? "") \(segment.definition.text)"
        }
    }

    private static func sizes(
        _ connection: any Connection, _ definition: CampaignDefinition, _ context: CampaignContext, _ now: Instant
    ) throws -> [(segment: Int64, size: SegmentSize)] {
        try (definition.to.segments + definition.exclude.segments).map { name in
            let segment = try context.segments.show(connection, named: name)
            return (segment.id, try context.segments.size(connection, of: segment, asOf: now, cause: .plan))
        }
    }

    // MARK: Showing

    private static func warnings(
        _ letter: CampaignLetter, _ tally: Tally, _ context: CampaignContext
    ) -> [String] {
        var warnings: [String] = []
        if tally.reached.count == 0 { warnings.append("nobody would get it") }
        warnings += context.signingWarnings(from: Set(letter.variants.indices.map { letter.from(context, variant: $0) }))
        warnings += attachmentWarnings(letter, recipients: tally.reached.count)
        guard tally.missingValues > 0 else { return warnings }
        let required = letter.variants.flatMap { zip($0.letter.slots, $0.required).filter { $0.1 }.map { "\($0.0)" } }
        let keys = Set(required).sorted().joined(separator: ", ")
        switch letter.definition.missing {
        case .empty:
            warnings.append("\(tally.missingValues) would get a letter with a gap: they have no value for one of \(keys)")
        case .stop: warnings.append("it would stop: \(tally.missingValues) have no value for one of \(keys)")
        case .skip: break
        }
        return warnings
    }

    private static func samples(
        _ connection: any Connection, _ contacts: [Int64], _ letter: CampaignLetter, _ context: CampaignContext
    ) throws -> [CampaignPlan.RenderedSample] {
        let catalogue = try CatalogueStore.load(connection)
        return try contacts.map { contact in
            let known = try connection.first("SELECT email, language FROM contact WHERE id = \(contact)") {
                ($0.text(0), $0.text(1))
            }
            let number = letter.variant(for: known?.1 ?? context.workspace.language)
            let variant = letter.variants[number].letter
            let scope = try LetterScope(
                variant, catalogue: catalogue, constants: letter.constants(context, catalogue, variant: number))
            let columns = try ContactReader(scope.columns).read(connection, contacts: [contact])[contact] ?? []
            var values: [TemplateValue] = []
            scope.fill(&values, from: columns, unsubscribeURL: unsubscribeURL)
            return CampaignPlan.RenderedSample(
                email: known?.0 ?? "", subject: try variant.subject.text(values), text: try variant.text.text(values))
        }
    }
}
