/// A parameter that an activity is to have.
public struct ActivityParameterPlan: Sendable, Hashable {
    public var name: String
    public var kind: ActivityParameter.Kind
    /// The options of a choice, in order; more can be added later.
    public var options: [String]

    public init(name: String, kind: ActivityParameter.Kind, options: [String] = []) {
        self.name = name
        self.kind = kind
        self.options = options
    }
}
