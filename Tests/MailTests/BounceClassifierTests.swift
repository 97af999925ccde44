import Mail
import Testing

@Suite struct BounceClassifierTests {
    @Test(
        arguments: [
            (
                550, "5.1.1", "<anna@example.com>: Recipient address rejected: User unknown", BounceClass.Kind.hard,
                BounceReason.unknownUser
            ),
            (550, nil, "No such user here", .hard, .unknownUser),
            (450, "4.1.1", "User unknown", .soft, .unknownUser),
            (550, nil, "Requested action not taken: mailbox unavailable", .hard, .unknownUser),
            (550, "5.1.2", "Host unknown", .hard, .noSuchDomain),
            (550, "5.2.1", "The email account that you tried to reach is disabled", .hard, .mailboxDisabled),
            (452, "4.2.2", "Mailbox full", .soft, .mailboxFull),
            (552, "5.2.2", "Over quota", .soft, .mailboxFull),
            (552, "5.3.4", "Message size exceeds fixed limit", .policy, .tooLarge),
            (450, "4.7.1", "Greylisted, please try again in 300 seconds", .soft, .greylisted),
            (421, "4.7.0", "Too many connections from your host", .soft, .rateLimited),
            (550, "5.7.1", "Message rejected as spam by Content Filtering", .policy, .spam),
            (554, "5.7.1", "Service unavailable; Client host [192.0.2.1] blocked using zen.spamhaus.org", .policy, .reputation),
            (550, "5.7.26", "This mail is unauthenticated", .policy, .authentication),
            (550, "5.7.1", "Relaying denied", .policy, .relaying),
            (550, "5.7.1", "Message refused", .policy, .policy),
            (553, "5.1.8", "Domain of sender address does not exist", .policy, .senderRefused),
            (550, nil, "Sender address rejected: User unknown in local recipient table", .policy, .senderRefused),
            (554, "5.6.0", "Malformed message", .policy, .content),
            (550, "5.1.1", "198.51.100.7 has sent to too many recipients this hour", .soft, .rateLimited),
            (451, nil, "Try later", .soft, .other),
            (550, nil, "No", .soft, .other),
            (554, "5.0.0", "Transaction failed", .soft, .other),
            (451, "4.7.1", "Blocked using a block list, try later", .soft, .reputation),
            (550, "5.7.1", "Daily sending limit exceeded", .policy, .sendingLimit),
            (550, "5.3.2", "System not accepting network messages", .soft, .mailSystem),
            (551, nil, "not our customer", .hard, .unknownUser),
        ] as [(Int, String?, String, BounceClass.Kind, BounceReason)])
    func `classifies replies`(code: Int, enhanced: String?, text: String, kind: BounceClass.Kind, reason: BounceReason) {
        let found = BounceClassifier.classify(reply: SMTPReply(code: code, enhanced: enhanced, text: text))
        #expect(found == BounceClass(kind: kind, reason: reason))
    }

    @Test(
        arguments: [
            ("5.0.0", "550 5.1.1 <a@b.example>... gone", BounceClass(kind: .hard, reason: .unknownUser)),
            ("4.4.7", "450 4.2.2 over", BounceClass(kind: .soft, reason: .mailboxFull)),
            ("5.1.1 (Remote server)", nil, BounceClass(kind: .hard, reason: .unknownUser)),
            (nil, "550-5.7.1 likely\n 550-5.7.1 unsolicited mail", BounceClass(kind: .policy, reason: .spam)),
            ("5.4.4", nil, BounceClass(kind: .hard, reason: .noSuchDomain)),
            ("4.4.4", nil, BounceClass(kind: .soft, reason: .network)),
            (nil, "connect to 5.1.1.1:25: No answer", BounceClass(kind: .soft, reason: .other)),
            (nil, nil, BounceClass(kind: .soft, reason: .other)),
        ] as [(String?, String?, BounceClass)])
    func `weighs status against words`(status: String?, diagnostic: String?, expected: BounceClass) {
        #expect(BounceClassifier.classify(status: status, diagnostic: diagnostic, code: nil) == expected)
    }
}
