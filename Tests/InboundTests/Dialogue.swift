import Inbound
import Mail

/// Talks to a session without a socket: answers its questions, keeps what it says.
struct Dialogue {
    var session: InboundSession
    var now = ContinuousClock.now
    private(set) var replies: [SMTPReply] = []
    private(set) var messages: [InboundMessage] = []
    /// Parts of messages that were put aside.
    private(set) var asideCounts: [Int] = []
    private var aside: [UInt8] = []
    private(set) var isClosed = false
    private let decide: (InboundQuestion) -> InboundVerdict

    init(_ options: InboundOptions = InboundOptions(), decide: @escaping (InboundQuestion) -> InboundVerdict = { _ in .accept }) {
        self.decide = decide
        session = InboundSession(peer: "192.0.2.1", options: options, now: now)
        perform()
    }

    var codes: [Int] { replies.map(\.code) }

    mutating func send(_ text: String) {
        send(Array(text.utf8))
    }

    mutating func send(_ bytes: some Sequence<UInt8>) {
        session.receive(bytes, now: now)
        perform()
    }

    private mutating func perform() {
        while let action = session.next(now: now) {
            switch action {
            case .reply(let reply):
                replies.append(reply)
            case .putAside(let bytes):
                aside += bytes
                asideCounts.append(bytes.count)
            case .ask(let question):
                let verdict = decide(question)
                if case .message(var message) = question, verdict == .accept {
                    message.content = aside + message.content
                    messages.append(message)
                }
                aside = []
                session.answer(verdict, now: now)
            case .close:
                isClosed = true
            }
        }
    }
}

/// A dialogue that has got as far as the content.
func dialogueInContent(_ options: InboundOptions = InboundOptions()) -> Dialogue {
    var dialogue = Dialogue(options)
    dialogue.send("EHLO client.example\r\nMAIL FROM:<a@one.example>\r\nRCPT TO:<b@two.example>\r\nDATA\r\n")
    return dialogue
}
