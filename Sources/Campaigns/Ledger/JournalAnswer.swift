internal import Mail

/// An outcome and the codes of its reply, in one word.
enum JournalAnswer {
    static func encode(_ report: DeliveryReport) -> UInt64 {
        let outcome: UInt64 =
            switch report.outcome {
            case .accepted: 1
            case .hard: 2
            case .soft: 3
            case .policy: 4
            // All three were certainly not delivered. What is wrong is for whoever pauses the run or waits, and the next try
            // says it again.
            case .notSent, .configuration, .unreachable: 5
            case .unknown: 6
            }
        guard let reply = report.reply else { return outcome }
        let enhanced = (reply.enhanced ?? "").split(separator: ".").compactMap { UInt64($0) }
        let code = UInt64(clamping: reply.code)
        guard code <= 0xffff else { return outcome }
        let known = outcome | code << 8
        guard enhanced.count == 3, enhanced[0] <= 0xff, enhanced[1] <= 0xffff, enhanced[2] <= 0xffff else { return known }
        return known | enhanced[0] << 24 | enhanced[1] << 32 | enhanced[2] << 48
    }

    /// - Returns: nil when the word is none of `encode`.
    static func decode(_ word: UInt64, contact: Int64, reason: BounceReason?, text: String, server: String) -> DeliveryReport? {
        let outcome: DeliveryOutcome
        switch word & 0xff {
        case 1: outcome = .accepted
        case 2: outcome = .hard
        case 3: outcome = .soft
        case 4: outcome = .policy
        case 5: outcome = .notSent
        case 6: outcome = .unknown
        default: return nil
        }
        let code = Int(word >> 8 & 0xffff)
        let parts = [word >> 24 & 0xff, word >> 32 & 0xffff, word >> 48]
        let enhanced = parts[0] == 0 ? nil : parts.map { String($0) }.joined(separator: ".")
        let reply = code == 0 ? nil : SMTPReply(code: code, enhanced: enhanced, text: text)
        return DeliveryReport(id: contact, outcome: outcome, reason: reason, reply: reply, server: server)
    }
}
