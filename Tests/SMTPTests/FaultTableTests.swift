import Mail
import SMTP
import TestSupport
import Testing

/// One row of the fault table: what happens on a connection, and what becomes of the messages.
struct FaultRow: CustomTestStringConvertible, Sendable {
    enum Step: Sendable {
        /// Starts the next message, from 1.
        case start
        case reply(String)
        /// From here on the kernel takes no bytes.
        case stall
        case close
        case timeOut
    }

    enum Expected: Sendable, Equatable {
        case outcome(DeliveryOutcome)
        case configuration
        /// Given back untouched, for another connection.
        case returned
    }

    var testDescription: String
    var steps: [Step]
    var expected: [Int64: Expected]
    var closes = true

    init(_ description: String, _ steps: [Step], _ expected: [Int64: Expected], closes: Bool = true) {
        testDescription = description
        self.steps = steps
        self.expected = expected
        self.closes = closes
    }

    private static let upToData: [Step] = [.start, .reply("250 ok\r\n"), .reply("250 ok\r\n")]
    private static let upToDot: [Step] = upToData + [.reply("354 go\r\n")]
    private static let oneSent: [Step] = upToDot + [.reply("250 ok\r\n")]
    /// The first message's dot is out, and the second's envelope with it.
    private static let twoUnderWay: [Step] = upToDot + [.start]

