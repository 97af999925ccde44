package import Mail

/// What a refusing reply means for the message, by the command that it answers. The tables are data; the first rule that
/// matches decides. What no rule knows is soft at RCPT and the content's fault later: a contact is given up only for a
/// reply that says that the address does not work.
package enum ReplyClassifier {
    package enum Stage: Sendable, CaseIterable {
        case mail, recipient, data, dot
    }

    private enum Meaning {
        case hard, soft, policy, notSent, size, sender, signIn
    }

    /// Enhanced codes by subject and detail (RFC 3463, RFC 5248 and the IANA registry), for permanent failures. A detail
    /// of nil stands for every other.
    private static let enhancedRules: [(subject: Int, detail: Int?, meaning: Meaning)] = [
        (1, 7, .sender), (1, 8, .sender), (1, 4, .soft), (1, 5, .soft), (1, 9, .policy), (1, nil, .hard),
        (2, 1, .hard), (2, 2, .soft), (2, 3, .size),
        (3, 4, .size), (3, nil, .soft),
        (4, 4, .hard), (4, nil, .soft),
        (5, 3, .notSent),
        (6, nil, .policy),
        (7, 8, .signIn), (7, 17, .hard), (7, 18, .hard), (7, nil, .policy),
    ]

    /// Codes that say enough by themselves (RFC 4954 section 6).
    private static let codeRules: [Int: Meaning] = [530: .signIn, 534: .signIn, 535: .signIn, 538: .signIn]

    /// Wording, where no enhanced code decides. Policy comes first: in doubt it is not the contact's fault.
    private static let wordingRules: [(meaning: Meaning, phrases: [String])] = [
        (
            .policy,
            [
                "spam", "blocked", "block list", "blocklist", "blacklist", "black list", "denylist", "policy", "reputation",
                "rbl", "dnsbl", "relay", "not permitted", "access denied", "banned", "dmarc", "dkim", "spf", "reverse dns",
                "virus", "unsolicited", "bulk", "rate limit", "too many",
            ]
        ),
        (.soft, ["quota", "mailbox full", "mailbox is full", "over limit", "insufficient", "try again", "temporar"]),
        (.size, ["message size", "too large", "message too big"]),
        (
            .hard,
            [
                "user unknown", "unknown user", "no such user", "no such recipient", "no such mailbox", "no such address",
                "unknown recipient", "recipient unknown", "unknown mailbox", "does not exist", "doesn't exist", "not exist",
                "user not found", "recipient not found", "mailbox not found", "address not found", "no mailbox here",
                "mailbox unavailable", "invalid recipient", "invalid mailbox", "invalid user", "recipient rejected",
                "not a valid mailbox", "not our customer", "no longer available", "account disabled", "mailbox disabled",
                "user disabled", "account inactive", "mailbox inactive", "account has been disabled", "is disabled",
                "account is inactive", "account closed", "no such domain", "domain not found", "unknown domain",
                "host not found", "unrouteable address", "unroutable address", "address unknown",
            ]
        ),
    ]

    /// - Returns: the outcome for a reply that is not the expected one (2xx; 354 to DATA).
    package static func outcome(_ reply: SMTPReply, at stage: Stage) -> DeliveryOutcome {
        switch (reply.code / 100, stage) {
        // The service is closing (RFC 5321 section 3.8). A body that it read and refused was still an attempt.
        case (4, .dot): .soft
        case _ where reply.code == 421: .notSent
        // Before RCPT nothing is known of the recipient: no failure is theirs.
        case (4, .mail): .notSent
        // "Too many recipients" (RFC 5321 section 4.5.3.1.10) asks for a fresh transaction.
        case (4, .recipient) where reply.enhanced == "4.5.3": .notSent
        case (4, _): .soft
        case (5, .mail): configuration(codeRules[reply.code] ?? (size(reply) ? .size : .sender), reply)
        case (5, _): permanent(reply, at: stage)
        default: stage == .dot ? .unknown : .notSent
        }
    }

    private static func permanent(_ reply: SMTPReply, at stage: Stage) -> DeliveryOutcome {
        let meaning =
            codeRules[reply.code] ?? enhancedMeaning(reply) ?? (reply.code == 552 && stage != .recipient ? .size : nil)
            ?? wordedMeaning(reply) ?? (stage == .recipient ? .soft : .policy)
        switch meaning {
        case .hard: return .hard
        case .soft: return .soft
        case .policy: return .policy
        case .notSent: return .notSent
        // The limit of one mailbox is not the account's.
        case .size where stage == .recipient: return .policy
        case .size, .sender, .signIn: return configuration(meaning, reply)
        }
    }

    private static func configuration(_ meaning: Meaning, _ reply: SMTPReply) -> DeliveryOutcome {
        let enhanced = reply.enhanced.map { " " + $0 } ?? ""
        let answer = "the server answered \(reply.code)\(enhanced) \(reply.text)"
        return switch meaning {
        case .size: .configuration("The message is too large: \(answer)")
        case .signIn: .configuration("The server wants us to sign in first: \(answer)")
        default: .configuration("The sender is refused: \(answer)")
        }
    }

    private static func size(_ reply: SMTPReply) -> Bool {
        reply.code == 552 || reply.enhanced == "5.3.4" || reply.enhanced == "5.2.3"
    }

    private static func enhancedMeaning(_ reply: SMTPReply) -> Meaning? {
        let parts = reply.enhanced?.split(separator: ".").compactMap { Int($0) } ?? []
        guard parts.count == 3 else { return nil }
        return enhancedRules.first { $0.subject == parts[1] && ($0.detail == nil || $0.detail == parts[2]) }?.meaning
    }

    private static func wordedMeaning(_ reply: SMTPReply) -> Meaning? {
        // An address that the server repeats says nothing about its reasons ("<no-spam@shop.example> unknown user").
        let words = reply.text.lowercased().split(separator: " ").filter { !$0.contains("@") }.joined(separator: " ")
        return wordingRules.first { $0.phrases.contains { words.contains($0) } }?.meaning
    }
}
