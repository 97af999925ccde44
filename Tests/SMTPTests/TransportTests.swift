import Mail
import SMTP
import Synchronization
import Testing

@Suite(.timeLimit(.minutes(1))) struct TransportTests {
    @Test(arguments: [["PIPELINING"], [], ["PIPELINING", "SIZE 1000000", "8BITMIME", "SMTPUTF8"]])
    func deliversEachMessageOnce(_ ehlo: [String]) async throws {
        let server = try ScriptedServer(ehlo: ehlo)
        defer { server.stop() }
        let reports = await send(500, to: try .plain(server.port))
        #expect(reports.ids(.accepted).count == 500)
        let recipients = server.messages.map(\.recipient)
        #expect(Set(recipients) == Set((0..<500).map { "contact\($0)@example.test" }))
        #expect(recipients.count == 500)
        #expect(server.messages.allSatisfy { $0.data == Array(SessionDriver.body.utf8) })
        #expect(server.connections <= 4)
        #expect(server.commands.filter { $0 == "QUIT" }.count == server.connections)
    }

    @Test func bodiesArriveWhole() async throws {
        let server = try ScriptedServer()
        defer { server.stop() }
        let large = String(repeating: String(repeating: "x", count: 76) + "\r\n", count: 60_000)
        let messages = [
            SessionDriver.message(0, body: large), SessionDriver.message(1, body: "a\n.\nb\rc"),
            SessionDriver.message(2, body: ""),
        ]
        let reports = await send(messages, to: try .plain(server.port, connections: 1))
        #expect(reports.ids(.accepted).count == 3)
        let bodies = server.messages.sorted { $0.recipient < $1.recipient }.map(\.data)
        #expect(bodies == [Array(large.utf8), Array("a\r\n..\r\nb\r\nc\r\n".utf8), []])
    }

    @Test(arguments: [["PIPELINING"], []]) func refusedRecipientsKeepTheConnection(_ ehlo: [String]) async throws {
        let server = try ScriptedServer(ehlo: ehlo) { exchange in
            guard case .recipient(let address) = exchange.command, address.contains("3") else { return .usual }
            return .line("550 5.1.1 no such user")
        }
        defer { server.stop() }
        let reports = await send(100, to: try .plain(server.port, connections: 1))
        let unknown = Set((0..<100).filter { String($0).contains("3") }.map(Int64.init))
        #expect(reports.ids(.hard) == unknown)
        #expect(reports.ids(.accepted).count == 100 - unknown.count)
        #expect(reports[3]?.reply == SMTPReply(code: 550, enhanced: "5.1.1", text: "no such user"))
        #expect(server.connections == 1)
        #expect(server.messages.count == 100 - unknown.count)
    }

    @Test func serverThatClosesAfterSomeMessagesLosesNone() async throws {
        let server = try ScriptedServer { exchange in exchange.command == .mail && exchange.accepted == 7 ? .close : .usual }
        defer { server.stop() }
        let reports = await send(200, to: try .plain(server.port, connections: 3))
        #expect(reports.ids(.accepted).count == 200)
        #expect(server.messages.count == 200)
        #expect(Set(server.messages.map(\.recipient)).count == 200)
        // After three closings the limit is known, and we quit first.
        #expect(server.commands.contains("QUIT"))
    }

    @Test func serverThatSaysEnoughAfterSomeMessagesLosesNone() async throws {
        let server = try ScriptedServer { exchange in
            exchange.command == .mail && exchange.accepted == 5 ? .lineThenClose("421 4.7.0 enough") : .usual
        }
        defer { server.stop() }
        let reports = await send(100, to: try .plain(server.port))
        #expect(reports.ids(.accepted).count == 100)
        #expect(Set(server.messages.map(\.recipient)).count == 100)
    }

    @Test func connectionLostBeforeAndAfterTheDot() async throws {
        let server = try ScriptedServer { exchange in
            if exchange.command == .data, exchange.connection == 0, exchange.accepted == 3 { return .close }
            return exchange.command == .dot && exchange.bodies == 11 ? .close : .usual
        }
        defer { server.stop() }
        let reports = await send(50, to: try .plain(server.port, connections: 1))
        #expect(reports.ids(.notSent).count == 1)
        #expect(reports.ids(.unknown).count == 1)
        #expect(reports.ids(.accepted).count == 48)
        #expect(Set(server.messages.map(\.recipient)) == Set(reports.ids(.accepted).map { "contact\($0)@example.test" }))
    }

    @Test func recyclesConnections() async throws {
        let server = try ScriptedServer()
        defer { server.stop() }
        let reports = await send(50, to: try .plain(server.port, connections: 1, messagesPerConnection: 10))
        #expect(reports.ids(.accepted).count == 50)
        #expect(server.connections == 5)
        #expect(server.commands.filter { $0 == "QUIT" }.count == 5)
    }

    @Test func busyServerIsTriedAgain() async throws {
        let server = try ScriptedServer { $0.command == .greeting && $0.connection < 2 ? .lineThenClose("421 busy") : .usual }
        defer { server.stop() }
        let reports = await send(20, to: try .plain(server.port), patiently: true)
        #expect(reports.ids(.accepted).count == 20)
        #expect(server.connections >= 3)
    }

    /// A tarpit holds one connection; the others go on, and its message is in doubt.
    @Test func tarpitHoldsOnlyItself() async throws {
        let server = try ScriptedServer { exchange in
            guard exchange.command == .dot, exchange.bodies == 0 else { return .usual }
            return .trickle("250 2.0.0 " + String(repeating: "slow ", count: 100))
        }
        defer { server.stop() }
        var timeouts = SMTPTimeouts.generous
        timeouts.dot = 3
        let reports = await send(100, to: try .plain(server.port, timeouts: timeouts))
        #expect(reports.ids(.unknown).count == 1)
        // The message behind the one in the tarpit was untouched, and went over another connection.
        #expect(reports.ids(.accepted).count == 99)
    }

    @Test(arguments: [ScriptedServer.Command.mail, .data, .ehlo, .greeting])
    func silenceTimesOut(_ command: ScriptedServer.Command) async throws {
        let server = try ScriptedServer { $0.command == command ? .silence : .usual }
        defer { server.stop() }
        let timeouts = SMTPTimeouts(connect: 0.1, greeting: 0.1, command: 0.1, data: 0.1, block: 0.1, dot: 0.1, quit: 0.1)
        let reports = await send(3, to: try .plain(server.port, connections: 1, timeouts: timeouts))
        #expect(reports.values.allSatisfy { $0.outcome == .notSent || $0.outcome.absence != nil })
        #expect(server.messages.isEmpty)
    }

    @Test(arguments: [
        "\u{0}\u{1}garbage\r\n", "250-x\r\n550 y\r\n", "354 go\r\n", "999 x\r\n", String(repeating: "250-x\r\n", count: 500),
    ])
    func hostileRepliesEndInAClose(_ reply: String) async throws {
        let server = try ScriptedServer { $0.command == .mail ? .raw(reply) : .usual }
        defer { server.stop() }
        let reports = await send(3, to: try .plain(server.port, connections: 1))
        #expect(reports.count == 3)
        #expect(reports.ids(.accepted).isEmpty && reports.ids(.unknown).isEmpty && reports.ids(.hard).isEmpty)
    }

    @Test(arguments: ["garbage\r\n", String(repeating: "220-more\r\n", count: 20_000)])
    func hostileGreetingsAreGivenUp(_ greeting: String) async throws {
        let server = try ScriptedServer { $0.command == .greeting ? .raw(greeting) : .usual }
        defer { server.stop() }
        var timeouts = SMTPTimeouts.generous
        timeouts.connect = 0.5
        timeouts.greeting = 0.5
        let reports = await send(2, to: try .plain(server.port, timeouts: timeouts))
        #expect(reports.values.allSatisfy { $0.outcome.absence != nil })
        #expect(!server.commands.contains { $0.hasPrefix("MAIL") })
    }

    /// How long to wait for it is decided elsewhere.
    @Test func serverThatIsAwayIsToldAtOnce() async throws {
        let account = try SMTPAccount.plain(
            try Loopback.freePort(), reconnect: ReconnectPolicy(firstDelay: 60, longestDelay: 600))
        let reports = await send(40, to: account)
        #expect(Set(reports.values.map(\.outcome.absence)) == ["connection refused by \(account.server)"])
    }

    @Test func serverThatComesBackIsUsedAgain() async throws {
        let isAway = Mutex(true)
        let server = try ScriptedServer { exchange in
            exchange.command == .greeting && isAway.withLock { $0 } ? .lineThenClose("421 4.3.2 starting") : .usual
        }
        defer { server.stop() }
        let transport = SMTPTransport(account: try .plain(server.port), logger: quietLogger)
        let away = await outcomes(of: (0..<10).map { SessionDriver.message($0) }, over: transport)
        #expect(away.values.allSatisfy { $0.outcome.absence?.contains("421 4.3.2 starting") == true })
        isAway.withLock { $0 = false }
        let back = await outcomes(of: (10..<40).map { SessionDriver.message($0) }, over: transport, patiently: true)
        #expect(back.ids(.accepted).count == 30)
        await transport.shutdown(deadlineSeconds: 5)
    }

    /// Whatever words and code it has: the connection is full, not the message wrong.
    @Test(
        arguments: [
            "452 4.5.3 Too many messages in this session", "550 5.7.0 Too many messages in this connection", "451 4.7.1 limit",
            "554 5.7.1 enough", "421 4.7.0 Too many messages",
        ], [["PIPELINING"], []])
    func serverThatRefusesMoreOnAConnectionGetsAnother(_ refusal: String, _ ehlo: [String]) async throws {
        let server = try ScriptedServer(ehlo: ehlo) { exchange in
            guard exchange.command == .mail, exchange.accepted >= 5 else { return .usual }
            return refusal.hasPrefix("421") ? .lineThenClose(refusal) : .line(refusal)
        }
        defer { server.stop() }
        let reports = await send(60, to: try .plain(server.port, connections: 1))
        #expect(reports.ids(.accepted).count == 60)
        #expect(Set(server.messages.map(\.recipient)).count == 60)
    }

    @Test func connectionsMayTakeOneMessageEach() async throws {
        let server = try ScriptedServer { exchange in
            exchange.command == .mail && exchange.accepted >= 1 ? .line("553 5.1.8 not your domain") : .usual
        }
        defer { server.stop() }
        let refusing = try ScriptedServer { $0.command == .mail ? .line("550 5.7.1 Too many messages in this session") : .usual }
        defer { refusing.stop() }
        let some = await send(4, to: try .plain(server.port, connections: 1))
        #expect(some.ids(.accepted).count == 4)
        // On its first message no connection can be full: nobody's fault, and not the settings'.
        let none = await send(4, to: try .plain(refusing.port, connections: 1))
        #expect(none.ids(.notSent).count == 4)
    }

    @Test func refusingGreetingIsReportedAtOnce() async throws {
        let server = try ScriptedServer { $0.command == .greeting ? .lineThenClose("554 5.7.1 not you") : .usual }
        defer { server.stop() }
        let reports = await send(10, to: try .plain(server.port))
        #expect(reports.values.allSatisfy { $0.outcome.configurationFault?.contains("554 5.7.1 not you") == true })
        #expect(server.connections == 1)
    }

    @Test func refusedSenderIsAConfigurationFault() async throws {
        let server = try ScriptedServer { $0.command == .mail ? .line("553 5.1.8 not your domain") : .usual }
        defer { server.stop() }
        let reports = await send(2, to: try .plain(server.port))
        #expect(reports.values.allSatisfy { $0.outcome.configurationFault?.contains("not your domain") == true })
    }

    @Test func rateIsKept() async throws {
        let server = try ScriptedServer()
        defer { server.stop() }
        let began = ContinuousClock.now
        let reports = await send(20, to: try .plain(server.port, rate: 50))
        // Five may go at once, the others every 20 milliseconds.
        #expect(ContinuousClock.now - began >= .milliseconds(300))
        #expect(reports.ids(.accepted).count == 20)
    }

    @Test func idleConnectionsAreClosedAndOpenedAgain() async throws {
        let server = try ScriptedServer()
        defer { server.stop() }
        var timeouts = SMTPTimeouts.generous
        timeouts.idle = 0.05
        let transport = SMTPTransport(account: try .plain(server.port, connections: 1, timeouts: timeouts), logger: quietLogger)
        let first = await outcomes(of: [SessionDriver.message(0)], over: transport)
        await server.waitFor("QUIT")
        let second = await outcomes(of: [SessionDriver.message(1)], over: transport)
        #expect(first.ids(.accepted).count == 1 && second.ids(.accepted).count == 1)
        #expect(server.connections == 2)
        await transport.shutdown(deadlineSeconds: 5)
    }

    @Test func shutdownTellsWhatBecameOfEverything() async throws {
        let server = try ScriptedServer { exchange in exchange.command == .dot && exchange.accepted == 2 ? .silence : .usual }
        defer { server.stop() }
        let transport = SMTPTransport(account: try .plain(server.port, connections: 1), logger: quietLogger)
        for id in 0..<20 { transport.submit(SessionDriver.message(Int64(id))) }
        var reports: [Int64: DeliveryReport] = [:]
        while reports.count < 2, let batch = await transport.outcomes() {
            for report in batch { reports[report.id] = report }
        }
        await transport.shutdown(deadlineSeconds: 0.2)
        transport.submit(SessionDriver.message(20))
        while let batch = await transport.outcomes() {
            for report in batch where reports.updateValue(report, forKey: report.id) != nil {
                Issue.record("message \(report.id) was reported twice")
            }
        }
        #expect(reports.ids(.accepted).count == 2)
        #expect(reports.ids(.unknown).count == 1)
        #expect(reports.ids(.notSent).count == 18)
    }

    @Test func shutdownLetsMessagesUnderWayFinish() async throws {
        let server = try ScriptedServer { $0.command == .dot ? .trickle("250 ok\r\n") : .usual }
        defer { server.stop() }
        let transport = SMTPTransport(account: try .plain(server.port, connections: 1), logger: quietLogger)
        transport.submit(SessionDriver.message(0))
        await server.waitFor("DATA")
        await transport.shutdown(deadlineSeconds: 20)
        let batch = await transport.outcomes()
        #expect(batch?.map(\.outcome) == [.accepted])
        let end = await transport.outcomes()
        #expect(end == nil)
        #expect(server.commands.last == "QUIT")
    }

    @Test func unusedTransportShutsDown() async throws {
        let transport = SMTPTransport(account: try .plain(25), logger: quietLogger)
        await transport.shutdown(deadlineSeconds: 0)
        let end = await transport.outcomes()
        #expect(end == nil)
    }
}
