internal import DequeModule

/// The bytes of one connection on their way out, and which of their commands wait for a reply: what a reply can be about is
/// decided by what was written when it came.
struct OutgoingStream: Sendable {
    private var bytes: [UInt8] = []
    /// Bytes taken by the caller and bytes written, both since the beginning.
    private var taken = 0
    private var written = 0
    /// Where each command without a reply ends, the oldest first.
    private var unanswered: Deque<Int> = []
    private var isClosed = false

    /// Whether bytes wait to be taken.
    var hasBytes: Bool { !bytes.isEmpty }

    /// Where the next octet will stand.
    var end: Int { taken + bytes.count }

    /// Adds a command, which will be answered after those before it.
    mutating func ask(_ command: (inout [UInt8]) -> Void) {
        guard !isClosed else { return }
        command(&bytes)
        unanswered.append(end)
    }

    mutating func ask(_ command: StaticString) {
        ask { $0.append(literal: command) }
    }

    /// Adds what belongs to the command that comes next.
    mutating func add(_ content: (inout [UInt8]) -> Void) {
        guard !isClosed else { return }
        content(&bytes)
    }

    /// Exchanges the bytes for the caller's empty buffer.
    mutating func take(into buffer: inout [UInt8]) {
        swap(&bytes, &buffer)
        taken += buffer.count
    }

    mutating func wrote(_ count: Int) {
        written += count
    }

    /// Whether the octet at this place has been written.
    func hasWritten(_ position: Int) -> Bool { written > position }

    /// A reply came: it answers the oldest command.
    /// - Returns: false when that was not written whole, so that the reply cannot be about it.
    mutating func takeReply() -> Bool {
        guard let end = unanswered.popFirst() else { return false }
        return written >= end
    }

    /// Nothing more is written: what was not taken goes.
    mutating func close() {
        isClosed = true
        bytes = []
    }
}
