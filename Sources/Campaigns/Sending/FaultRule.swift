/// When answers concern everybody and not the few who got them: a share of the last answers, with a minimum. One line of the
/// table that decides when a run pauses by itself.
struct FaultRule: Sendable {
    /// What the answers have in common.
    let meanings: Set<AnswerMeaning>
    /// So many of the last people who were answered are looked at.
    let last: Int
    /// With fewer than so many there is no rule.
    let minimum: Int
    /// The share of those looked at, in percent, from which on it is everybody's.
    let percent: Int
    /// What the server did, as a sentence around "30 of the last 50".
    let sentence: (before: String, after: String)
    /// What a person can do, after the reply.
    let advice: String

    static let all = [
        FaultRule(
            meanings: [.settings], last: 50, minimum: 10, percent: 80,
            sentence: ("refused", "messages for what they or the settings are"), advice: ""),
        FaultRule(
            meanings: [.policy, .settings], last: 100, minimum: 25, percent: 50,
            sentence: ("refused", "messages for the sender's sake"), advice: "; `campaign settle --resend` sends to them again"),
        // No more than this many contacts are given up by a server that knows nobody.
        FaultRule(
            meanings: [.hard], last: 50, minimum: 25, percent: 80, sentence: ("does not know", "addresses"),
            advice: "; `campaign settle --resend` makes these contacts active again and sends to them again"),
        FaultRule(
            meanings: [.lost], last: 50, minimum: 25, percent: 80,
            sentence: ("broke off before its answer to", "messages"), advice: ""),
    ]

    /// What to tell a person about the rule that was broken.
    func told(server: String, concerned: Int, of seen: Int, words: String) -> String {
        "\(server) \(sentence.before) \(concerned) of the last \(seen) \(sentence.after): \(words)\(advice)"
    }

    /// Whether the rule is broken.
    ///
    /// - Parameter people: how many the run has; the settings of a small run are wrong before the minimum is reached.
    func isBroken(by answers: ArraySlice<Answer>, people: Int) -> Bool {
        let hits = answers.count { meanings.contains($0.meaning) }
        let least = meanings == [.settings] ? min(minimum, max(people, 1)) : minimum
        return hits >= least && hits * 100 >= percent * answers.count
    }
}

/// What an answer says about whose fault it is, as far as the rules ask.
enum AnswerMeaning: Sendable {
    /// The server refuses the sender, or our way of sending.
    case settings
    /// Refused for the sender's sake.
    case policy
    /// The address does not work.
    case hard
    /// The message was handed over and the answer lost.
    case lost
    /// Accepted, or the recipient's own matter.
    case other
}

/// The last answer about one person.
struct Answer: Sendable {
    var contact: Int64
    var meaning: AnswerMeaning
}
