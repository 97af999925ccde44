public import Inbound
public import Mail

/// How the demo's inbox treats some recipients. The first rule that fits counts; who fits none is accepted.
public struct DemoRule: Sendable, Equatable {
    public enum Behaviour: Sendable, Equatable {
        case accept
        /// Refuses the recipient in the dialogue.
        case refuse(SMTPReply)
        /// Refuses the recipient with a 4xx as many times, then accepts: greylisting, a busy server.
        case postpone(SMTPReply, times: Int)
        /// Accepts the message, and reports later that it could not be delivered (RFC 3464).
        case report(status: String, diagnostic: String)
    }

    public var pattern: AddressPattern
    /// The share of the fitting recipients that are treated so, from 0 to 1: the same ones each time for the same seed.
    public var share: Double
    public var behaviour: Behaviour

    public init(_ pattern: AddressPattern, share: Double = 1, _ behaviour: Behaviour) {
        self.pattern = pattern
        self.share = share
        self.behaviour = behaviour
    }
}

extension DemoRule {
    /// What the domains of `campaigns/contacts.csv` are there for.
    public static let examples: [DemoRule] = [
        DemoRule(
            "*@pindah.example",
            .refuse(SMTPReply(code: 550, enhanced: "5.1.1", text: "User unknown; the mailbox has moved away"))),
        DemoRule(
            "*@sibuk.example",
            .postpone(SMTPReply(code: 450, enhanced: "4.2.1", text: "Mailbox busy, try again later"), times: 1)),
        DemoRule(
            "*@antri.example",
            .postpone(SMTPReply(code: 451, enhanced: "4.7.1", text: "Greylisted, try again later"), times: 1)),
        DemoRule(
            "*@hilang.example",
            .report(status: "5.1.1", diagnostic: "550 5.1.1 The account that you tried to reach does not exist")),
        DemoRule("*@penuh.example", .report(status: "4.2.2", diagnostic: "452 4.2.2 The mailbox is full")),
    ]
}