    static let rows = [
        FaultRow("MAIL 421 on a new connection", [.start, .reply("421 busy\r\n")], [1: .outcome(.notSent)]),
        FaultRow(
            "MAIL 421 on a reused connection", oneSent + [.start, .reply("421 busy\r\n")],
            [1: .outcome(.accepted), 2: .returned]),
        FaultRow(
            "MAIL refused on a reused connection", oneSent + [.start, .reply("452 4.5.3 too many messages in this session\r\n")],
            [1: .outcome(.accepted), 2: .returned], closes: false),
        FaultRow(
            "too many messages on a new connection",
            [.start, .reply("550 5.7.1 Too many messages in this connection\r\n"), .reply("503 no\r\n"), .reply("503 no\r\n")],
            [1: .outcome(.notSent)], closes: false),
        FaultRow("idle connection closed", oneSent + [.start, .close], [1: .outcome(.accepted), 2: .returned]),
        FaultRow(
            "MAIL 451", [.start, .reply("451 4.3.0 later\r\n"), .reply("503 no\r\n"), .reply("503 no\r\n")],
            [1: .outcome(.notSent)], closes: false),
        FaultRow(
            "MAIL 550 sender refused", [.start, .reply("550 5.7.1 sender\r\n"), .reply("503 no\r\n"), .reply("503 no\r\n")],
            [1: .configuration], closes: false),
        FaultRow(
            "MAIL 552 size", [.start, .reply("552 5.3.4 too big\r\n"), .reply("503 no\r\n"), .reply("503 no\r\n")],
            [1: .configuration], closes: false),
        FaultRow(
            "RCPT 550 5.1.1 unknown user", [.start, .reply("250 ok\r\n"), .reply("550 5.1.1 who\r\n"), .reply("503 no\r\n")],
            [1: .outcome(.hard)], closes: false),
        FaultRow(
            "RCPT 450 greylisting", [.start, .reply("250 ok\r\n"), .reply("450 4.7.1 greylisted\r\n"), .reply("503 no\r\n")],
            [1: .outcome(.soft)], closes: false),
        FaultRow(
            "RCPT 452 4.2.2 full", [.start, .reply("250 ok\r\n"), .reply("452 4.2.2 full\r\n"), .reply("503 no\r\n")],
            [1: .outcome(.soft)], closes: false),
        FaultRow(
            "RCPT 452 4.5.3 too many", [.start, .reply("250 ok\r\n"), .reply("452 4.5.3 too many\r\n"), .reply("503 no\r\n")],
            [1: .outcome(.notSent)], closes: false),
        FaultRow(
            "RCPT 550 5.7.1 policy", [.start, .reply("250 ok\r\n"), .reply("550 5.7.1 blocked\r\n"), .reply("503 no\r\n")],
            [1: .outcome(.policy)], closes: false),
        FaultRow("RCPT 421", [.start, .reply("250 ok\r\n"), .reply("421 4.7.0 slow down\r\n")], [1: .outcome(.notSent)]),
        FaultRow("DATA 451", upToData + [.reply("451 4.3.0 later\r\n")], [1: .outcome(.soft)], closes: false),
        FaultRow("DATA 554 policy", upToData + [.reply("554 5.7.1 no\r\n")], [1: .outcome(.policy)], closes: false),
        FaultRow("DATA 421", upToData + [.reply("421 bye\r\n")], [1: .outcome(.notSent)]),
        FaultRow("dot 451", upToDot + [.reply("451 4.3.0 later\r\n")], [1: .outcome(.soft)], closes: false),
        FaultRow("dot 421", upToDot + [.reply("421 4.3.2 bye\r\n")], [1: .outcome(.soft)]),
        FaultRow("dot 554 spam", upToDot + [.reply("554 5.7.1 spam\r\n")], [1: .outcome(.policy)], closes: false),
        FaultRow("dot 554 without a reason", upToDot + [.reply("554 no\r\n")], [1: .outcome(.policy)], closes: false),
        FaultRow("dot 552 size", upToDot + [.reply("552 too much\r\n")], [1: .outcome(.soft)], closes: false),
        // This message's, not everybody's: whether it is, is told by how many there are.
        FaultRow(
            "dot 552 5.3.4", upToDot + [.reply("552 5.3.4 message too big\r\n")], [1: .outcome(.policy)], closes: false),
        FaultRow(
            "dot 550 5.3.4", upToDot + [.reply("550 5.3.4 message too big\r\n")], [1: .outcome(.policy)], closes: false),
        FaultRow("dot 550 5.1.1", upToDot + [.reply("550 5.1.1 who\r\n")], [1: .outcome(.hard)], closes: false),
        FaultRow("dot 251 is accepted", upToDot + [.reply("251 will forward\r\n")], [1: .outcome(.accepted)], closes: false),
        FaultRow("closed before MAIL was answered", [.start, .close], [1: .outcome(.notSent)]),
        FaultRow("closed before DATA was answered", upToData + [.close], [1: .outcome(.notSent)]),
        FaultRow("closed while the body is sent", upToData + [.stall, .reply("354 go\r\n"), .close], [1: .outcome(.notSent)]),
        FaultRow(
            "timed out while the body is sent", upToData + [.stall, .reply("354 go\r\n"), .timeOut], [1: .outcome(.notSent)]),
        FaultRow(
            "refused while the body is sent", upToData + [.stall, .reply("354 go\r\n"), .reply("554 5.7.1 no\r\n")],
            [1: .outcome(.policy)]),
        FaultRow(
            "accepted while the body is sent", upToData + [.stall, .reply("354 go\r\n"), .reply("250 ok\r\n")],
            [1: .outcome(.notSent)]),
        FaultRow("closed after the dot", upToDot + [.close], [1: .outcome(.unknown)]),
        FaultRow("timed out after the dot", upToDot + [.timeOut], [1: .outcome(.unknown)]),
        FaultRow("half a reply after the dot", upToDot + [.reply("250-almo"), .close], [1: .outcome(.unknown)]),
        FaultRow("garbage after the dot", upToDot + [.reply("HTTP/1.1 200\r\n")], [1: .outcome(.unknown)]),
        FaultRow("354 after the dot", upToDot + [.reply("354 again\r\n")], [1: .outcome(.unknown)]),
        FaultRow("closed after the dot, next message ahead", twoUnderWay + [.close], [1: .outcome(.unknown), 2: .returned]),
        FaultRow(
            "closed after a message, next message ahead", twoUnderWay + [.reply("250 ok\r\n"), .close],
            [1: .outcome(.accepted), 2: .returned]),
        FaultRow(
            "421 after a message, next message ahead", twoUnderWay + [.reply("250 ok\r\n"), .reply("421 enough\r\n")],
            [1: .outcome(.accepted), 2: .returned]),
        FaultRow(
            "closed after the next message's MAIL", twoUnderWay + [.reply("250 ok\r\n"), .reply("250 ok\r\n"), .close],
            [1: .outcome(.accepted), 2: .outcome(.notSent)]),
        FaultRow("unsolicited reply", oneSent + [.reply("250 hello?\r\n")], [1: .outcome(.accepted)]),
        FaultRow("unsolicited 421", oneSent + [.reply("421 idle too long\r\n")], [1: .outcome(.accepted)]),
        FaultRow("a code that is none", [.start, .reply("999 ok\r\n")], [1: .outcome(.notSent)]),
        FaultRow("codes that differ in one reply", [.start, .reply("250-ok\r\n550 no\r\n")], [1: .outcome(.notSent)]),
        FaultRow("DATA answered with 250", upToData + [.reply("250 ok\r\n")], [1: .outcome(.notSent)]),
        FaultRow(
            "RSET refused",
            [.start, .reply("250 ok\r\n"), .reply("550 5.1.1 who\r\n"), .reply("503 no\r\n"), .start, .reply("500 what\r\n")],
            [1: .outcome(.hard), 2: .outcome(.notSent)]),
        FaultRow("endless line", [.start, .reply("250 " + String(repeating: "x", count: 5_000))], [1: .outcome(.notSent)]),
        FaultRow(
            "endless reply", [.start, .reply(String(repeating: "250-more\r\n", count: 200))], [1: .outcome(.notSent)]),
    ]

