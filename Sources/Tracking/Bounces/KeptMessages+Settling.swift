internal import Audience
public import Mail
public import Storage

extension KeptMessages {
    /// What settling a message came to.
    public enum Outcome: Sendable, Hashable {
        /// It is settled; what is nil when nothing follows from the verdict.
        case settled(BounceRecorder.Effect?)
        /// A person had settled it so before: nothing was done.
        case before(Settlement)
    }

    /// Records a person's verdict as if a rule had found it when the message came in, inside the caller's transaction. The
    /// same verdict again does nothing.
    ///
    /// - Parameters:
    ///   - reason: why the message failed, where it did.
    ///   - actor: who says so; kept with the message, and in the contact's history.
    /// - Throws: `TrackingError` of kind `notFound`, or `settled` when it was settled otherwise before: what followed
    ///   from that cannot be taken back here. A message settled as `nothing` can still become something.
    public static func settle(
        _ connection: any Connection, _ id: Int64, as verdict: KeptVerdict, reason: BounceReason = .other, actor: String,
        evidence: any DeliveryEvidence, at: Instant
    ) throws -> Outcome {
        let message = try find(connection, id)
        if let before = message.settlement {
            if before.verdict == verdict { return .before(before) }
            guard before.verdict == .nothing else {
                throw TrackingError(
                    .settled, "message \(id) was settled as \(before.verdict.rawValue) before",
                    advice: "`merpati contact` changes the contact's status.")
            }
        }
        let effect = try carryOut(connection, message, verdict, reason, actor, evidence)
        try connection.execute(
            """
            UPDATE kept_message SET settled_at = \(at), settled_as = \(verdict.rawValue), settled_by = \(actor) WHERE id = \(id)
            """)
        return .settled(effect)
    }

    private static func carryOut(
        _ connection: any Connection, _ message: Message, _ verdict: KeptVerdict, _ reason: BounceReason, _ actor: String,
        _ evidence: any DeliveryEvidence
    ) throws -> BounceRecorder.Effect? {
        if verdict == .unsubscribe {
            var writer = EventWriter(connection, evidence)
            let event = TrackedEvent(.unsubscribe(.person), run: message.run, contact: message.contact, at: message.at)
            return try writer.write(event) == .recorded ? .changed(to: .unsubscribed) : .recorded
        }
        // A failure whose reason no rule knew counted as soft, for want of better.
        if verdict == .policy || verdict == .nothing {
            try SoftBounces.forget(connection, contact: message.contact, run: message.run)
        }
        guard let kind = verdict.bounce else { return nil }
        guard let campaign = try evidence.campaign(connection, run: message.run) else {
            throw TrackingError(
                .notFound, "the campaign of message \(message.id) has been deleted",
                advice: "Settle it as unsubscribe or nothing; `merpati contact suppress` stops mail to the contact.")
        }
        let effect = try BounceRecorder.record(
            connection, contact: message.contact, campaign: campaign, run: message.run, kind: kind, reason: reason.rawValue,
            code: nil, diagnostic: "settled by \(actor)", actor: actor, at: message.at)
        try evidence.evidence(
            connection, run: message.run, contact: message.contact, kind: kind == .complaint ? .complained : .bounced(kind),
            at: message.at)
        return effect
    }
}
