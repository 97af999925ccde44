extension BounceRules {
    /// Why the message was not wanted.
    static let refusal: [BounceRule] = [
        BounceRule(
            .relaying, "554 5.7.1 Relay access denied",
            [
                "relay access denied",
                "relay|relaying|relayed|relays . denied|prohibited|refused|rejected|forbidden|disallowed",
                "relay|relaying . not permitted|allowed|authorized|supported", "denied . relay|relaying",
                "unable|attempt|attempted to relay", "not . relay|relaying", "no relaying", "as a relay", "open relay",
                "relaying|relay through|for|to|mail", "rcpthosts", "email address is not verified", "not a gateway",
                "domain . not hosted|local|handled|served", "domain isn*", "no third party", "tenantattribution",
                "third party relay", "rejete .. relais", "Weiterleitung . verweigert", "中继|中繼", "中継", "ретрансляц*",
            ]),
        BounceRule(
            .spam, "550 spam message rejected",
            [
                "spam|spams|spamming|spammer|spammers|spammy|spamassassin|antispam", "unsolicited|unsolicitated",
                "ube|uce|spf0", "bulk mail|email", "junk|junkmail", "phish*", "suspicious", "abuse|abusive|abused|abus",
                "rule|pattern detection", "message . filtered", "dt spm|sum|blk", "垃圾邮件|垃圾郵件|垃圾", "迷惑メール", "スパム", "спам*",
                "pourriel", "correo no deseado", "posta indesiderata", "indésirable",
            ]),
        BounceRule(
            .policy, "554 5.7.9 Message not accepted for policy reasons",
            [
                "policy|policies|richtlinie|richtlinien|politique|política|políticas|beleid|regulamin",
                "access denied|denies|verweigert", "authentication|auth required|requise|erforderlich", "authrequired",
                "not authenticated", "smtp authentication",
                "rejected|refused|blocked by . recipient|recipients|user|destination|rules|rule|filter|administrator|domain",
                "recipient preferences|rules|rule|filter|filters", "recipient . blocked you|your|has",
                "recipient has blocked", "not authorized|authorised", "not|never allowed|permitted",
                "administrative prohibition", "prohibited|prohibition|forbidden",
                "accept* delivery of this|your message|mail", "only accept* mail|messages",
                "not . accept . this|your message|mail", "accepts|accepting mail|messages . only",
                "your message|mail|email .. rejected|refused|declined|discarded",
                "restricted|restriction|restrictions", "security policy|policies|reasons|violation|issue|filter",
                "content filter", "members only", "mailing list", "organizational settings", "protected by",
                "requires authentication|confirmation", "confirm this", "bounced address", "captcha", "rule imposed",
                "filterconfig|senderfilterconfig", "does not accept mail|messages|email from",
                "not accept messages|mail containing|with", "blocked|blocking", "banned", "denied|denies", "command rejected",
                "blockiert|gesperrt|verweigert", "bloqué|bloquée|interdit", "bloqueado|bloqueada|denegado|denegada|prohibido",
                "bloccato|bloccata|negato|vietato", "negado|proibido", "geblokkeerd|verboden", "zablokowan*",
                "заблокирован*|запрещен*|запрещено", "屏蔽|封禁|禁止", "ブロック", "拒否", "拒绝|拒絕|拒收", "被拒",
                "diblokir|dilarang|terblokir", "quarantine|quarantined",
            ]),
    ]

    /// Words for a refusal that do not say why.
    static let refusalHints: [BounceRule] = [
        BounceRule(
            .policy, "550 Message refused",
            [
                "rejected|refused|reject|refuses|rejecting|unwanted|declined", "not accepted|acceptable", "unacceptable",
                "protocol violation", "header error", "line limit exceeded", "go away", "abgelehnt|zurückgewiesen",
                "refusé|refusée|rejeté|rejetée|rejete", "rechazado|rechazada", "rifiutato|respinto",
                "recusado|recusada|rejeitado|rejeitada", "geweigerd", "odrzucon*", "odmow*", "отклонен*|отказан*|отказано",
                "ditolak",
            ]),
        BounceRule(
            .mailSystem, "550 Error: bad syntax",
            ["service . unavailable", "bad syntax", "internal|local|server error", "configuration error|problem"]),
    ]
}
