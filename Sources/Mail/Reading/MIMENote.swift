/// What was wrong with the structure of a part, and read all the same.
public enum MIMENote: Sendable, Hashable {
    /// A limit cut something off.
    case truncated
    /// The header ends at a line that is no field, without a blank line before it.
    case headerWithoutBlankLine
    /// A multipart without a boundary, or with one that never comes: a line that looks like one was taken.
    case guessedBoundary
    /// A multipart in which no boundary was found: its body is what it has.
    case noParts
    /// The last part of a multipart goes on to the end: the closing boundary is missing.
    case unclosed
}
