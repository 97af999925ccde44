/// Whether a selector means an element.
enum SelectorMatch: Int, Sendable, Comparable {
    case no
    /// For some recipients, or for some readers: the element is not known whole, or the selector asks what only the reader's
    /// program knows.
    case maybe
    case yes

    static func < (a: SelectorMatch, b: SelectorMatch) -> Bool { a.rawValue < b.rawValue }
}
