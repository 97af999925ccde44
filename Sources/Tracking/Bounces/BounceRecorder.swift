public import Audience
internal import Mail
public import Storage

/// Records what a failed message means for its contact, wherever the failure was learnt: from the server's reply while
/// sending, or from a report that came back later.
///
/// | kind | effect |
/// | --- | --- |
/// | hard | `hard_bounced` at once |
/// | soft | counted, unless it was for the sender's sake; 5 in a row over at least 3 campaigns and 10 days make `hard_bounced` |
/// | policy | recorded; never the contact's fault |
/// | complaint | `complained` at once |
public enum BounceRecorder {
    /// What became of it.
    public enum Effect: Sendable, Hashable {
        /// The failure is recorded; the contact stays as it is.
        case recorded
        /// The contact's status is another one now.
        case changed(to: ContactStatus)
        /// A failure of this kind of this message was recorded before: nothing was done.
        case duplicate
        /// There is no such contact any more: nothing was done.
        case unknownContact
    }

    /// The longest diagnostic that is kept, in bytes.
    public static let longestDiagnostic = 1000

    /// Records one failure of the message of `run` to `contact`, inside the caller's transaction. Telling it again, from
    /// the same or another source, does nothing.
    ///
    /// - Parameters:
    ///   - reason: what kind of failure: the raw value of a `BounceReason` of Mail, such as `unknown_user`.
    ///   - code: the enhanced status code (RFC 3463) or the reply code, when there is one.
    ///   - diagnostic: what the other server said.
    ///   - actor: who says so, for the history of the contact's status.
    @discardableResult
    public static func record(
        _ connection: any Connection, contact: Int64, campaign: Int64, run: Int64, kind: BounceKind, reason: String,
        code: String?, diagnostic: String?, actor: String = "bounce", at: Instant
    ) throws -> Effect {
        guard try connection.exists("SELECT 1 FROM contact WHERE id = \(contact)") else { return .unknownContact }
        let added = try connection.execute(
            """
            INSERT INTO message_bounce (run_id, contact_id, kind, at) VALUES (\(run), \(contact), \(kind), \(at))
            ON CONFLICT (run_id, contact_id, kind) DO NOTHING
            """)
        guard added > 0 else { return .duplicate }
        let diagnostic = diagnostic.map(shortened)
        let activity: ActivityEvent =
            kind == .complaint
            ? .complained : .bounced(kind: kind.rawValue, reason: reason, statusCode: code, diagnostic: diagnostic)
        try ActivityRecorder.record(connection, activity, contactID: contact, at: at, campaignID: campaign, runID: run)
        // What was put off again and again for the sender's sake proves nothing of the mailbox.
        if kind == .soft, BounceReason(rawValue: reason)?.isSendersFault == true { return .recorded }
        return try effect(connection, contact, campaign, run, kind, evidence: [code, diagnostic ?? reason], actor, at)
    }

    private static func effect(
        _ connection: any Connection, _ contact: Int64, _ campaign: Int64, _ run: Int64, _ kind: BounceKind,
        evidence: [String?], _ actor: String, _ at: Instant
    ) throws -> Effect {
        let evidence = "run \(run): " + evidence.compactMap { $0 }.joined(separator: " ")
        switch kind {
        case .policy:
            return .recorded
        case .complaint:
            return try change(connection, contact, to: .complained, .complaint, evidence, actor, at)
        case .hard:
            try SoftBounces.reset(connection, contact: contact)
            return try change(connection, contact, to: .hardBounced, .hardBounce, evidence, actor, at)
        case .soft:
            let bounces = try SoftBounces.add(connection, contact: contact, run: run, campaign: campaign, at: at)
            guard bounces.areTooMany else { return .recorded }
            try SoftBounces.reset(connection, contact: contact)
            let summary =
                "\(bounces.count) over \(bounces.campaigns) campaigns in \(bounces.seconds / 86_400) days; the last: \(evidence)"
            return try change(connection, contact, to: .hardBounced, .softBounces, summary, actor, at)
        }
    }

    private static func change(
        _ connection: any Connection, _ contact: Int64, to status: ContactStatus, _ cause: StatusCause, _ evidence: String,
        _ actor: String, _ at: Instant
    ) throws -> Effect {
        let outcome = try StatusMachine.change(
            connection, contact, to: status, cause: cause, actor: actor, evidence: evidence, at: at)
        guard case .changed = outcome else { return .recorded }
        return .changed(to: status)
    }

    /// The beginning of a diagnostic, cut between characters.
    private static func shortened(_ text: String) -> String {
        guard text.utf8.count > longestDiagnostic else { return text }
        var end = text.utf8.index(text.startIndex, offsetBy: longestDiagnostic)
        while end.samePosition(in: text) == nil { end = text.utf8.index(before: end) }
        return String(text[..<end]) + "…"
    }
}
