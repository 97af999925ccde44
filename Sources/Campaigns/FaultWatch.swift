internal import Mail

/// Notices what a person has to look at before more is sent: wrong settings, and a server that refuses message after
/// message for the sender's sake.
struct FaultWatch: Sendable {
    /// So many refusals by policy in a row, with nothing accepted between, pause the run.
    static let policyLimit = 25

    private var policyRefusals = 0

    /// The reason to pause, when these reports give one.
    mutating func fault(in settlements: [Settlement]) -> String? {
        for settlement in settlements {
            guard case .reported(let report) = settlement.result else { continue }
            switch report.outcome {
            case .configuration(let reason): return "\(report.server): \(reason)"
            case .accepted: policyRefusals = 0
            case .policy:
                policyRefusals += 1
                guard policyRefusals >= Self.policyLimit else { continue }
                let reply = report.reply.map { "\($0.code) \($0.text)" } ?? "no reply"
                return "\(report.server) refused \(policyRefusals) messages in a row for the sender's sake: \(reply)"
            default: continue
            }
        }
        return nil
    }

    /// Whether a server answered at all, and whether messages came back unsent.
    static func reachability(_ settlements: [Settlement]) -> (answered: Bool, unsent: Bool) {
        var result = (answered: false, unsent: false)
        for settlement in settlements {
            guard case .reported(let report) = settlement.result else { continue }
            if report.outcome == .notSent { result.unsent = true } else { result.answered = true }
        }
        return result
    }
}
