extension BounceRules {
    /// What codes mean by themselves: RFC 3463, RFC 5248, RFC 7293, RFC 7372, RFC 7504, RFC 7505, the IANA registry, and what
    /// Exchange adds to it. Codes that are not here say too little.
    package static let codes: [StatusRule] = [
        StatusRule(.unknownUser, ["1.1", "1.3", "1.6", "1.351"], replies: [511, 551]),
        // The mailbox or the domain belongs to somebody else now (RFC 7293).
        StatusRule(.unknownUser, ["7.17-18"]),
        StatusRule(.noSuchDomain, ["1.2", "1.10", "4.4", "4.310"], replies: [512, 556]),
        StatusRule(.senderRefused, ["1.7-8", "7.27"], replies: [517, 518]),
        StatusRule(.mailboxDisabled, ["2.1"]),
        StatusRule(.mailboxFull, ["2.2"], replies: [452, 522, 552]),
        StatusRule(.tooLarge, ["2.3", "3.4", "7.16"], replies: [523]),
        StatusRule(.rateLimited, ["2.121-122", "5.3", "7.28", "7.508"]),
        StatusRule(.mailSystem, ["2.4", "3.1-3", "3.5", "4.6", "4.14"]),
        StatusRule(.expired, ["4.7", "4.300"]),
        StatusRule(.network, ["4.0-3", "4.5", "4.312-317"]),
        StatusRule(.content, ["6.*"]),
        StatusRule(.relaying, ["7.64"]),
        StatusRule(.authentication, ["7.20-24", "7.26", "7.29", "7.509", "7.515"]),
        StatusRule(.reputation, ["7.25", "7.511", "7.606-649"]),
        StatusRule(.sendingLimit, ["7.700-750"]),
        StatusRule(.policy, ["1.9", "7.*"], replies: [521, 530, 534, 535, 538, 541, 571]),
    ]
}
