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
    static let impatient = ReconnectPolicy(firstDelay: 0.01, longestDelay: 0.05, attempts: 4)
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
func outcomes(of messages: [OutgoingMessage], over transport: SMTPTransport) async -> [Int64: DeliveryReport] {
    var reports: [Int64: DeliveryReport] = [:]
    var submitted = 0
    while reports.count < messages.count {
        while submitted < messages.count, submitted - reports.count < transport.capacity {
            transport.submit(messages[submitted])
            submitted += 1
        }
        guard let batch = await transport.outcomes() else {
            Issue.record("the transport ended with \(messages.count - reports.count) messages unreported")
            return reports
        }
        for report in batch {
            if reports.updateValue(report, forKey: report.id) != nil { Issue.record("message \(report.id) was reported twice") }
        }
    }
    return reports
}

/// Sends so many messages with one transport and shuts it down.
func send(_ count: Int64, to account: SMTPAccount, shutdown deadline: Double = 5) async -> [Int64: DeliveryReport] {
    await send((0..<count).map { SessionDriver.message($0) }, to: account, shutdown: deadline)
}

func send(_ messages: [OutgoingMessage], to account: SMTPAccount, shutdown deadline: Double = 5) async -> [Int64: DeliveryReport]
{
    let transport = SMTPTransport(account: account, logger: quietLogger)
    let reports = await outcomes(of: messages, over: transport)
    await transport.shutdown(deadlineSeconds: deadline)
    let rest = await transport.outcomes()
    #expect(rest == nil)
    return reports
}

extension DeliveryOutcome {
    /// The reason, for a configuration fault.
    var configurationFault: String? {
        if case .configuration(let reason) = self { reason } else { nil }
    }
}

extension [Int64: DeliveryReport] {
    /// The messages with this outcome.
    func ids(_ outcome: DeliveryOutcome) -> Set<Int64> {
        Set(filter { $0.value.outcome == outcome }.keys)
    }
}
