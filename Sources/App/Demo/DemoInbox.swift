public import Inbound
internal import Mail
internal import Synchronization

/// The other side of the demo: an inbox in which mail arrives, and which treats some recipients as the world does. It
/// refuses, postpones, and accepts messages that it then reports as undeliverable.
public final class DemoInbox: InboundHandler {
    /// A message that was accepted and could not be delivered after all: to be reported to its sender.
    public struct Undelivered: Sendable, Equatable {
        public var message: InboundMessage
        public var recipient: String
        /// The enhanced status, as `5.1.1`.
        public var status: String
        /// The reply of the imaginary server behind this one.
        public var diagnostic: String

        public init(message: InboundMessage, recipient: String, status: String, diagnostic: String) {
            self.message = message
            self.recipient = recipient
            self.status = status
            self.diagnostic = diagnostic
        }
    }

    /// What became of the recipients so far.
    public struct Counts: Sendable, Equatable {
        public var accepted = 0
        public var refused = 0
        public var postponed = 0
        public var undelivered = 0
    }

    private struct State {
        var counts = Counts()
        /// How often a sender was asked to come back for a recipient.
        var postponements: [String: Int] = [:]

        /// More of them are not remembered, and accepted at once.
        private static let mostPostponements = 100_000

        /// Whether this is one of the first `times` tries.
        mutating func postpone(_ key: String, times: Int) -> Bool {
            let tries = postponements[key, default: 0]
            guard tries < times, tries > 0 || postponements.count < Self.mostPostponements else { return false }
            postponements[key] = tries + 1
            counts.postponed += 1
            return true
        }
    }

    /// The messages to report, as they come; ends with `finish`. One reader.
    public let undelivered: AsyncStream<Undelivered>

    private let inbox: CaptureInbox
    private let rules: [DemoRule]
    private let seed: UInt64
    private let reporter: AsyncStream<Undelivered>.Continuation
    private let state = Mutex(State())

    /// More reports than this that nobody has taken yet are dropped.
    private static let mostReports = 100_000

    /// - Parameters:
    ///   - inbox: where delivered messages go.
    ///   - rules: the first that fits a recipient counts.
    ///   - seed: decides who belongs to the share of a rule.
    public init(inbox: CaptureInbox, rules: [DemoRule] = DemoRule.examples, seed: UInt64 = 1) {
        self.inbox = inbox
        self.rules = rules
        self.seed = seed
        (undelivered, reporter) = AsyncStream.makeStream(bufferingPolicy: .bufferingOldest(Self.mostReports))
    }

    public var counts: Counts {
        state.withLock { $0.counts }
    }

    /// Ends `undelivered` once what it holds is read.
    public func finish() {
        reporter.finish()
    }

    public func recipient(_ recipient: String, _ envelope: InboundEnvelope) async throws -> InboundVerdict {
        switch behaviour(for: recipient) {
        case .accept, .report:
            return .accept
        case .refuse(let reply):
            state.withLock { $0.counts.refused += 1 }
            return .refuse(reply)
        case .postpone(let reply, let times):
            // As greylisting does it: by sender and recipient.
            let isPostponed = state.withLock { $0.postpone("\(envelope.sender) \(recipient)", times: times) }
            return isPostponed ? .refuse(reply) : .accept
        }
    }

    public func message(_ message: InboundMessage) async throws -> InboundVerdict {
        var delivered = message
        delivered.envelope.recipients = []
        var failed: [Undelivered] = []
        for recipient in message.envelope.recipients {
            if case .report(let status, let diagnostic) = behaviour(for: recipient) {
                failed.append(
                    Undelivered(message: message, recipient: recipient, status: status, diagnostic: diagnostic))
            } else {
                delivered.envelope.recipients.append(recipient)
            }
        }
        if !delivered.envelope.recipients.isEmpty { try await inbox.store(delivered) }
        // A report of a report would go round for ever (RFC 5321 section 4.5.5).
        if !message.envelope.sender.isEmpty { failed.forEach { reporter.yield($0) } }
        state.withLock { state in
            state.counts.accepted += delivered.envelope.recipients.count
            state.counts.undelivered += failed.count
        }
        return .accept
    }

    /// What the rules say about this recipient: always the same.
    public func behaviour(for recipient: String) -> DemoRule.Behaviour {
        for (number, rule) in rules.enumerated() where rule.pattern.matches(recipient) {
            if rule.share >= 1 || position(of: recipient, in: number) < rule.share { return rule.behaviour }
        }
        return .accept
    }

    /// Where the recipient stands between 0 and 1 under a rule (FNV-1a, then a mixing step).
    private func position(of recipient: String, in rule: Int) -> Double {
        var hash: UInt64 = 0xcbf2_9ce4_8422_2325 ^ seed ^ UInt64(truncatingIfNeeded: rule) << 32
        for byte in recipient.lowercased().utf8 { hash = (hash ^ UInt64(byte)) &* 0x100_0000_01b3 }
        hash = (hash ^ hash >> 32) &* 0xd6e8_feb8_6659_fd93
        return Double((hash ^ hash >> 32) >> 11) / Double(1 << 53)
    }
}
