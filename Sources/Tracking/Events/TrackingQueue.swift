public import Logging
public import Storage
internal import Synchronization

/// Records opens, clicks and unsubscribes in groups: whatever has come in within a few milliseconds is committed in one
/// transaction, so that one write to the disk serves many readers.
///
/// Opens and clicks are answered first and recorded just after; a crash may lose the last few milliseconds of them. An
/// unsubscribe is acknowledged only when it is on the disk. The queue is bounded: when it is full, callers wait.
public final class TrackingQueue: Sendable {
    /// What became of an event.
    public enum Outcome: Sendable, Hashable {
        case recorded
        /// It had happened before: the contact was unsubscribed already, or can no longer be.
        case unchanged
        /// There is no such contact or run any more.
        case unknown
    }

    /// The sizes and times of the queue.
    public struct Limits: Sendable {
        /// Events that may wait to be written.
        public var queue = 16_384
        /// Events in one transaction.
        public var batch = 1_024
        /// How long a group is collected, in seconds; 0 writes at once.
        public var collectSeconds = 0.002
        /// How long to wait after the database refused, in seconds.
        public var retrySeconds = 1.0

        public init() {}
    }

    private let database: any Database
    private let evidence: any DeliveryEvidence
    private let time: any TimeSource
    private let limits: Limits
    private let logger: Logger
    private let queue: Mutex<EventQueue>

    public init(
        database: any Database, evidence: any DeliveryEvidence, time: any TimeSource = SystemTime(), limits: Limits = Limits(),
        logger: Logger
    ) {
        self.database = database
        self.evidence = evidence
        self.time = time
        self.limits = limits
        self.logger = logger
        queue = Mutex(EventQueue(capacity: limits.queue))
    }

    /// Takes an open or a click, to be written within milliseconds; waits while the queue is full. When the queue is full
    /// because the database refuses to write, the event is dropped, and the log tells how many were.
    public func record(_ event: TrackedEvent) async {
        await withCheckedContinuation { (accepted: CheckedContinuation<Void, Never>) in
            perform(queue.withLock { $0.add(event, accepted: accepted) })
        }
    }

    /// Takes an event and returns when it is on the disk.
    ///
    /// - Throws: `TrackingError` of kind `notRecorded` when the queue is full or closed, or why it could not be written.
    public func recordDurably(_ event: TrackedEvent) async throws -> Outcome {
        try await withCheckedThrowingContinuation { written in
            perform(queue.withLock { $0.add(event, written: written) })
        }
    }

    /// Takes no more events, and returns when those taken are on the disk (or the database has refused once more).
    public func close() async {
        await withCheckedContinuation { closed in
            perform(queue.withLock { $0.close(closed) })
        }
    }

    // MARK: Writing

    private func perform(_ actions: EventQueue.Actions) {
        for accepted in actions.accepted { accepted.resume() }
        for (written, result) in actions.written { written.resume(with: result) }
        if actions.dropped > 0 {
            logger.error("opens and clicks dropped: the database refuses to write", metadata: ["events": "\(actions.dropped)"])
        }
        // One writer at a time; it outlives whoever happened to wake it.
        if actions.startWriter { Task { await self.write() } }
    }

    private func write() async {
        while true {
            if limits.collectSeconds > 0 { try? await time.sleep(seconds: limits.collectSeconds) }
            let (batch, actions) = queue.withLock { $0.take(limits.batch) }
            perform(actions)
            guard !batch.isEmpty else { return }
            await write(batch)
        }
    }

    private func write(_ batch: [EventQueue.Entry]) async {
        do {
            let outcomes = try await outcomes(of: batch.map(\.event))
            perform(queue.withLock { $0.wrote(zip(batch, outcomes)) })
        } catch {
            logger.error("the database refuses opens, clicks and unsubscribes", metadata: ["error": "\(error)"])
            let closing = queue.withLock { queue in
                (actions: queue.refused(batch, error), isClosed: queue.isClosed)
            }
            perform(closing.actions)
            if !closing.isClosed { try? await time.sleep(seconds: limits.retrySeconds) }
        }
    }

    /// Writes all events in one transaction. When one of them cannot be written, all but that one are.
    private func outcomes(of events: [TrackedEvent]) async throws -> [Result<Outcome, any Error>] {
        do {
            return try await database.write { [evidence] connection in
                var writer = EventWriter(connection, evidence)
                return try events.map { .success(try writer.write($0)) }
            }
        } catch {
            if Self.isAboutTheDatabase(error) { throw error }
        }
        return try await database.write { [evidence, logger] connection in
            try events.map { event in
                do {
                    return .success(
                        try connection.savepoint {
                            var writer = EventWriter(connection, evidence)
                            return try writer.write(event)
                        })
                } catch {
                    if Self.isAboutTheDatabase(error) { throw error }
                    logger.error(
                        "an event cannot be recorded",
                        metadata: ["run": "\(event.run)", "contact": "\(event.contact)", "error": "\(error)"])
                    return .failure(error)
                }
            }
        }
    }

    /// Whether no event at all could be written now.
    private static func isAboutTheDatabase(_ error: any Error) -> Bool {
        (error as? StorageError)?.kind.isUnavailable ?? false
    }
}
