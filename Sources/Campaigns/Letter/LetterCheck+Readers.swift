internal import Audience
internal import Storage
internal import Templates

extension LetterCheck.Readers {
    /// The campaign that is meant, if one is.
    func campaign(_ connection: any Connection, _ context: CampaignContext) throws -> Campaign? {
        guard case .campaign(let name) = self else { return nil }
        return try context.store.campaign(connection, named: name)
    }

    /// Whoever would get the letter, as a condition over `c`, a row of `contact`.
    func audience(
        _ connection: any Connection, _ definition: CampaignDefinition, _ campaign: Campaign?, _ context: CampaignContext
    ) throws -> SQL {
        let segments = SegmentConditions(store: context.segments, asOf: context.time.now())
        switch self {
        case .everybody:
            return "\(MailingRule.isActive()) AND \(AudienceQuery.onList([], hasSegments: true))"
        case .segment(let name):
            return try AudienceQuery(connection, test: name, segments: segments).reachable
        case .campaign:
            return try AudienceQuery(
                connection, definition, campaign: campaign?.id ?? 0, before: nil, segments: segments
            ).reachable
        }
    }
}

extension LetterCheck {
    /// The template that a campaign sends.
    public func template(of campaign: String) async throws -> String {
        let store = context.store
        return try await context.database.read { connection in
            try store.definition(of: store.campaign(connection, named: campaign)).template
        }
    }

    /// How many readers each variant has, and how many of them lack which of its values: one query for everything.
    static func count(
        _ connection: any Connection, _ variants: [LetterVariant], _ audience: SQL, _ catalogue: Catalogue,
        _ context: CampaignContext
    ) throws -> [ReaderFacts] {
        let languages = variants.compactMap(\.language)
        var sums: [SQL] = []
        /// Asks for the number of those for whom a condition holds; where its answer will be.
        func ask(_ condition: SQL) -> Int {
            sums.append("COALESCE(SUM(CASE WHEN \(condition) THEN 1 ELSE 0 END), 0)")
            return sums.count - 1
        }
        let questions = variants.map { variant in
            let gets = RunAudience.gets(variant, among: languages, otherwise: context.workspace.language)
            func missing(_ path: VariablePath) -> SQL? {
                path.member.flatMap { try? ContactColumn($0, in: catalogue) }.map(\.isMissing)
            }
            let gaps = variant.letter.slotsWithoutDefault.filter { $0.root == "contact" }
            let subject = variant.letter.subjectPaths.compactMap(missing)
            return (
                readers: ask(gets), gaps: gaps.compactMap { path in missing(path).map { (path, ask("\(gets) AND \($0)")) } },
                subject: subject.isEmpty ? nil : ask("\(gets) AND \(subject.joined(separator: " AND "))")
            )
        }
        guard !sums.isEmpty else { return [] }
        let query: SQL = "SELECT \(sums.joined(separator: ", ")) FROM contact c WHERE \(audience)"
        let count = sums.count
        let answers = try connection.first(query) { row in (0..<count).map { Int(row.integer($0) ?? 0) } } ?? []
        guard answers.count == count else { return [] }
        return questions.map { question in
            ReaderFacts(
                readers: answers[question.readers],
                lacking: Dictionary(question.gaps.map { ($0.0, answers[$0.1]) }, uniquingKeysWith: max),
                lackingSubject: question.subject.map { answers[$0] })
        }
    }
}
