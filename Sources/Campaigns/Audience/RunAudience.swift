internal import Audience
internal import Storage
internal import Templates

/// The audience of a run, at the run's own moment.
enum RunAudience {
    static func query(
        _ connection: any Connection, _ run: CampaignRun, _ context: CampaignContext, _ campaign: CampaignLetter
    ) throws -> AudienceQuery {
        try RunSegments.check(connection, run)
        let segments = SegmentConditions(store: context.segments, asOf: run.createdAt)
        let missing =
            campaign.definition.missing == .skip
            ? try missing(connection, campaign, context.workspace.language) : AudienceQuery.nobody
        if run.kind == .test, let segment = run.segment {
            return try AudienceQuery(connection, test: segment, segments: segments, missing: missing)
        }
        return try AudienceQuery(
            connection, campaign.definition, campaign: run.campaignID, before: run.id, kind: run.kind, segments: segments,
            missing: missing)
    }

    /// Whether a contact `c` lacks a value that the letter in the contact's language prints without a default.
    static func missing(_ connection: any Connection, _ campaign: CampaignLetter, _ language: String) throws -> SQL {
        let catalogue = try CatalogueStore.load(connection)
        let languages = campaign.variants.compactMap(\.language)
        let parts = try campaign.variants.compactMap { variant -> SQL? in
            let columns = try zip(variant.letter.slots, variant.required).filter { $0.1 }.compactMap { path, _ in
                try path.member.map { try LetterScope.column($0, catalogue, at: variant.letter.position(of: path)) }
            }
            guard !columns.isEmpty else { return nil }
            let lacks = columns.map(\.isMissing).joined(separator: " OR ")
            return "(\(gets(variant, among: languages, otherwise: language)) AND (\(lacks)))"
        }
        return parts.isEmpty ? AudienceQuery.nobody : "(\(parts.joined(separator: " OR ")))"
    }

    /// Whether a contact `c` gets the letter in a variant's language.
    static func gets(_ variant: LetterVariant, among languages: [String], otherwise: String) -> SQL {
        // Whoever reads Brazilian Portuguese gets that letter, and not the one in Portuguese.
        let nearer = languages.filter { other in variant.language.map { other.hasPrefix($0 + "-") } ?? true }
        let others = nearer.map { reads($0, otherwise: otherwise) }.joined(separator: " OR ")
        let own = variant.language.map { reads($0, otherwise: otherwise) } ?? "1 = 1"
        return nearer.isEmpty ? "(\(own))" : "(\(own) AND NOT (\(others)))"
    }

    /// Whether a contact `c` reads a language, or a variety of it.
    private static func reads(_ language: String, otherwise: String) -> SQL {
        "(LOWER(COALESCE(c.language, \(otherwise))) = \(language) OR LOWER(COALESCE(c.language, \(otherwise))) LIKE \(language + "-%"))"
    }
}

extension ContactColumn {
    /// The condition that a contact `c` has no value, or an empty text.
    var isMissing: SQL {
        switch self {
        case .id: AudienceQuery.nobody
        case .lists:
            "NOT EXISTS (SELECT 1 FROM subscription s WHERE s.contact_id = c.id AND s.state = 'subscribed')"
        case .builtIn(.label): "NOT EXISTS (SELECT 1 FROM contact_label n WHERE n.contact_id = c.id)"
        case .builtIn(.category):
            """
            NOT EXISTS (SELECT 1 FROM contact_label n JOIN label l ON l.id = n.label_id
                        WHERE n.contact_id = c.id AND l.category IS NOT NULL)
            """
        case .builtIn(let field): Self.isMissing(field.column ?? field.key, field.type)
        case .custom(let field):
            field.type == .choices
                ? "NOT EXISTS (SELECT 1 FROM contact_choice n WHERE n.contact_id = c.id AND n.field_id = \(field.id))"
                : Self.isMissing(field.column, field.type)
        }
    }

    private static func isMissing(_ column: String, _ type: FieldType) -> SQL {
        type == .text ? "COALESCE(c.\(identifier: column), '') = ''" : "c.\(identifier: column) IS NULL"
    }
}
