/// Reasons in the ledger that something is decided by.
enum DeliveryReason {
    /// Bounced: the server said that the address does not work.
    static let hard = "hard"
    /// Bounced like that while the server knew nearly nobody: a person may take it back.
    static let doubtful = "doubtful"
    /// Refused for the sender's sake.
    static let policy = "policy"
    /// Refused for the sender's sake, as a report says that came back.
    static let reportedPolicy = "evidence: reported back as policy"
}
