public import Storage

/// The only way a status changes. What may become what is `decide`, without a database; `change` obeys it and
/// writes the history.
///
/// Statuses have an order of strictness: active, pending, hard_bounced, unsubscribed, complained, suppressed.
/// Events move a contact up in it and never down, so that repeating one, or hearing of events in another order,
/// ends in the same status. Down leads only the confirmation by the address's owner (to active, but not out of
/// suppressed) and an operator who gives a reason.
public enum StatusMachine {
    /// What a change asked for comes to.
    public enum Decision: Sendable, Hashable {
        case change
        /// The contact is in that status already.
        case already
        /// The present status is the stricter one and stands.
        case keep
        /// This cause cannot ask for that; the reason is a sentence.
        case refuse(String)
    }

    /// What has happened.
    public enum Outcome: Sendable, Hashable {
        case changed(from: ContactStatus)
        case already
        case kept(ContactStatus)
    }

    /// The transition table.
    ///
    /// - Parameter hasReason: whether there is evidence in words, which an operator has to give to bring someone back.
    public static func decide(
        from: ContactStatus, to: ContactStatus, cause: StatusCause, hasReason: Bool
    ) -> Decision {
        guard cause.targets.contains(to) else {
            return .refuse("\(cause.rawValue) does not make a contact \(to.rawValue)")
        }
        if from == to { return .already }
        if to.strictness > from.strictness { return .change }
        switch cause {
        case .confirmation: return from == .suppressed ? .keep : .change
        case .person where hasReason: return .change
        case .person:
            return .refuse("making a contact \(to.rawValue) who is \(from.rawValue) takes a reason")
        default: return .keep
        }
    }

    /// Changes a contact's status and records it, as far as the table allows. A confirmation that makes a contact active is
    /// also the activity `confirmed`.
    ///
    /// - Parameters:
    ///   - actor: who or what caused it: a person's name, `smtp`, `import`, `page` ...
    ///   - evidence: what proves it: an operator's reason, a bounce's diagnostic, a form's address.
    /// - Throws: `AudienceError` of kind `unknownContact` or `refusedStatus`.
    @discardableResult
    public static func change(
        _ connection: any Connection, _ contactID: Int64, to: ContactStatus, cause: StatusCause, actor: String,
        evidence: String? = nil, at: Instant
    ) throws -> Outcome {
        let current = try connection.first("SELECT status, address_key FROM contact WHERE id = \(contactID)") { row in
            (status: row.text(0).flatMap(ContactStatus.init), key: row.text(1) ?? "")
        }
        guard let current, let from = current.status else {
            throw AudienceError(.unknownContact, "there is no contact with id \(contactID)")
        }
        let hasReason = evidence?.contains { !$0.isWhitespace } ?? false
        switch decide(from: from, to: to, cause: cause, hasReason: hasReason) {
        case .already: return .already
        case .keep: return .kept(from)
        case .refuse(let reason): throw AudienceError(.refusedStatus, reason)
        case .change: break
        }
        try connection.execute(
            "UPDATE contact SET status = \(to), status_at = \(at), updated_at = \(at) WHERE id = \(contactID)")
        try record(connection, contactID, from: from, to: to, cause: cause, actor: actor, evidence: evidence, at: at)
        if cause == .confirmation { try ActivityRecorder.record(connection, .confirmed, contactID: contactID, at: at) }
        if to == .active { try Suppression.remove(connection, key: current.key) }
        return .changed(from: from)
    }

    /// Writes one line of history. New contacts get one when they do not begin as active, since that needs a cause.
    static func record(
        _ connection: any Connection, _ contactID: Int64, from: ContactStatus?, to: ContactStatus, cause: StatusCause,
        actor: String, evidence: String?, at: Instant
    ) throws {
        try connection.execute(
            """
            INSERT INTO status_change (contact_id, from_status, to_status, at, cause, actor, evidence)
            VALUES (\(contactID), \(from), \(to), \(at), \(cause.rawValue), \(actor), \(evidence))
            """)
    }
}

extension ContactStatus {
    /// The place in the order in which events can only move up.
    var strictness: Int {
        switch self {
        case .active: 0
        case .pending: 1
        case .hardBounced: 2
        case .unsubscribed: 3
        case .complained: 4
        case .suppressed: 5
        }
    }
}
