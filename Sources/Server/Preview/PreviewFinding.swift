/// Something that the check of a letter has found.
public struct PreviewFinding: Sendable, Hashable {
    public enum Severity: String, Sendable, CaseIterable {
        case error, warning, notice
    }

    public var severity: Severity
    public var message: String
    /// File, line and column; nil when it concerns the letter as a whole.
    public var place: String?
    /// What to do about it.
    public var advice: String?

    public init(_ severity: Severity, _ message: String, place: String? = nil, advice: String? = nil) {
        self.severity = severity
        self.message = message
        self.place = place
        self.advice = advice
    }
}
