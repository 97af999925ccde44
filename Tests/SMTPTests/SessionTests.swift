import Mail
import SMTP
import Testing

@Suite struct SessionTests {
    @Test func writesEnvelopeInOnePiece() {
        var driver = SessionDriver()
        driver.start(1)
        #expect(driver.writes == [SessionDriver.envelope(1)])
    }

    @Test func nextEnvelopeRidesWithBody() {
        var driver = SessionDriver()
        driver.start(1)
        driver.isWriting = false
        driver.receive("250 ok\r\n250 ok\r\n354 go\r\n")
        #expect(driver.session.wantsMessage)
        driver.isWriting = true
        driver.start(2)
        #expect(driver.writes.last == SessionDriver.body + ".\r\n" + SessionDriver.envelope(2))
        #expect(!driver.session.wantsMessage)
        driver.receive("250 2.0.0 queued as 1\r\n250 ok\r\n250 ok\r\n354 go\r\n")
        driver.receive("250 2.0.0 queued as 2\r\n")
        #expect(driver.outcomes == [1: .accepted, 2: .accepted])
        #expect(driver.reports.map { $0.reply?.text } == ["queued as 1", "queued as 2"])
        #expect(driver.reports.map { $0.reply?.enhanced } == ["2.0.0", "2.0.0"])
        #expect(driver.session.isIdle)
        #expect(driver.session.completed == 2)
    }

    @Test(arguments: [true, false]) func theEndOfAMessageIsToldBeforeItsBytesAreTaken(pipelining: Bool) {
        var driver = SessionDriver(pipelining: pipelining)
        driver.start(1)
        driver.receive("250 ok\r\n")
        driver.receive("250 ok\r\n")
        #expect(driver.ended == [])
        driver.isWriting = false
        driver.receive("354 go\r\n")
        driver.start(2)
        #expect(driver.ended == [])
        driver.isWriting = true
        if pipelining {
            driver.receive("")
            // The second one's envelope is behind it, and its end is not.
            #expect(driver.ended == [1])
            driver.receive("250 ok\r\n250 ok\r\n250 ok\r\n354 go\r\n")
            #expect(driver.ended == [1, 2])
            #expect(driver.writes.last == SessionDriver.body + ".\r\n")
        } else {
            driver.receive("")
            #expect(driver.ended == [1])
        }
    }

    /// The dot of an empty body that nobody gets ends no message.
    @Test func anEmptyBodyIsNobodysEnd() {
        var driver = SessionDriver()
        driver.start(1)
        driver.receive("250 ok\r\n550 5.1.1 no such user\r\n354 go\r\n")
        #expect(driver.writes.last == ".\r\n")
        #expect(driver.ended == [])
    }

