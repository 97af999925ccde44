/// How a value is written at one place of a letter. The compiler chooses; the renderer obeys.
enum Escaping: UInt8, Sendable {
    /// As it is: text parts, subjects, captures, and what `raw` asks for.
    case none
    /// HTML text, quoted attributes, comments.
    case html
    /// HTML text in which entities of the value stay as they are (`escape_once`).
    case htmlOnce
    /// HTML text in which line ends become `<br />` (`newline_to_br`).
    case htmlBreaks
    /// Inside a style sheet or a `style` attribute: harmless words, numbers and colours only, else nothing.
    case style
    /// The beginning of an address in an attribute: only known harmless schemes, else `#`.
    case urlStart
    /// An address whose scheme is not settled yet: a colon cannot make one.
    case urlUnsettled
    /// An address before its `?` or `#`: unsafe bytes percent-encoded, reserved ones kept.
    case urlPath
    /// After `?` or `#`: everything but unreserved characters percent-encoded.
    case urlQuery
    /// `urlStart` and `urlPath` in a text part, where there are no entities.
    case plainURLStart
    case plainURLPath
}
