import Logging
import Mail
import SMTP
import Testing

/// A logger that keeps test output short.
let quietLogger = Logger(label: "smtp-tests") { _ in SwiftLogNoOpLogHandler() }

extension SMTPTimeouts {
    /// Long enough for a loaded machine, short enough for a test that expects no wait.
    static let generous = SMTPTimeouts(
        connect: 20, greeting: 20, command: 20, data: 20, block: 20, dot: 20, quit: 2, idle: 20)
}

extension ReconnectPolicy {
    static let impatient = ReconnectPolicy(firstDelay: 0.01, longestDelay: 0.05)
}

extension SMTPAccount {
    /// An account for a server of the tests, without TLS.
    static func plain(
        _ port: Int, credentials: SMTPCredentials? = nil, connections: Int = 4, messagesPerConnection: Int = 1_000,
        rate: Double? = nil, timeouts: SMTPTimeouts = .generous, reconnect: ReconnectPolicy = .impatient
    ) throws -> SMTPAccount {
        try SMTPAccount(
            name: "test", host: "127.0.0.1", port: port, tls: .none, credentials: credentials, connections: connections,
            messagesPerConnection: messagesPerConnection, rate: rate, timeouts: timeouts, reconnect: reconnect)
    }
}

/// Submits messages, keeping to the transport's capacity, and waits for the outcome of each.
///
/// - Parameter patiently: submits again what comes back because the server is away.
func outcomes(
    of messages: [OutgoingMessage], over transport: SMTPTransport, patiently: Bool = false
) async -> [Int64: DeliveryReport] {
    var reports: [Int64: DeliveryReport] = [:]
    var waiting = messages[...]
    var inFlight = 0
    let byID = Dictionary(messages.map { ($0.id, $0) }) { first, _ in first }
    while reports.count < messages.count {
        while inFlight < transport.capacity, let message = waiting.popFirst() {
            transport.submit(message)
            inFlight += 1
        }
        guard let batch = await transport.outcomes() else {
            Issue.record("the transport ended with \(messages.count - reports.count) messages unreported")
            return reports
        }
        inFlight -= batch.count
        var isAway = false
        for report in batch {
            if patiently, report.outcome.absence != nil, let message = byID[report.id] {
                waiting.append(message)
                isAway = true
                continue
            }
            if reports.updateValue(report, forKey: report.id) != nil { Issue.record("message \(report.id) was reported twice") }
        }
        // Nothing is gained by asking again at once.
        if isAway { try? await Task.sleep(for: .milliseconds(5)) }
    }
    return reports
}

/// Sends so many messages with one transport and shuts it down.
func send(
    _ count: Int64, to account: SMTPAccount, shutdown deadline: Double = 5, patiently: Bool = false
) async -> [Int64: DeliveryReport] {
    await send((0..<count).map { SessionDriver.message($0) }, to: account, shutdown: deadline, patiently: patiently)
}

func send(
    _ messages: [OutgoingMessage], to account: SMTPAccount, shutdown deadline: Double = 5, patiently: Bool = false
) async -> [Int64: DeliveryReport] {
    let transport = SMTPTransport(account: account, logger: quietLogger)
    let reports = await outcomes(of: messages, over: transport, patiently: patiently)
    await transport.shutdown(deadlineSeconds: deadline)
    let rest = await transport.outcomes()
    #expect(rest == nil)
    return reports
}

extension DeliveryOutcome {
    /// The reason, for what a person has to mend.
    var configurationFault: String? {
        switch self {
        case .configuration(let reason), .unreachable(let reason, true): reason
        default: nil
        }
    }

    /// What was seen, when the server is away.
    var absence: String? {
        if case .unreachable(let reason, false) = self { reason } else { nil }
    }
}

extension [Int64: DeliveryReport] {
    /// The messages with this outcome.
    func ids(_ outcome: DeliveryOutcome) -> Set<Int64> {
        Set(filter { $0.value.outcome == outcome }.keys)
    }
}
