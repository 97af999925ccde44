internal import Mail
internal import Storage

/// Tells what concerns everybody from what concerns one person, in what a mail server answers: decides when a server is left
/// alone for a while, when a run pauses, and whose failure counts as an attempt. Pure: time and chance come from outside.
struct FaultWatch: Sendable {
    /// With messages of so many people unsent in a row it is the server's matter, although each had begun.
    static let everybody = 25
    /// Fewer people than this never pause a run for a server that does answer others.
    static let few = 5
    private static let mostKept = 10_000

    private(set) var backoff: RelayBackoff
    /// How many people the run has.
    private let people: Int
    private var answers: [Answer] = []
    private var hits = 0
    /// Whose messages came back unsent since the server last answered about one.
    private var unsent: Set<Int64> = []
    /// Whose transaction has broken off before.
    private var interrupted: Set<Int64> = []
    private var hasTripped = false
    private var doubtsBounces = false

    init(people: Int, backoff: RelayBackoff = RelayBackoff()) {
        (self.people, self.backoff) = (people, backoff)
    }

    /// What other runs have learnt of the server.
    mutating func learn(_ backoff: RelayBackoff) {
        self.backoff = backoff
    }

    mutating func timeOfDayWasSet(by seconds: Double) { backoff.timeOfDayWasSet(by: seconds) }

    /// Takes note of what became of messages, and says of each failure whether it counts.
    ///
    /// - Parameter chance: 0 ..< 1.
    /// - Returns: the reason to pause, when there is one.
    mutating func observe(_ results: inout [DeliveryResult], at now: Instant, chance: Double) -> Fault? {
        var (hasAnswer, trouble, isAway) = (false, String?.none, false)
        var fault: Fault?
        for index in results.indices {
            guard case .reported(var report) = results[index].result else { continue }
            switch report.outcome {
            case .unreachable(let reason, let needsPerson):
                (trouble, isAway) = (reason, true)
                if needsPerson { fault = fault ?? Fault(reason: reason) }
            case .notSent: if !isOwn(&report) { trouble = Self.trouble(report) }
            default:
                hasAnswer = true
                unsent.removeAll(keepingCapacity: true)
                fault = fault ?? note(report)
                // What a server says that knows nobody gives up no contact.
                if doubtsBounces, report.outcome == .hard { report.outcome = .policy }
            }
            results[index].result = .reported(report)
        }
        if hasAnswer { backoff.answered() }
        if !hasAnswer, fault == nil, let trouble { fault = fail(trouble, isAway, &results, now, chance) }
        guard !hasTripped else { return nil }
        hasTripped = fault != nil
        return fault
    }

    /// Whether a message that came back unsent may be the reason itself. What happens to it twice, while the server answers
    /// others, is its own matter and counts as an attempt.
    private mutating func isOwn(_ report: inout DeliveryReport) -> Bool {
        unsent.insert(report.id)
        guard report.hasBegun, unsent.count < Self.everybody else { return false }
        if interrupted.count >= Self.mostKept { interrupted = [] }
        if !interrupted.insert(report.id).inserted { report.putOff() }
        return true
    }

    private mutating func fail(
        _ trouble: String, _ isAway: Bool, _ results: inout [DeliveryResult], _ now: Instant, _ chance: Double
    ) -> Fault? {
        backoff.failed(at: now, trouble, chance: chance)
        guard backoff.isExhausted(at: now) else { return nil }
        let report = backoff.report
        backoff.answered()
        if isAway || unsent.count >= Self.few { return Fault(reason: report) }
        for index in results.indices {
            guard case .reported(var report) = results[index].result, report.outcome == .notSent else { continue }
            report.putOff()
            results[index].result = .reported(report)
        }
        return nil
    }

    // MARK: Answers

    private mutating func note(_ report: DeliveryReport) -> Fault? {
        let meaning = report.meaning
        if hits > 0 || meaning != .other { forget(report.id) }
        answers.append(Answer(contact: report.id, meaning: meaning))
        if answers.count > 2 * Self.most { forgetOldest() }
        guard meaning != .other else { return nil }
        hits += 1
        for rule in FaultRule.all where rule.meanings.contains(meaning) {
            let last = answers.suffix(rule.last)
            guard rule.isBroken(by: last, people: people) else { continue }
            let concerned = last.filter { rule.meanings.contains($0.meaning) }.map(\.contact)
            doubtsBounces = doubtsBounces || meaning == .hard
            return Fault(
                reason: rule.told(server: report.server, concerned: concerned.count, of: last.count, words: report.words),
                doubtful: meaning == .hard ? concerned : [])
        }
        return nil
    }

    private static let most = FaultRule.all.map(\.last).max() ?? 1

    /// A person has one answer, the last: whoever is tried again and again is still one.
    private mutating func forget(_ contact: Int64) {
        guard let index = answers.lastIndex(where: { $0.contact == contact }) else { return }
        if answers.remove(at: index).meaning != .other { hits -= 1 }
    }

    private mutating func forgetOldest() {
        answers.removeFirst(answers.count - Self.most)
        hits = answers.count { $0.meaning != .other }
    }

    private static func trouble(_ report: DeliveryReport) -> String {
        guard let reply = report.reply else { return "\(report.server) breaks off every connection" }
        return "\(report.server) takes no messages: \(reply.code) \(reply.text)"
    }
}

extension DeliveryReport {
    /// Counts it as an attempt.
    fileprivate mutating func putOff() {
        outcome = .soft
        reason = reason ?? .network
    }

    fileprivate var meaning: AnswerMeaning {
        switch outcome {
        case .configuration: .settings
        case .policy: .policy
        case .hard: .hard
        case .unknown: .lost
        case .accepted, .soft, .notSent, .unreachable: .other
        }
    }

    /// What the server said, or what is wrong.
    fileprivate var words: String {
        if case .configuration(let reason) = outcome { return reason }
        return reply.map { "\($0.code) \($0.enhanced.map { $0 + " " } ?? "")\($0.text)" } ?? "no reply"
    }
}
