internal import Inbound
internal import Logging
internal import Mail
internal import SMTP

/// Sends back real bounce reports (RFC 3464), as the mail servers of the world would: over SMTP, from the null sender,
/// to the envelope sender of the letter.
struct DemoBounces {
    let account: SMTPAccount
    let logger: Logger

    /// Reports every message, and returns how many reports were accepted.
    func send(_ undelivered: [DemoInbox.Undelivered]) async throws -> Int {
        guard !undelivered.isEmpty else { return 0 }
        let transport = SMTPTransport(account: account, logger: logger)
        for (index, failed) in undelivered.enumerated() {
            transport.submit(try failed.report(id: Int64(index), hostName: "mx.example"))
        }
        var accepted = 0
        var outstanding = undelivered.count
        while outstanding > 0, let outcomes = await transport.outcomes() {
            outstanding -= outcomes.count
            accepted += outcomes.filter { $0.outcome == .accepted }.count
        }
        await transport.shutdown(deadlineSeconds: 5)
        return accepted
    }
}
