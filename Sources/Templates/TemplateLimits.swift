/// What a template may use. Every limit that is reached is a ``TemplateError`` of kind `limit`.
public struct TemplateLimits: Sendable, Equatable {
    /// The size of one file: letter, layout or partial.
    public var sourceBytes = 1 << 20
    /// The length of one tag.
    public var tagBytes = 16 << 10
    /// Blocks within blocks of one file.
    public var nesting = 100
    /// Blocks and partials within each other, over all files.
    public var programNesting = 200
    /// Partials within partials.
    public var partialDepth = 20
    /// How often partials are put into a program, those inside of others counted each time.
    public var partials = 10_000
    /// Variables that computed names, as `[name]`, are looked for among, those of each such tag counted.
    public var computedNames = 100_000
    /// Instructions of the compiled program, all partials included.
    public var instructions = 100_000
    /// Static bytes of the compiled program, all partials included.
    public var staticBytes = 8 << 20
    /// Turns of all loops of one rendering together.
    public var loopIterations = 100_000
    /// The size of one rendered part, and of any one value on the way to it.
    public var outputBytes = 4 << 20
    /// Bytes that the filters and loops of one rendering may look at: the bound on its time.
    public var work = 16 << 20

    public init() {}
}
