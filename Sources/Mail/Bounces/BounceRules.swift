/// What is known about the words and codes of mail servers. The first rule that has a phrase of the text decides; only
/// then the codes are asked, as servers are freer with codes than with words. A test checks that each phrase can win.
package enum BounceRules {
    package static let byText: [BounceRule] = [
        BounceRule(
            .network,
            phrases: [
                "malformed or unexpected name server reply", "dns query failed", "lookup failed temporarily",
                "host not found, try again",
            ]),
        BounceRule(
            .policy,
            phrases: [
                "sender address rejected", "sender rejected", "domain of sender address", "sender verify failed",
                "sender address verification", "rejected mail from address", "envelope sender refused",
            ]),
        BounceRule(
            .rateLimited,
            phrases: [
                "too many recipients", "connection rate limit", "rate limited", "rate limit exceeded", "frequency limited",
                "too many connections", "too many concurrent", "too many messages", "too many emails", "unexpected volume",
                "temporarily deferred", "sending too fast", "receiving mail at a rate", "throttled", "mail flood",
            ]),
        BounceRule(.greylisted, phrases: ["greylist", "graylist", "grey listed", "gray listed", "postgrey"]),
        BounceRule(
            .content,
            phrases: [
                "virus", "malware", "headers too large", "8-bit data in message header", "not rfc 5322 compliant",
                "duplicate header", "messages with multiple", "content presents a potential", "illegal attachment",
                "bare lf", "bare line feed",
            ]),
        BounceRule(
            .authentication,
            phrases: [
                "dmarc", "spf record", "spf check", "spf fail", "fails spf", "dkim", "sender is unauthenticated",
                "unauthenticated email",
            ]),
        BounceRule(
            .relaying,
            phrases: [
                "relay access denied", "relaying denied", "relay denied", "relaying not permitted", "relay not permitted",
                "unable to relay", "not configured to relay", "we do not relay", "email address is not verified",
            ]),
        BounceRule(
            .reputation,
            phrases: [
                "spamhaus", "spamcop", "barracudacentral", "blacklist", "black list", "blocklist", "block list", "blocked using",
                "blocked ip", "ip blocked", "reputation", "dnsbl", "banned sending ip", "client host rejected",
                "reverse dns", "ptr record", "aup#cdrbl", "is listed in",
            ]),
        BounceRule(
            .spam,
            phrases: ["spam", "unsolicited", "content rejected, ube", "bulk mail", "junk mail", "suspicious due to"]),
        // What is refused before a recipient was named is not the recipient's fault.
        BounceRule(.policy, phrases: ["after mail from:", "in reply to mail from command"]),
        BounceRule(
            .mailboxFull,
            phrases: [
                "mailbox full", "mailbox is full", "mailbox has exceeded", "over quota", "overquota", "quota exceeded",
                "exceeded its quota", "exceeded quota", "disk quota", "exceeded storage", "out of storage space",
                "too much mail data", "inbox is full", "quota full", "mailbox for user is full",
            ]),
        BounceRule(
            .tooLarge,
            phrases: [
                "message size exceeds", "message length exceeds", "message too large", "message is too large",
                "message too big", "size limit", "maximum inbound message size", "exceeds maximum message size",
                "exceeds fixed limit",
            ]),
        BounceRule(
            .mailboxDisabled,
            phrases: [
                "account is disabled", "account has been disabled", "mailbox disabled", "mailbox is disabled",
                "mailbox is frozen", "tried to reach is disabled", "tried to reach is inactive", "account inactive",
                "account is inactive", "mailbox is inactive", "mailbox inactive", "temporary locked", "temporarily locked",
                "account suspended", "has been suspended", "account deactivated", "user is suspended",
                "disabled or discontinued",
            ]),
        BounceRule(
            .unknownUser,
            phrases: [
                "user unknown", "unknown user", "no such user", "user not found", "no such recipient",
                "unknown recipient", "recipient unknown", "recipient not found", "recipnotfound", "recipientnotfound",
                "tried to reach does not exist", "mailbox does not exist", "mailbox doesn't exist", "user does not exist",
                "user doesn't exist", "account does not exist", "address does not exist", "user doesn't have a",
                "no longer on server", "not our customer", "invalid recipient", "invalid mailbox", "no mailbox",
                "no such mailbox", "mailbox not found", "mailbox unavailable", "no such person", "addressee unknown",
                "badrcptto", "recipient address rejected: access denied", "unknown or illegal alias",
                "not listed in public name & address book", "no such address", "unknown address or alias",
                "address not found", "address couldn't be found", "unrouteable address", "destinataire invalide",
            ]),
        BounceRule(
            .noSuchDomain,
            phrases: [
                "host unknown", "unknown host", "host not found", "domain name not found", "domain not found",
                "invalid domain", "domain is not reachable", "illegal host/domain", "no such domain", "nxdomain", "null mx",
                "nullmx", "name or service not known", "domain does not exist",
            ]),
        BounceRule(
            .policy,
            phrases: [
                "policy", "policies", "access denied", "authentication required", "authrequired", "smtp authentication",
                "rejected by destination domain", "recipient preferences", "not authorized", "not allowed to send",
            ]),
        BounceRule(
            .expired,
            phrases: [
                "message expired", "queue.expired", "delivery time expired", "retry timeout exceeded", "retry time not reached",
                "unable to deliver this message after", "could not be delivered for",
            ]),
        BounceRule(
            .network,
            phrases: [
                "connection timed out", "timed out", "lost connection", "connection refused", "connection reset",
                "no route to host",
                "did not accept our requests to connect", "name service error", "dns error", "network is unreachable",
                "network error", "conversation with",
            ]),
    ]

    package static let byCode: [BounceRule] = [
        BounceRule(.unknownUser, codes: ["1.1", "1.3", "1.6", "1.10", "1.351"], replies: [551]),
        BounceRule(.noSuchDomain, codes: ["1.2", "4.4"]),
        BounceRule(.policy, codes: ["1.7-8", "7.0-19"], replies: [530, 535, 538]),
        BounceRule(.mailboxDisabled, codes: ["2.1"]),
        BounceRule(.mailboxFull, codes: ["2.2"], replies: [452, 552]),
        BounceRule(.tooLarge, codes: ["2.3", "3.4"]),
        BounceRule(.expired, codes: ["4.7"]),
        BounceRule(.network, codes: ["4.0-3", "4.5-6", "4.312-317"]),
        BounceRule(.rateLimited, codes: ["5.3", "7.28"]),
        BounceRule(.content, codes: ["6.*"]),
        BounceRule(.authentication, codes: ["7.20-24", "7.26-27", "7.29-30", "7.509"]),
        BounceRule(.reputation, codes: ["7.25", "7.511", "7.606-649", "7.700-750"]),
        BounceRule(.policy, codes: ["7.*"]),
    ]
}
