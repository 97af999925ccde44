import Foundation
import Mail
import SMTP
import TestSupport
import Testing

/// The same as `OddReplyTests` with everything in its place: sockets, libcurl's greeting and login, the transport's thread.
@Suite(.timeLimit(.minutes(10))) struct OddTransportTests {
    private static let isWhole = ProcessInfo.processInfo.environment["MERPATI_ODD_REPLIES"] == "all"
    /// A connection that is given up must not be waited for.
    private static let timeouts = SMTPTimeouts(
        connect: 5, greeting: 1, command: 1, data: 1, block: 1, dot: 1, quit: 0.2, idle: 5)

    private static let cases: [OddCase] = {
        var cases = OddCase.pairs(OddCase.fewWords, OddServer.Stage.allCases)
        cases += OddCase.pairs(OddCase.fewWords, [.mail, .recipient, .data, .dot], occurrences: 2...2)
        return isWhole
            ? cases : cases.filter { $0.script.words.contains("\r\n") || $0.script.words.contains("421 4.3.2 bye\r\n") }
    }()

    @Test func twoRepliesInOneSegment() async throws {
        // Sends of the server in a row would be segments of their own: everything that answers one piece goes out at once.
        let cases = Self.cases.map { plain in
            var oddCase = plain
            oddCase.script.mergesAll = true
            return oddCase
        }
        let workers = 8
        try await withThrowingTaskGroup(of: Void.self) { group in
            for worker in 0..<workers {
                group.addTask {
                    for index in stride(from: worker, to: cases.count, by: workers) { try await Self.check(cases[index]) }
                }
            }
            try await group.waitForAll()
        }
        print("\(cases.count) cases of two replies in one segment over sockets")
    }

    private static func check(_ oddCase: OddCase) async throws {
        var ehlo = oddCase.isPipelining ? ["PIPELINING", "8BITMIME"] : ["8BITMIME"]
        if oddCase.script.stage == .auth { ehlo.append("AUTH PLAIN") }
        if oddCase.script.stage == .startTLS { ehlo.append("STARTTLS") }
        let server = try OddListener(ehlo: ehlo, script: oddCase.script)
        defer { server.stop() }
        let account = try SMTPAccount(
            name: "odd", host: "127.0.0.1", port: server.port, tls: oddCase.script.stage == .startTLS ? .starttls : .none,
            credentials: oddCase.script.stage == .auth ? SMTPCredentials(username: "u", secret: "p") : nil, connections: 1,
            timeouts: timeouts, reconnect: ReconnectPolicy(firstDelay: 0.001, longestDelay: 0.002))
        let outcomes = await send(OddCase.messages, over: SMTPTransport(account: account, logger: quietLogger))
        if let fault = oddCase.check(outcomes, taken: server.taken) { Issue.record("\(oddCase): \(fault)") }
    }

    /// Sends again what the ledger would send again, three times at most.
    private static func send(_ messages: [OutgoingMessage], over transport: SMTPTransport) async -> [Int64: DeliveryOutcome] {
        var outcomes: [Int64: DeliveryOutcome] = [:]
        var attempts: [Int64: Int] = [:]
        var open = messages.count
        for message in messages { transport.submit(message) }
        while open > 0, let batch = await transport.outcomes() {
            for report in batch {
                outcomes[report.id] = report.outcome
                attempts[report.id, default: 0] += 1
                let goesAgain = [.soft, .notSent].contains(report.outcome) || report.outcome.absence != nil
                if goesAgain, attempts[report.id, default: 0] < 3 {
                    transport.submit(messages[Int(report.id)])
                } else {
                    open -= 1
                }
            }
        }
        await transport.shutdown(deadlineSeconds: 1)
        return outcomes
    }

    /// The server of the worst kind: it says 451 to MAIL, and takes everything that comes after it.
    @Test(arguments: [["PIPELINING"], []]) func aRefusedSenderSendsNothing(_ ehlo: [String]) async throws {
        let script = OddServer.Script(stage: .mail, isEachConnection: true, words: ["451 4.3.0 later\r\n"])
        let server = try OddListener(ehlo: ehlo, script: script)
        defer { server.stop() }
        let account = try SMTPAccount.plain(server.port, connections: 1, timeouts: Self.timeouts)
        let reports = await outcomes(
            of: [SessionDriver.message(1)], over: SMTPTransport(account: account, logger: quietLogger))
        #expect(reports[1]?.outcome == .notSent)
        #expect(server.oddities == 1)
        #expect(server.taken.isEmpty, "not even an empty message")
    }
}
