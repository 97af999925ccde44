internal import Storage

/// Holds the mark in the database against the one beside it: by that a database that was put back from a backup is told from
/// one whose sender was killed.
struct MarkKeeper: Sendable {
    let file: MarkFile

    /// The mark in the database.
    static func stored(_ connection: any Connection) throws -> SendingMark {
        let stored = try connection.first("SELECT epoch, claims FROM sending_mark") { row in
            row.text(0).flatMap(MarkEpoch.init).map { SendingMark(epoch: $0, claims: row.integer(1) ?? 0) }
        }
        guard let stored = stored ?? nil else {
            throw StorageError(.corrupt, "the database does not know how far its sending has come")
        }
        return stored
    }

    /// - Throws: `CampaignError` of kind `restored` when the database is not the one that was sent from last.
    func check(_ database: any Database) async throws {
        // The file first: while somebody sends, the database has what the file has, and never less. Once more, since the first
        // sender makes the file.
        guard try await difference(database) != nil, let reason = try await difference(database) else { return }
        throw Self.restored(reason)
    }

    private func difference(_ database: any Database) async throws -> String? {
        let contents = try file.read()
        return Self.difference(try await database.read { try Self.stored($0) }, contents)
    }

    /// Gets ready to claim.
    /// - Throws: as `check` does.
    func begin(_ database: any Database) async throws {
        try await check(database)
        try file.begin(try await database.read { try Self.stored($0) })
    }

    /// Counts claims in their own transaction, before it is committed.
    /// - Throws: `CampaignError` of kind `restored` when the database is another one than a moment ago.
    func count(_ connection: any Connection, _ claims: Int) throws {
        guard claims > 0, let known = file.claims else { return }
        let changed = try connection.execute(
            "UPDATE sending_mark SET claims = claims + \(Int64(claims)) WHERE claims = \(known)")
        guard changed == 1 else { throw Self.restored("the database was replaced by another one while it was sent from") }
    }

    /// Why the database is not the one that was sent from last; nil when it is.
    static func difference(_ stored: SendingMark, _ contents: MarkFile.Contents) -> String? {
        switch contents {
        // Nothing was ever sent from it, so nothing can have been forgotten.
        case .none where stored.claims == 0: nil
        case .none: "the mark that stood beside the database is missing, so it may be a copy from a backup"
        case .damaged: "the mark beside the database cannot be read"
        case .copied(let mark), .mark(let mark):
            if mark.epoch != stored.epoch {
                "the mark beside the database belongs to another database, or to a later state of this one"
            } else if mark.claims > stored.claims {
                """
                the database is older than what was sent from it: it knows of \(stored.claims) messages, and \(mark.claims) were \
                begun
                """
            } else if case .copied = contents, stored.claims > 0 {
                "the database and the mark beside it are copies, and the original may be sent from as well"
            } else {
                nil
            }
        }
    }

    private static func restored(_ reason: String) -> CampaignError {
        CampaignError(
            .restored, "nothing is sent: \(reason)",
            advice: """
                People may be mailed twice, and those who left meanwhile be mailed again. `merpati database status` tells more, and \
                `merpati database recover` goes on (docs/operating.md, "A database that was put back").
                """)
    }
}
