internal import Mail

/// A connection of the pool: libcurl's handle, the session that runs over it, and the bytes on their way out. Lives on
/// the transport's thread.
final class SMTPConnection {
    enum Phase {
        case connecting
        case open
        /// QUIT was written.
        case quitting
    }

    enum Flush {
        case done
        /// The socket takes no more for now.
        case blocked
        case closed
    }

    let slot: Int
    let curl: CurlConnection
    let began: Monotonic
    var session: SMTPSession
    /// While it is connecting.
    var setup: SetupPatience
    var phase = Phase.connecting
    /// When to look after the connection although nothing happened.
    var deadline = Monotonic.distantFuture
    var isListedIdle = false
    /// Whether a reply to a transaction has shown that the server works.
    var isProven = false
    /// The sockets that the poller watches for this connection.
    var watched: [Int32] = []
    var watchesWrites = false
    /// Replies at the time when the deadline was last set.
    var repliesSeen = 0
    /// Bytes were written, or the connection was opened, since the deadline was last set.
    var hasProgressed = false

    /// A buffer that a large message has grown is not kept beyond this size.
    private static let largestKeptBuffer = 1 << 20

    private var writing: [UInt8] = []
    private var offset = 0

    init(slot: Int, curl: CurlConnection, account: SMTPAccount, began: Monotonic) {
        self.slot = slot
        self.curl = curl
        self.began = began
        setup = SetupPatience(account.timeouts, began: began)
        session = SMTPSession(capabilities: SMTPCapabilities(), server: account.server, messageLimit: 0)
    }

    /// Whether bytes wait for the socket.
    var isWriting: Bool { offset < writing.count || session.hasOutput }

    /// Writes what there is, and tells the witness first whose end is in it. The bytes being written stay where they are until
    /// they are gone, because TLS wants to be offered the same ones again; what the session adds meanwhile gathers in its own
    /// buffer. Once the session is over nothing more is written, whatever was begun: its outcomes stand.
    func flush(telling witness: (any HandoverWitness)?) -> Flush {
        if session.closing != nil { (writing, offset) = ([], 0) }
        while true {
            if offset == writing.count {
                offset = 0
                if writing.capacity > Self.largestKeptBuffer { writing = [] } else { writing.removeAll(keepingCapacity: true) }
                guard session.hasOutput else { return .done }
                if let message = session.takeEnding() { witness?.handsOver(message) }
                session.takeOutput(into: &writing)
            }
            switch writing.withUnsafeBytes({ curl.send(UnsafeRawBufferPointer(rebasing: $0[offset...])) }) {
            case .bytes(let count):
                offset += count
                hasProgressed = true
                session.wrote(count)
            case .again: return .blocked
            case .closed: return .closed
            }
        }
    }

    /// Reads what there is into the session.
    func receive(through buffer: UnsafeMutableRawBufferPointer) {
        while session.closing == nil {
            switch curl.receive(into: buffer) {
            case .bytes(let count):
                session.receive(UnsafeRawBufferPointer(rebasing: buffer[..<count]))
                // TLS may hold more although the socket is empty; a plain socket would be reported again.
                if count < buffer.count, !curl.buffersInput { return }
            case .again: return
            case .closed: session.close(.lost)
            }
        }
    }

    /// How long the server may take for what is awaited now, in seconds.
    func patience(_ timeouts: SMTPTimeouts) -> Double {
        isWriting ? timeouts.block : timeouts.limit(for: session.awaiting)
    }
}
