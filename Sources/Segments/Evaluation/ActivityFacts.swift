public import Audience
public import Storage

/// One event of a contact, as segments ask about it.
public struct ActivityFacts: Sendable, Hashable {
    public var at: Instant
    /// The parameters that have a value, by name, but for choices and references.
    public var values: [String: ContactValue]
    /// By the parameter's name, the option chosen, or the campaign, label or list referred to.
    public var ids: [String: Int64]

    public init(at: Instant, values: [String: ContactValue] = [:], ids: [String: Int64] = [:]) {
        self.at = at
        self.values = values
        self.ids = ids
    }
}
