internal import Synchronization

/// Why a running `serve` does not send at the moment, whether or not there is something to send: the disk is full, the database is
/// gone, or was put back from a backup. It looks again every few seconds, and goes on by itself.
public final class SendingHold: Sendable {
    public struct Reason: Sendable, Equatable {
        /// One word, for whoever may ask.
        public var word: String
        /// What is wrong, with what concerns nobody else.
        public var sentence: String
    }

    private let current = Mutex<Reason?>(nil)

    public init() {}

    /// Nil while nothing is in its way.
    public var reason: Reason? { current.withLock { $0 } }

    /// - Returns: whether this is news.
    func set(_ reason: Reason?) -> Bool {
        current.withLock { current in
            defer { current = reason }
            return current != reason
        }
    }
}
