/// How long a connection that is being made may still take. Each step has a time of its own, which begins when the step before
/// it is done: a server that greets late is waited for although TCP was quick (RFC 5321 section 4.5.3.2.1).
package struct SetupPatience: Sendable {
    private enum Step {
        case connecting, greeting, signingIn
    }

    private let timeouts: SMTPTimeouts
    private var step = Step.connecting
    private var replies = 0
    /// When to give up.
    package private(set) var deadline: Monotonic

    package init(_ timeouts: SMTPTimeouts, began: Monotonic) {
        self.timeouts = timeouts
        deadline = began.adding(seconds: timeouts.connect)
    }

    /// - Parameters:
    ///   - isConnected: the TCP connection stands.
    ///   - replies: how many replies the server has completed; a piece of one gives it no more time.
    package mutating func note(isConnected: Bool, replies: Int, now: Monotonic) {
        if step == .connecting, isConnected {
            step = .greeting
            deadline = now.adding(seconds: timeouts.greeting)
        }
        if replies > self.replies {
            self.replies = replies
            step = .signingIn
            deadline = now.adding(seconds: timeouts.command)
        }
    }

    /// What was waited for in vain, once the deadline has passed.
    package func failure(server: String, now: Monotonic) -> ConnectionFailure? {
        guard now >= deadline else { return nil }
        let reason =
            switch step {
            case .connecting: "no connection to \(server) within \(Self.shown(timeouts.connect))"
            case .greeting: "\(server) did not greet within \(Self.shown(timeouts.greeting))"
            case .signingIn: "\(server) did not answer within \(Self.shown(timeouts.command)) before it let us in"
            }
        return ConnectionFailure(kind: .host, reason: reason)
    }

    private static func shown(_ seconds: Double) -> String {
        let number = seconds == seconds.rounded() ? String(Int(seconds)) : String(seconds)
        return number == "1" ? "1 second" : "\(number) seconds"
    }
}
