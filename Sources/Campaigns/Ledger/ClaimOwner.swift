/// Whose claims of a run are resolved, and how.
struct ClaimOwner: Sendable {
    let run: Int64
    let campaign: Int64
    /// Tells a sender's claims from those of the dead.
    let sender: String
    let retry: RetryPolicy
}
