import Mail
import SMTP
import Testing

/// How long a server may take, by RFC 5321 section 4.5.3.2.
@Suite(.timeLimit(.minutes(1))) struct TimeoutTests {
    private static let start = Monotonic(nanoseconds: 1_000_000_000)

    private static func at(_ seconds: Double) -> Monotonic { start.adding(seconds: seconds) }

    @Test(
        arguments: [
            (.mail, 300), (.recipient, 300), (.reset, 300), (.data, 120), (.dot, 600), (.discardedDot, 600), (.quit, 5),
            (.nothing, 60),
        ] as [(SMTPSession.Awaiting, Double)])
    func everyReplyHasItsTime(_ awaiting: SMTPSession.Awaiting, _ seconds: Double) {
        #expect(SMTPTimeouts().limit(for: awaiting) == seconds)
    }

    @Test func aPieceOfABodyHasThreeMinutes() {
        #expect(SMTPTimeouts().block == 180)
    }

    @Test func aGreetingIsWaitedForFiveMinutes() {
        var patience = SetupPatience(SMTPTimeouts(), began: Self.start)
        patience.note(isConnected: true, replies: 0, now: Self.at(29))
        // What curl does meanwhile gives no more time.
        patience.note(isConnected: true, replies: 0, now: Self.at(200))
        #expect(patience.failure(server: "mx:25", now: Self.at(328.9)) == nil)
        #expect(patience.failure(server: "mx:25", now: Self.at(329))?.reason == "mx:25 did not greet within 300 seconds")
    }

    @Test func whoDoesNotConnectIsGivenUpSoon() {
        var patience = SetupPatience(SMTPTimeouts(), began: Self.start)
        patience.note(isConnected: false, replies: 0, now: Self.at(10))
        #expect(patience.failure(server: "mx:25", now: Self.at(29.9)) == nil)
        #expect(patience.failure(server: "mx:25", now: Self.at(30))?.reason == "no connection to mx:25 within 30 seconds")
    }

    @Test func eachReplyBeginsTheTimeOfTheNext() {
        var patience = SetupPatience(SMTPTimeouts(), began: Self.start)
        patience.note(isConnected: true, replies: 0, now: Self.at(1))
        for reply in 1...4 { patience.note(isConnected: true, replies: reply, now: Self.at(250 * Double(reply))) }
        #expect(patience.failure(server: "mx:25", now: Self.at(1_299)) == nil)
        let failure = patience.failure(server: "mx:25", now: Self.at(1_300))
        #expect(failure?.reason == "mx:25 did not answer within 300 seconds before it let us in")
        #expect(failure?.kind == .host)
    }

    /// With the whole of signing in within the time for TCP, this server would never be used.
    @Test(arguments: [ScriptedServer.Command.greeting, .ehlo]) func aServerMayGreetLate(_ late: ScriptedServer.Command)
        async throws
    {
        let server = try ScriptedServer { exchange in
            // A byte each tenth of a second: more than a second in all.
            exchange.command == late ? .trickle(late == .ehlo ? "250 mx.example\r\n" : "220 mx.example\r\n") : .usual
        }
        defer { server.stop() }
        var timeouts = SMTPTimeouts.generous
        timeouts.connect = 0.5
        let reports = await send(1, to: try .plain(server.port, connections: 1, timeouts: timeouts))
        #expect(reports.ids(.accepted) == [0])
    }

    @Test func aServerThatNeverGreetsIsGivenUp() async throws {
        let server = try ScriptedServer { $0.command == .greeting ? .silence : .usual }
        defer { server.stop() }
        var timeouts = SMTPTimeouts.generous
        timeouts.greeting = 0.2
        let reports = await send(1, to: try .plain(server.port, connections: 1, timeouts: timeouts))
        #expect(reports[0]?.outcome.absence == "127.0.0.1:\(server.port) did not greet within 0.2 seconds")
    }
}
