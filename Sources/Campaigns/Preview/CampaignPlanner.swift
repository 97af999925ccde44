internal import Audience
internal import Foundation
internal import Segments
internal import Storage
internal import Templates

/// Says whom a campaign would reach if it started now, and why it would not reach the others. It sends nothing, and keeps
/// nothing but the sizes of the segments.
public struct CampaignPlanner: Sendable {
    private let context: CampaignContext
    /// Stands for the reader's own unsubscribe link.
    private static let unsubscribeURL = "https://unsubscribe.invalid/"

    public init(_ context: CampaignContext) {
        self.context = context
    }

    /// Plans a campaign.
    ///
    /// - Parameters:
    ///   - name: the campaign.
    ///   - rate: messages a second, where it is known, to tell how long it will take.
    ///   - acceptance: what is accepted of the errors that the check finds.
    /// - Throws: `CampaignError`, `SegmentError`, `TemplateError`, `AudienceError`.
    public func plan(
        _ name: String, rate: Double? = nil, accepting acceptance: Acceptance = .none
    ) async throws -> CampaignPlan {
        let (context, now) = (context, context.time.now())
        let (plan, sizes) = try await context.database.read { connection in
            let campaign = try context.store.campaign(connection, named: name)
            let definition = try context.store.definition(of: campaign)
            let trial = try LetterCheck.trial(connection, definition, campaign, context, counting: true)
            // Of a letter that cannot be sent there is nothing to show, but whom it would go to.
            let letter = trial.letter ?? CampaignLetter(definition, variants: [])
            let tally = try Self.tally(connection, campaign, letter, context, now)
            let texts =
                try [campaign.definition] + letter.variants.flatMap { try $0.letter.texts() }
                + Self.segmentTexts(connection, definition, context)
            let findings = trial.findings.filter { $0.severity > .notice }
            let accepted = acceptance.merging(try context.store.acceptance(connection, campaign: campaign.id))
            let plan = CampaignPlan(
                matched: tally.matched, steps: try tally.steps(connection), reachable: tally.reached,
                missingValues: tally.missingValues,
                digest: PlanDigest(texts: texts, reachable: tally.reached, people: tally.people),
                findings: findings, unaccepted: accepted.left(of: findings.filter { $0.severity == .error }).count,
                warnings: try findings.filter { $0.severity != .error }.map(\.text) + Self.warnings(letter, tally, context)
                    + Self.segmentWarnings(connection, definition, context, now),
                samples: trial.letter == nil ? [] : try Self.samples(connection, tally, letter, context),
                seconds: rate.map { Double(tally.reached) / max($0, 0.001) }, basis: try .init(connection, campaign, context))
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

    private static func tally(
        _ connection: any Connection, _ campaign: Campaign, _ letter: CampaignLetter, _ context: CampaignContext, _ now: Instant
    ) throws -> AudienceTally {
        let language = context.workspace.language
        let missing = try RunAudience.missing(connection, letter, language)
        let query = try AudienceQuery(
            connection, letter.definition, campaign: campaign.id, before: nil,
            segments: SegmentConditions(store: context.segments, asOf: now),
            missing: letter.definition.missing == .skip ? missing : AudienceQuery.nobody)
        return try AudienceTally(connection, query, letter, missing: missing, language: language)
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
        _ letter: CampaignLetter, _ tally: AudienceTally, _ context: CampaignContext
    ) -> [String] {
        var warnings: [String] = []
        if tally.reached == 0 { warnings.append("nobody would get it") }
        let mailboxes = Set(letter.variants.indices.map { letter.from(context, variant: $0) })
        warnings += context.signingWarnings(from: mailboxes) + context.senderWarnings(from: mailboxes)
        warnings += attachmentWarnings(letter, recipients: tally.reached)
        guard tally.missingValues > 0 else { return warnings }
        let required = letter.variants.flatMap { zip($0.letter.slots, $0.required).filter { $0.1 }.map { "\($0.0)" } }
        let keys = Set(required).sorted().joined(separator: ", ")
        switch letter.definition.missing {
        case .empty:
            warnings.append("\(tally.missingValues) would get a letter with a gap, for want of a value for one of \(keys)")
        case .stop:
            warnings.append(
                "it would stop: \(tally.missingValues) \(tally.missingValues == 1 ? "has" : "have") no value for one of \(keys)")
        case .skip: break
        }
        return warnings
    }

    private static func samples(
        _ connection: any Connection, _ tally: AudienceTally, _ letter: CampaignLetter, _ context: CampaignContext
    ) throws -> [CampaignPlan.RenderedSample] {
        guard !letter.variants.isEmpty else { return [] }
        let catalogue = try CatalogueStore.load(connection)
        return try tally.samples.compactMap { contact, number in
            let variant = letter.variants[number].letter
            let scope = try LetterScope(
                variant, catalogue: catalogue, constants: letter.constants(context, catalogue, variant: number))
            let columns = try ContactReader(scope.columns).read(connection, contacts: [contact])[contact] ?? []
            var values: [TemplateValue] = []
            scope.fill(&values, from: columns, unsubscribeURL: unsubscribeURL)
            // Whoever gets no message is named by the check.
            guard let subject = try? variant.subject.text(values), let text = try? variant.text.text(values) else { return nil }
            return CampaignPlan.RenderedSample(
                email: try connection.text("SELECT email FROM contact WHERE id = \(contact)") ?? "",
                language: variant.language ?? context.workspace.language,
                share: Double(tally.readers[number].count) / Double(max(tally.reached, 1)),
                subject: subject, text: text)
        }
    }
}