    /// Plays the row; the server's bytes come in the given pieces.
    func play(pieces: [Int] = []) -> SessionDriver {
        var driver = SessionDriver()
        var next: Int64 = 1
        for step in steps {
            switch step {
            case .start:
                driver.start(next)
                next += 1
            case .reply(let text): driver.receive(Array(text.utf8), pieces: pieces)
            case .stall: driver.isWriting = false
            case .close: driver.close(.lost)
            case .timeOut: driver.close(.timedOut)
            }
        }
        return driver
    }

    func check(_ driver: SessionDriver, sourceLocation: SourceLocation = #_sourceLocation) {
        var seen: [Int64: Expected] = [:]
        for (id, outcome) in driver.outcomes {
            if case .configuration = outcome { seen[id] = .configuration } else { seen[id] = .outcome(outcome) }
        }
        for id in driver.returned {
            #expect(seen[id] == nil, "message \(id) was reported and returned", sourceLocation: sourceLocation)
            seen[id] = .returned
        }
        #expect(seen == expected, sourceLocation: sourceLocation)
        #expect((driver.session.closing != nil) == closes, sourceLocation: sourceLocation)
    }
}

@Suite struct FaultTableTests {
    @Test(arguments: FaultRow.rows) func outcome(_ row: FaultRow) {
        row.check(row.play())
    }

    @Test(arguments: FaultRow.rows) func outcomeWithRepliesInPieces(_ row: FaultRow) {
        for split in 1..<40 { row.check(row.play(pieces: [split])) }
        row.check(row.play(pieces: Array(repeating: 1, count: 10_000)))
    }

    /// A connection that has gone wrong never takes or writes anything more.
    @Test(arguments: FaultRow.rows.filter(\.closes)) func closedIsClosed(_ row: FaultRow) {
        var driver = row.play()
        let written = driver.wire.count
        #expect(!driver.session.wantsMessage)
        driver.receive("250 ok\r\n354 go\r\n250 ok\r\n")
        driver.close()
        row.check(driver)
        #expect(driver.wire.count == written)
    }

