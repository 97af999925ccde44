/// Finds out that a server closes every connection after the same number of messages, so that we can be first.
package struct LearnedLimit: Sendable, Equatable {
    /// So many closings in a row after the same number are no chance any more.
    private static let evidence = 3

    /// Messages a connection, once known.
    package private(set) var messages: Int?
    private var last = 0
    private var times = 0

    package init() {}

    /// The server closed a connection between two messages, after this many.
    package mutating func closed(after completed: Int) {
        times = completed == last ? times + 1 : 1
        last = completed
        if times >= Self.evidence, completed > 0 { messages = min(messages ?? .max, completed) }
    }
}
