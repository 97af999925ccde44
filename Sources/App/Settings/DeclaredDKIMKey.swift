public import Mail

/// A key that the settings name, whether or not it can be used.
public struct DeclaredDKIMKey: Sendable {
    public var domain: String
    public var selector: String
    /// Where the settings say that it is, as "file:PATH" or "env:NAME".
    public var place: String
    public var identity: DKIMIdentity?
    /// Why it cannot be used, when it cannot.
    public var fault: String?
}