    /// What breaks off after MAIL may be about the recipient, before it is not.
    @Test(arguments: [
        ("421 busy\r\n", false), ("250 ok\r\n421 busy\r\n", true), ("250 ok\r\n452 4.5.3 too many\r\n", true),
        ("250 ok\r\ngarbage\r\n", true), ("250 ok\r\n250 ok\r\n421 busy\r\n", true), ("garbage\r\n", false),
        ("250 ok\r\n250 ok\r\n250 what\r\n", true), ("451 4.3.0 later\r\n", false),
    ])
    func unsentMessagesSayHowFarTheyCame(_ replies: String, _ hasBegun: Bool) {
        var driver = SessionDriver()
        driver.start(1)
        driver.receive(replies)
        #expect(driver.reports.map(\.outcome) == [.notSent])
        #expect(driver.reports.map(\.hasBegun) == [hasBegun])
    }

    @Test func aConnectionThatHasRefusedMoreTakesNoMore() {
        for (reply, isFull) in [("452 4.5.3 too many messages", true), ("553 5.1.8 who are you", false)] {
            var driver = SessionDriver()
            driver.start(1)
            for reply in ["250 ok\r\n", "250 ok\r\n", "354 go\r\n", "250 ok\r\n"] { driver.receive(reply) }
            driver.start(2)
            driver.receive("\(reply)\r\n503 no\r\n503 no\r\n")
            #expect(driver.returned == [2] && driver.session.isSpent && driver.session.isIdle)
            #expect(driver.session.isFull == isFull)
            // Words about the connection are no outcome; others are one, should a fresh connection say the same.
            #expect((driver.refusals[2] == nil) == isFull)
        }
    }

    @Test func everyMessageEndsOnceWhateverTheServerSays() {
        let seed = SeededRandom.seed()
        print("SMTP session fuzz seed: \(seed)")
        var random = SeededRandom(seed: seed)
        for _ in 0..<20_000 {
            var driver = SessionDriver(pipelining: .random(using: &random), messageLimit: 20)
            var started: Int64 = 0
            for _ in 0..<Int.random(in: 1...40, using: &random) {
                if driver.session.wantsMessage, .random(using: &random) {
                    started += 1
                    driver.start(started)
                }
                driver.isWriting = Int.random(in: 0..<8, using: &random) > 0
                driver.receive(Self.fragment(&random))
            }
            driver.isWriting = true
            driver.close()
            let ended = driver.reports.map(\.id) + driver.returned
            if ended.sorted() != Array(1..<(started + 1)) {
                Issue.record("messages 1 to \(started) ended as \(ended.sorted()), seed \(seed)")
                return
            }
        }
    }

    private static func fragment(_ random: inout SeededRandom) -> [UInt8] {
        let whole = [
            "250 ok\r\n", "250 2.1.5 ok\n", "354 go\r\n", "250-a\r\n250 b\r\n", "550 5.1.1 no\r\n", "421 bye\r\n", "451 x\r\n",
        ]
        switch Int.random(in: 0..<12, using: &random) {
        case 0: return (0..<Int.random(in: 0..<30, using: &random)).map { _ in .random(in: 0...255, using: &random) }
        case 1:
            var bytes = Array(whole.randomElement(using: &random, or: "").utf8)
            if !bytes.isEmpty { bytes[Int.random(in: 0..<bytes.count, using: &random)] = .random(in: 0...255, using: &random) }
            return bytes
        case 2: return Array(whole.randomElement(using: &random, or: "").utf8.prefix(4))
        case 3: return Array("250 ok\r\n250 ok\r\n354 go\r\n250 ok\r\n".utf8)
        case 4...7: return Array("250 ok\r\n".utf8)
        default: return Array(whole.randomElement(using: &random, or: "").utf8)
        }
    }
}

extension Array {
    func randomElement(using random: inout SeededRandom, or fallback: Element) -> Element {
        randomElement(using: &random) ?? fallback
    }
}
