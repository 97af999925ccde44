extension BounceRules {
    /// What is wrong with machines and the net between them.
    static let system: [BounceRule] = [
        BounceRule(
            .expired, "the message could not be delivered for 4 days: message expired",
            [
                "message expired", "queue expired", "delivery time expired", "retry timeout exceeded",
                "retry time not reached", "unable to deliver this message after", "not be delivered for",
                "in . queue too long",
            ]),
        BounceRule(
            .network, "connect to host: Connection timed out",
            [
                "connection timeout", "timeout", "lost connection", "connection refused|reset|dropped|lost",
                "no route to host", "not accept our requests to connect", "name service error", "dns error|failure",
                "network . unreachable|error", "conversation with", "host . unreachable",
            ]),
        BounceRule(
            .mailSystem, "451 4.3.5 Server configuration problem",
            [
                "service|server|system currently|temporarily|is unavailable|busy",
                "server|system configuration error|problem", "internal|system error|failure|problem", "local error|problem",
                "system not accepting", "queue file write error", "mailer error", "mail loop", "loops back", "too many hops",
                "hop count", "routing loop", "resources . unavailable", "mail system full", "resources temporarily",
            ]),
    ]

    /// Words that say that it may be another time: what comes with them is for now, whatever its code says.
    package static let temporary = [
        "tempora*", "later", "try again in", "retry in", "in progress", "come back", "at a later time", "try . tomorrow",
        "vorübergehend", "zeitweise", "später", "momentan", "plus tard", "réessayer", "más tarde", "mas tarde", "più tardi",
        "mais tarde", "tijdelijk*", "tymczasow*", "chwilow*", "później", "временн*", "позже", "позднее", "暂时|暫時", "稍后|稍後",
        "一時的", "しばらく", "後で|後ほど", "sementara", "nanti",
    ]

    /// Words that may say so, where the rest says little.
    package static let temporaryHints = [
        "currently", "at this|the time|moment", "try again", "retry", "busy", "for now|today", "right now", "derzeit",
        "zurzeit", "actuellement", "momenteel", "attualmente", "actualmente", "no momento", "obecnie", "сейчас", "目前", "现在",
        "saat ini",
    ]
}
