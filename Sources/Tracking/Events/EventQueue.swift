internal import Storage

/// The state of the recorder's queue, as a machine without time or threads: each step tells what is to be done.
struct EventQueue {
    /// An event that waits to be written.
    struct Entry {
        let event: TrackedEvent
        /// Who waits until it is on the disk.
        let written: CheckedContinuation<TrackingQueue.Outcome, any Error>?
    }

    /// What the caller has to do, after it has let go of the lock.
    struct Actions {
        var accepted: [CheckedContinuation<Void, Never>] = []
        var written: [(CheckedContinuation<TrackingQueue.Outcome, any Error>, Result<TrackingQueue.Outcome, any Error>)] =
            []
        var dropped = 0
        var startWriter = false
    }

    private let capacity: Int
    private var entries: [Entry] = []
    /// Those that found the queue full, in order.
    private var waiting: [(event: TrackedEvent, accepted: CheckedContinuation<Void, Never>)] = []
    private var closing: [CheckedContinuation<Void, Never>] = []
    private(set) var isClosed = false
    private var isWriting = false
    /// The database has refused the latest group.
    private var isRefused = false
    /// Events lost since the log was last told.
    private var dropped = 0

    init(capacity: Int) {
        self.capacity = capacity
    }

    mutating func add(_ event: TrackedEvent, accepted: CheckedContinuation<Void, Never>) -> Actions {
        var actions = Actions()
        if !isClosed, entries.count < capacity {
            entries.append(Entry(event: event, written: nil))
            actions.accepted = [accepted]
            actions.startWriter = wakeWriter()
        } else if isClosed || isRefused {
            actions.accepted = [accepted]
            dropped += 1
        } else {
            waiting.append((event, accepted))
        }
        return actions
    }

    mutating func add(
        _ event: TrackedEvent, written: CheckedContinuation<TrackingQueue.Outcome, any Error>
    ) -> Actions {
        var actions = Actions()
        if !isClosed, entries.count < capacity {
            entries.append(Entry(event: event, written: written))
            actions.startWriter = wakeWriter()
        } else {
            let error = TrackingError(
                .notRecorded, isClosed ? "the recorder is closed" : "too many events wait to be recorded",
                advice: "Try again in a moment.")
            actions.written = [(written, .failure(error))]
        }
        return actions
    }

    mutating func close(_ closed: CheckedContinuation<Void, Never>) -> Actions {
        isClosed = true
        guard isWriting else { return Actions(accepted: [closed]) }
        closing.append(closed)
        return Actions()
    }

    /// The next group to write; when there is none, the writer is to end.
    mutating func take(_ most: Int) -> ([Entry], Actions) {
        var actions = Actions()
        let batch = Array(entries.prefix(most))
        entries.removeFirst(batch.count)
        let room = min(capacity - entries.count, waiting.count)
        for (event, accepted) in waiting.prefix(room) {
            entries.append(Entry(event: event, written: nil))
            actions.accepted.append(accepted)
        }
        waiting.removeFirst(room)
        if batch.isEmpty {
            isWriting = false
            actions.accepted += closing
            closing = []
            tellDropped(&actions)
        }
        return (batch, actions)
    }

    mutating func wrote(_ outcomes: some Sequence<(Entry, Result<TrackingQueue.Outcome, any Error>)>) -> Actions {
        isRefused = false
        var actions = Actions(written: outcomes.compactMap { entry, outcome in entry.written.map { ($0, outcome) } })
        tellDropped(&actions)
        return actions
    }

    /// The database could not write the group: those who wait for it are told, the others stay at the head of the queue
    /// (unless it is closing), and those who found it full are let go.
    mutating func refused(_ batch: [Entry], _ error: any Error) -> Actions {
        isRefused = true
        var actions = Actions()
        actions.written = batch.compactMap { entry in entry.written.map { ($0, .failure(error)) } }
        let rest = batch.filter { $0.written == nil }
        if isClosed {
            dropped += rest.count
        } else {
            entries.insert(contentsOf: rest, at: 0)
        }
        actions.accepted += waiting.map(\.accepted)
        dropped += waiting.count
        waiting = []
        tellDropped(&actions)
        return actions
    }

    private mutating func tellDropped(_ actions: inout Actions) {
        actions.dropped = dropped
        dropped = 0
    }

    private mutating func wakeWriter() -> Bool {
        defer { isWriting = true }
        return !isWriting
    }
}
