/// What a segment may not exceed; the error names the limit. Generous for people, and small enough that no text
/// can hold up the program or go beyond what a database takes in one statement.
public enum SegmentLimits {
    /// Bytes of UTF-8 of the whole text.
    public static let length = 20_000
    /// How deep `and`, `or`, `not`, parentheses (those of `among` too) and segments within segments may be nested.
    public static let depth = 20
    /// Conditions, those of the segments referred to included; `has all of` counts once a value, and each test of
    /// `where` counts.
    public static let conditions = 500
    /// Values in all conditions together.
    public static let values = 5_000
    /// Characters of one quoted text.
    public static let textLength = 1_000
    /// The greatest number in "within last 30 days" and the like.
    public static let timeCount = 100_000
    /// The greatest number in "at least 2 times" and the like.
    public static let times = 1_000_000
}
