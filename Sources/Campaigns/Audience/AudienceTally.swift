internal import Audience
internal import Storage

/// Everybody whom an audience matches, counted in one pass: who is reached, in which language, and why the others are not.
struct AudienceTally {
    /// One group of contacts: how many, and those with the smallest numbers.
    struct Group {
        /// How many are kept.
        static let kept = 5

        private(set) var count = 0
        private(set) var smallest: [Int64] = []

        mutating func add(_ contact: Int64) {
            count += 1
            guard smallest.count < Self.kept || contact < smallest.last ?? .max else { return }
            smallest.insert(contact, at: smallest.firstIndex { $0 > contact } ?? smallest.count)
            if smallest.count > Self.kept { smallest.removeLast() }
        }
    }

    private(set) var matched = 0
    private(set) var excluded: [CampaignPlan.Exclusion: Group] = [:]
    /// Those reached, by the variant of the letter that they get.
    private(set) var readers: [Group]
    /// Of those reached.
    private(set) var missingValues = 0
    /// The sum of the hashes of those reached: the same for the same people, in whatever order they come.
    private(set) var people: UInt64 = 0

    var reached: Int { readers.reduce(0) { $0 + $1.count } }

    /// Counts; nothing is collected.
    ///
    /// - Parameter missing: the condition that a contact lacks a value that the letter prints.
    init(
        _ connection: any Connection, _ query: AudienceQuery, _ letter: CampaignLetter, missing: SQL, language: String
    ) throws {
        readers = Array(repeating: Group(), count: max(1, letter.variants.count))
        // Asked only where it matters: a text a row is not free.
        let reads: SQL = letter.variants.count > 1 ? "c.language" : "NULL"
        var variants: [String: Int] = [:]
        try connection.forEach(
            "SELECT c.id, \(query.exclusion), \(missing), \(reads) FROM contact c WHERE \(query.included)"
        ) { row in
            let contact = row.integer(0) ?? 0
            matched += 1
            if let reason = row.text(1) {
                let exclusion = try Self.exclusion(reason)
                excluded[exclusion, default: Group()].add(contact)
                return
            }
            let tag = row.text(3) ?? language
            let variant = variants[tag] ?? letter.variant(for: tag)
            if variants.count < Self.mostTags { variants[tag] = variant }
            readers[variant].add(contact)
            people &+= ContactHash.mix(UInt64(bitPattern: contact))
            if row.boolean(2) == true { missingValues += 1 }
        }
    }

    /// A reason that has no name is an error: whoever is left out is never counted as reached.
    private static func exclusion(_ reason: String) throws(CampaignError) -> CampaignPlan.Exclusion {
        if let exclusion = ContactStatus(rawValue: reason).flatMap(CampaignPlan.Exclusion.init(_:)) ?? .init(rawValue: reason) {
            return exclusion
        }
        throw CampaignError(.unusable, "contacts are left out for \"\(reason)\", a reason that this program does not know")
    }

    /// How many languages of contacts are remembered.
    private static let mostTags = 1000

    /// The exclusions in their order, with the addresses of a few.
    func steps(_ connection: any Connection) throws -> [CampaignPlan.Step] {
        try CampaignPlan.Exclusion.allCases.map { exclusion in
            let group = excluded[exclusion] ?? Group()
            let emails = try group.smallest.map { contact in
                try connection.text("SELECT email FROM contact WHERE id = \(contact)") ?? ""
            }
            return CampaignPlan.Step(exclusion: exclusion, count: group.count, samples: emails)
        }
    }

    // MARK: Samples

    /// The least letters that are shown, where there are as many contacts.
    private static let letters = 3
    /// The most languages of which a letter is shown.
    private static let languages = 8

    /// Contacts whose letters are worth showing: one of each language, the most read first, and then more of those that are
    /// read most, as seats are given by shares (D'Hondt).
    var samples: [(contact: Int64, variant: Int)] {
        let room = max(Self.letters, min(readers.count { $0.count > 0 }, Self.languages))
        var shown = [Int](repeating: 0, count: readers.count)
        var samples: [(contact: Int64, variant: Int)] = []
        while samples.count < room {
            let next = readers.indices.compactMap { variant -> Claimant? in
                let (group, taken) = (readers[variant], shown[variant])
                guard taken < group.smallest.count else { return nil }
                return Claimant(
                    isNew: taken == 0, quotient: Double(group.count) / Double(taken + 1), contact: group.smallest[taken],
                    variant: variant)
            }.min()
            guard let next else { break }
            shown[next.variant] += 1
            samples.append((next.contact, next.variant))
        }
        return samples
    }

    /// A language that may have the next letter; the smallest has it.
    private struct Claimant: Comparable {
        var isNew: Bool
        var quotient: Double
        var contact: Int64
        var variant: Int

        static func < (one: Claimant, other: Claimant) -> Bool {
            if one.isNew != other.isNew { return one.isNew }
            return one.quotient == other.quotient ? one.contact < other.contact : one.quotient > other.quotient
        }
    }
}
