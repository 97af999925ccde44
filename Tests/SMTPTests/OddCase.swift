import Mail
import SMTP
import TestSupport
import Testing

/// One way for a server to speak out of turn, and what must hold whatever it says.
struct OddCase: Sendable, CustomStringConvertible {
    var script: OddServer.Script
    var isPipelining = true
    /// Bytes that the kernel takes at a time; nil for all.
    var window: Int?

    /// Things that servers say, with and without sense where they are said.
    static let words = [
        OddServer.usual, "250 2.0.0 ok\r\n", "250-a\r\n250 b\r\n", "251 will forward\r\n", "220 hello\r\n", "221 bye\r\n",
        "235 in\r\n",
        "354 go\r\n", "334 \r\n", "421 4.3.2 bye\r\n", "450 4.2.0 later\r\n", "451 4.3.0 later\r\n", "452 4.5.3 too many\r\n",
        "500 what\r\n", "503 5.5.1 order\r\n", "550 5.1.1 who\r\n", "552 5.3.4 big\r\n", "554 5.7.1 spam\r\n", "\r\n", "\n",
        "hello\r\n",
        "250-", OddServer.close,
    ]
    /// The few that differ in what they do to a client.
    static let fewWords = [
        OddServer.usual, "250 2.0.0 ok\r\n", "354 go\r\n", "421 4.3.2 bye\r\n", "451 4.3.0 later\r\n", "550 5.1.1 who\r\n",
        "\r\n",
        OddServer.close,
    ]

    /// The third of the messages is to somebody whom the server does not know, so that RSET comes behind.
    static let recipients = ["a@example.test", "b@example.test", "nobody@example.test", "d@example.test", "e@example.test"]

    static var messages: [OutgoingMessage] {
        recipients.enumerated().map { SessionDriver.message(Int64($0), recipient: $1) }
    }

    var description: String {
        """
        \(script.stage) \(script.occurrence)\(script.isEachConnection ? " of each connection" : ""): \
        \(script.words.map(\.debugDescription).joined(separator: " + ")), cut \(script.cut.map(String.init) ?? "nowhere")\
        \(script.mergesAll ? ", all in one" : ""), \(isPipelining ? "pipelined" : "one by one"), \
        window \(window.map(String.init) ?? "open")
        """
    }

    /// All pairs of two things said at once, everywhere.
    static func pairs(
        _ words: [String], _ stages: [OddServer.Stage], occurrences: ClosedRange<Int> = 1...1
    ) -> [OddCase] {
        var cases: [OddCase] = []
        for stage in stages {
            for occurrence in stage == .reset || stage == .quit ? 1...1 : occurrences {
                for first in words {
                    for second in words {
                        for isPipelining in [true, false] {
                            // One by one, a second word in the segment is seen to be one too many.
                            let script = OddServer.Script(
                                stage: stage, occurrence: occurrence, words: [first, second], anyYesCounts: !isPipelining)
                            cases.append(OddCase(script: script, isPipelining: isPipelining))
                        }
                    }
                }
            }
        }
        return cases
    }

    /// Whether what was reported of each message agrees with what the server has.
    ///
    /// - Parameter outcomes: the last of each message; nil when it was given up without one.
    func check(_ outcomes: [Int64: DeliveryOutcome], taken: [String]) -> String? {
        for (index, recipient) in Self.recipients.enumerated() {
            let count = taken.count { $0 == recipient }
            let outcome = outcomes[Int64(index)]
            switch outcome {
            case .accepted where count == 1: continue
            case .unknown where count <= 1: continue
            case .accepted, .unknown: return "\(recipient): \(count) times at the server, and reported \(outcome as Any)"
            default: if count > 0 { return "\(recipient): \(count) times at the server, and reported \(outcome as Any)" }
            }
        }
        return nil
    }
}
