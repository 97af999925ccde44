/// A stretch of static text in a program's output. Whoever encodes the output can do so for static text once, and copy.
public struct StaticSpan: Sendable, Hashable {
    /// Where it begins in ``Program/staticText``.
    public var start: Int
    public var count: Int
    /// Where it begins in the output.
    public var place: Int

    /// Noting shorter ones costs more than it saves.
    static let shortest = 128
}
