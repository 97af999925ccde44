import Mail
import SMTP
import Synchronization
import Testing

/// What the witness knows at each moment is what can be known when the process dies at that moment.
@Suite(.timeLimit(.minutes(1))) struct WitnessTests {
    private final class Witness: HandoverWitness {
        struct State {
            var handedOver: Set<Int64> = []
            var answers: [Int64: DeliveryReport] = [:]
            var mostOpen = 0
        }

        let state = Mutex(State())

        func handsOver(_ id: Int64) {
            state.withLock { state in
                if !state.handedOver.insert(id).inserted { Issue.record("message \(id) was handed over twice") }
                if state.answers[id] != nil { Issue.record("message \(id) was answered before it was handed over") }
                state.mostOpen = max(state.mostOpen, state.handedOver.count { state.answers[$0] == nil })
            }
        }

        func answered(_ report: DeliveryReport) {
            state.withLock { state in
                if state.answers.updateValue(report, forKey: report.id) != nil { Issue.record("\(report.id) was answered twice") }
            }
        }

        func hasHandedOver(_ id: Int64) -> Bool { state.withLock { $0.handedOver.contains(id) } }
    }

    /// The server looks at the witness when it gets a command, before it answers.
    private static func server(
        _ witness: Witness, _ ehlo: [String],
        answer: @escaping @Sendable (ScriptedServer.Exchange, Int64) -> ScriptedServer.Answer
    ) throws -> ScriptedServer {
        let current = Mutex<[Int: Int64]>([:])
        return try ScriptedServer(ehlo: ehlo) { exchange in
            if case .recipient(let address) = exchange.command {
                current.withLock { $0[exchange.connection] = Int64(address.filter(\.isNumber)) }
            }
            let id = current.withLock { $0[exchange.connection] ?? -1 }
            switch exchange.command {
            case .dot: #expect(witness.hasHandedOver(id), "the end of \(id) came, and nobody had been told")
            case .recipient, .data: #expect(!witness.hasHandedOver(id), "\(id) had no end yet, behind another or alone")
            default: break
            }
            return answer(exchange, id)
        }
    }

    @Test(arguments: [["PIPELINING"], []]) func itIsToldBeforeTheDotAndNotBeforeDATA(_ ehlo: [String]) async throws {
        let witness = Witness()
        let server = try Self.server(witness, ehlo) { exchange, id in
            switch exchange.command {
            case .recipient where id % 7 == 3: .line("550 5.1.1 no such user")
            case .dot where id % 11 == 5: .line("451 4.3.0 later")
            case .dot where id % 50 == 49: .close
            case .data where id % 13 == 6: .close
            default: .usual
            }
        }
        defer { server.stop() }
        let transport = SMTPTransport(account: try .plain(server.port), logger: quietLogger, witness: witness)
        let reports = await outcomes(of: (0..<300).map { SessionDriver.message($0) }, over: transport)
        await transport.shutdown(deadlineSeconds: 5)
        let state = witness.state.withLock { $0 }
        for (id, report) in reports {
            let isOpen = state.handedOver.contains(id) && state.answers[id] == nil
            #expect(!isOpen, "\(id) is \(report.outcome) and would be in doubt")
            // What the transport says is what the witness was told, or the message never reached a connection's end.
            #expect(state.answers[id].map { $0 == report } ?? (report.outcome == .notSent))
            if [.accepted, .unknown].contains(report.outcome) { #expect(state.handedOver.contains(id)) }
            if report.outcome == .hard { #expect(!state.handedOver.contains(id)) }
        }
        #expect(reports.ids(.unknown).count >= 1 && reports.ids(.accepted).count > 200)
        // One for each connection: never more are in doubt.
        #expect(state.mostOpen <= 4)
    }

    @Test func aLostBodyIsAnsweredAsNotSent() async throws {
        let witness = Witness()
        let server = try ScriptedServer { exchange in exchange.command == .data ? .lineThenClose("354 go") : .usual }
        defer { server.stop() }
        // Larger than what the socket takes at once.
        let body = String(repeating: String(repeating: "x", count: 76) + "\r\n", count: 200_000)
        let transport = SMTPTransport(account: try .plain(server.port, connections: 1), logger: quietLogger, witness: witness)
        let reports = await outcomes(of: [SessionDriver.message(1, body: body)], over: transport)
        await transport.shutdown(deadlineSeconds: 5)
        #expect(reports[1]?.outcome == .notSent)
        #expect(witness.state.withLock { $0.answers[1]?.outcome } == .notSent)
    }
}