    @Test func withoutPipeliningOneCommandAtATime() {
        var driver = SessionDriver(pipelining: false)
        driver.start(1)
        for reply in ["250 ok\r\n", "250 ok\r\n", "354 go\r\n"] {
            #expect(!driver.session.wantsMessage)
            driver.receive(reply)
        }
        #expect(!driver.session.wantsMessage)
        driver.receive("250 queued\r\n")
        #expect(
            driver.writes == [
                "MAIL FROM:<bounce@example.test>\r\n", "RCPT TO:<contact1@example.test>\r\n", "DATA\r\n",
                SessionDriver.body + ".\r\n",
            ])
        #expect(driver.outcomes == [1: .accepted])
        #expect(driver.session.wantsMessage)
    }

    @Test func refusedRecipientIsFollowedByReset() {
        var driver = SessionDriver()
        driver.start(1)
        driver.receive("250 ok\r\n550 5.1.1 no such user\r\n503 5.5.1 no recipients\r\n")
        #expect(driver.outcomes == [1: .hard])
        driver.start(2)
        #expect(driver.writes.last == "RSET\r\n" + SessionDriver.envelope(2))
        driver.receive("250 reset\r\n250 ok\r\n250 ok\r\n354 go\r\n")
        driver.receive("250 ok\r\n")
        #expect(driver.outcomes == [1: .hard, 2: .accepted])
    }

    /// RFC 2920 section 3.1.
    @Test func acceptedDataAfterRefusedRecipientGetsAnEmptyBody() {
        var driver = SessionDriver()
        driver.start(1)
        driver.receive("250 ok\r\n550 5.1.1 no such user\r\n354 go\r\n")
        #expect(driver.writes.last == ".\r\n")
        #expect(!driver.session.wantsMessage)
        driver.receive("554 no valid recipients\r\n")
        #expect(driver.outcomes == [1: .hard])
        driver.start(2)
        #expect(driver.writes.last == SessionDriver.envelope(2))
    }

    /// The recipient was taken: a dot would give them an empty message.
    @Test func acceptedDataAfterRefusedSenderGetsNothing() {
        var driver = SessionDriver()
        driver.start(1)
        driver.receive("451 4.3.0 later\r\n250 ok\r\n354 go\r\n")
        #expect(driver.writes == [SessionDriver.envelope(1)])
        #expect(driver.outcomes == [1: .notSent])
        #expect(driver.session.closing == .violation("DATA was answered with 354 in a transaction that was refused"))
    }

    @Test(arguments: ["\r\n", "250 ok\r\n", "354 go\r\n", "421 bye\r\n", "451 later\r\n", "hello\r\n"], [true, false])
    func nothingIsWrittenOnceItIsOver(_ more: String, pipelining: Bool) {
        var driver = SessionDriver(pipelining: pipelining)
        driver.start(1)
        driver.receive("250 ok\r\n")
        driver.receive("250 ok\r\n")
        let before = driver.wire
        driver.receive("354 go\r\n" + more)
        #expect(driver.wire == before)
        #expect(driver.ended == [])
        #expect(driver.session.closing != nil && !driver.session.hasOutput)
        #expect([.notSent, .soft].contains(driver.outcomes[1]))
    }

    /// A reply that comes before its command is nobody's answer.
    @Test func repliesBeforeTheirCommandsEndTheSession() {
        var driver = SessionDriver(pipelining: false)
        driver.start(1)
        driver.receive("250 ok\r\n250 ok\r\n354 go\r\n")
        #expect(driver.writes == ["MAIL FROM:<bounce@example.test>\r\n"])
        #expect(driver.outcomes == [1: .notSent])
    }

    @Test func noAndYesAtOnceIsDoubt() {
        var driver = SessionDriver()
        driver.start(1)
        driver.receive("250 ok\r\n250 ok\r\n354 go\r\n")
        driver.receive("451 later\r\n250 queued\r\n")
        #expect(driver.outcomes == [1: .unknown])
    }

    @Test func withoutPipeliningResetGoesAlone() {
        var driver = SessionDriver(pipelining: false)
        driver.start(1)
        driver.receive("250 ok\r\n")
        driver.receive("550 5.1.1 no such user\r\n")
        driver.start(2)
        #expect(driver.writes.last == "RSET\r\n")
        driver.receive("250 ok\r\n")
        #expect(driver.writes.last == "MAIL FROM:<bounce@example.test>\r\n")
    }

    @Test func quitsWhenIdle() {
        var driver = SessionDriver()
        driver.quit()
        #expect(driver.writes == ["QUIT\r\n"])
        #expect(!driver.session.wantsMessage)
        driver.receive("221 bye\r\n")
        #expect(driver.session.closing == .quit)
    }

    @Test func limitOfMessagesIsKept() {
        var driver = SessionDriver(messageLimit: 1)
        driver.start(1)
        driver.receive("250 ok\r\n250 ok\r\n354 go\r\n")
        #expect(!driver.session.wantsMessage)
        driver.receive("250 ok\r\n")
        #expect(driver.session.isIdle && driver.session.isSpent && !driver.session.wantsMessage)
    }

    @Test func parametersFollowCapabilities() {
        let capabilities = SMTPCapabilities(ehlo: ["mx.example", "SIZE 1000", "8BITMIME", "SMTPUTF8"])
        var driver = SessionDriver(capabilities: capabilities)
        driver.start(SessionDriver.message(1, body: "Grüße\r\n", recipient: "jürgen@example.test", needsSMTPUTF8: true))
        #expect(
            driver.writes == [
                "MAIL FROM:<bounce@example.test> SIZE=9 BODY=8BITMIME SMTPUTF8\r\nRCPT TO:<jürgen@example.test>\r\nDATA\r\n"
            ])
    }

    struct Unsendable: CustomTestStringConvertible, Sendable {
        var testDescription: String
        var ehlo: [String] = []
        var message: OutgoingMessage
        var holds: @Sendable (DeliveryOutcome) -> Bool
    }

    private static func isConfiguration(_ outcome: DeliveryOutcome) -> Bool {
        if case .configuration = outcome { true } else { false }
    }

    static let unsendable = [
        Unsendable(
            testDescription: "larger than announced", ehlo: ["mx", "SIZE 10"], message: SessionDriver.message(1),
            holds: isConfiguration),
        Unsendable(
            testDescription: "8-bit without 8BITMIME", message: SessionDriver.message(1, body: "ü\r\n"), holds: isConfiguration),
        Unsendable(
            testDescription: "SMTPUTF8 missing", ehlo: ["mx", "8BITMIME"],
            message: SessionDriver.message(1, recipient: "ü@example.test", needsSMTPUTF8: true), holds: { $0 == .policy }),
        Unsendable(
            testDescription: "command injected", message: SessionDriver.message(1, recipient: "a@b>\r\nRCPT TO:<c@d"),
            holds: { $0 == .hard }),
        Unsendable(
            testDescription: "parameter injected", message: SessionDriver.message(1, recipient: "a@b> NOTIFY=SUCCESS"),
            holds: { $0 == .hard }),
        Unsendable(
            testDescription: "non-ASCII without SMTPUTF8", message: SessionDriver.message(1, recipient: "ü@example.test"),
            holds: { $0 == .hard }),
    ]

    @Test(arguments: unsendable) func refusesBeforeSending(_ row: Unsendable) throws {
        var driver = SessionDriver(capabilities: SMTPCapabilities(ehlo: row.ehlo))
        driver.start(row.message)
        #expect(driver.wire.isEmpty)
        let outcome = try #require(driver.outcomes[1])
        #expect(row.holds(outcome), "\(outcome)")
        #expect(driver.session.wantsMessage)
    }

    @Test func quotedLocalPartsPass() {
        var driver = SessionDriver()
        driver.start(SessionDriver.message(1, recipient: #""a > \" b"@example.test"#))
        #expect(driver.reports.isEmpty)
        #expect(driver.writes.first?.contains(#"RCPT TO:<"a > \" b"@example.test>"#) == true)
    }
}
