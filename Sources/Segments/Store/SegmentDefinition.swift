/// A segment as it is written in a file or given to a command.
public struct SegmentDefinition: Sendable, Hashable {
    /// Contacts that must be in or out, by address: what `SegmentStore.check` verifies.
    public struct Examples: Sendable, Hashable {
        public var `in`: [String]
        public var out: [String]

        public init(in: [String] = [], out: [String] = []) {
            self.in = `in`
            self.out = out
        }
    }

    /// Unique, ignoring case.
    public var name: String
    public var kind: SegmentKind
    public var description: String
    /// The segment in the language of `docs/segments.md`. A static segment has the members that it matched when it was
    /// frozen.
    public var text: String
    /// The IANA time zone in which days are counted; nil is the workspace's.
    public var timeZone: String?
    public var examples: Examples

    public init(
        name: String, kind: SegmentKind = .dynamic, description: String = "", text: String, timeZone: String? = nil,
        examples: Examples = Examples()
    ) {
        self.name = name
        self.kind = kind
        self.description = description
        self.text = text
        self.timeZone = timeZone
        self.examples = examples
    }
}
