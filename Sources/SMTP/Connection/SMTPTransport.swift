internal import Foundation
public import Logging
public import Mail

/// Sends messages through one mail server, over connections of a thread of its own.
///
/// libcurl resolves, connects, upgrades to TLS and signs in; `SMTPSession` then runs pipelined transactions over the
/// connection. Connections are opened as messages come, up to the account's limit, and closed when nothing is left to
/// send. A message that its server has certainly not seen goes over another connection; every other message is offered
/// once, and its outcome delivered once.
public final class SMTPTransport: MailTransport {
    public let account: SMTPAccount
    private let submissions = SubmissionQueue()
    private let reports = OutcomeQueue()

    /// - Parameter witness: told of each message before its end is written, and of its outcome; nil when nobody keeps a
    ///   record that has to outlive this process.
    public init(account: SMTPAccount, logger: Logger, witness: (any HandoverWitness)? = nil) {
        self.account = account
        let (submissions, reports) = (submissions, reports)
        let thread = Thread {
            TransportLoop(
                account: account, logger: logger, submissions: submissions, outcomes: reports, witness: witness
            ).run()
        }
        thread.name = "smtp \(account.name)"
        thread.start()
    }

    deinit {
        submissions.stop(deadline: .now())
    }

    public var capacity: Int { account.capacity }

    public func submit(_ message: OutgoingMessage) {
        if submissions.submit(message) { return }
        var late = [DeliveryReport(id: message.id, outcome: .notSent, server: account.server)]
        reports.deliver(&late)
    }

    public func outcomes() async -> [DeliveryReport]? {
        await reports.next()
    }

    /// Messages that wait for a connection come back as `.notSent` at once. At the deadline a message whose dot was not
    /// sent comes back as `.notSent`, and one whose dot is not answered as `.unknown`.
    public func shutdown(deadlineSeconds: Double) async {
        submissions.stop(deadline: Monotonic.now().adding(seconds: deadlineSeconds))
        await reports.waitUntilFinished()
    }
}

extension SMTPAccount {
    /// How many messages are worth having submitted at once: one under way and one behind it on each connection, and as
    /// many again several times over while outcomes travel back and new messages come.
    var capacity: Int { max(32, connections * 8) }
}
