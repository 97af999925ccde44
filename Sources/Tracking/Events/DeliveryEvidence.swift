public import Storage

/// What this room needs to know from, and tell to, whoever keeps the record of messages sent. It is called inside the
/// transaction that records the event, so both are there or neither is.
public protocol DeliveryEvidence: Sendable {
    /// The campaign that a run belongs to, or nil when there is no such run. It never changes for a run.
    func campaign(_ connection: any Connection, run: Int64) throws -> Int64?

    /// Something came back for the message of this run to this contact: it was handed over, whatever the record says.
    /// The same evidence may be given many times.
    func evidence(_ connection: any Connection, run: Int64, contact: Int64, kind: EvidenceKind, at: Instant) throws
}

/// What came back for a message.
public enum EvidenceKind: Sendable, Hashable {
    case opened
    case clicked
    case unsubscribed
    /// A report of failure, hard, soft or by policy.
    case bounced(BounceKind)
    case complained
}
