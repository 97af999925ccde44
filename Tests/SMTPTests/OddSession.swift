import Mail
import SMTP

/// Plays the sender for an `OddServer`, as the ledger would have it: what was put off or not sent is sent again over another
/// connection, what is in doubt is not.
struct OddSession {
    private let oddCase: OddCase
    private(set) var server: OddServer
    private(set) var outcomes: [Int64: DeliveryOutcome] = [:]
    private var waiting: [OutgoingMessage]
    private var session = SMTPSession(capabilities: SMTPCapabilities(), server: "odd:25", messageLimit: 0)
    private var writing: [UInt8] = []
    private var segments: [OddServer.Output] = []

    private static let mostConnections = 6

    init(_ oddCase: OddCase) {
        self.oddCase = oddCase
        server = OddServer(ehlo: [], script: oddCase.script)
        waiting = OddCase.messages
    }

    /// - Returns: what is wrong, if anything is.
    mutating func run() -> String? {
        for _ in 0..<Self.mostConnections where !waiting.isEmpty {
            connect()
            serve()
        }
        return oddCase.check(outcomes, taken: server.taken)
    }

    private mutating func connect() {
        var capabilities = SMTPCapabilities()
        capabilities.pipelining = oddCase.isPipelining
        session = SMTPSession(capabilities: capabilities, server: "odd:25", messageLimit: 100)
        (writing, segments) = ([], [])
        // The greeting and what follows it are libcurl's.
        _ = server.connect()
    }

    private mutating func serve() {
        var rounds = 0
        while rounds < 10_000 {
            rounds += 1
            collect()
            while session.wantsMessage, !waiting.isEmpty {
                session.start(waiting.removeFirst())
                collect()
            }
            if session.isIdle, waiting.isEmpty { session.quit() }
            let didWrite = write()
            if session.closing != nil {
                collect()
                return
            }
            guard !segments.isEmpty else {
                if didWrite { continue }
                // Everybody waits: the server is deaf or the reply was cut short.
                session.close(.timedOut)
                continue
            }
            switch segments.removeFirst() {
            case .segment(let bytes): bytes.withUnsafeBytes { session.receive($0) }
            case .close: session.close(.lost)
            }
        }
    }

    /// As the shell does: what was taken out is written piece by piece, and not at all once the session is over.
    private mutating func write() -> Bool {
        if writing.isEmpty, session.hasOutput {
            _ = session.takeEnding()
            session.takeOutput(into: &writing)
        }
        let piece = writing.prefix(oddCase.window ?? writing.count)
        guard !piece.isEmpty, oddCase.window == nil || session.closing == nil else { return false }
        writing.removeFirst(piece.count)
        session.wrote(piece.count)
        segments += server.take(piece)
        return true
    }

    private mutating func collect() {
        var reports: [DeliveryReport] = []
        session.takeReports(into: &reports)
        for report in reports {
            outcomes[report.id] = report.outcome
            switch report.outcome {
            case .soft, .notSent, .unreachable: again(report.id)
            default: break
            }
        }
        for back in session.takeReturned() { again(back.message.id) }
    }

    private mutating func again(_ id: Int64) {
        waiting.append(OddCase.messages[Int(id)])
    }
}
