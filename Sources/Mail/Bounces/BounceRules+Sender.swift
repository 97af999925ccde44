extension BounceRules {
    /// What is said of us: our account, our envelope sender, our machine.
    static let sender: [BounceRule] = [
        BounceRule(
            .network, "451 4.4.3 DNS lookup failed temporarily",
            [
                "malformed or unexpected nameserver reply", "dns query failed", "lookup failed temporarily",
                "host not found try again", "dns timeout", "nameserver timeout", "temporary lookup failure",
            ]),
        BounceRule(
            .policy, "554 5.7.1 recipient address was suppressed due to inactivity",
            [
                "suppressed", "suppression list", "previously bounced", "unsubscribed address", "marked as inactive",
                "marked your messages as spam",
            ]),
        BounceRule(
            .reputation, "550 Too many invalid recipients",
            [
                "too many . invalid|unknown|bad|nonexistent|wrong", "too many . spam|spams|complaints|unwanted",
                "excessive . invalid|unknown|bad|bounces|complaints",
                "unknown|invalid|nonexistent users|recipients|addresses",
            ]),
        BounceRule(
            .sendingLimit, "550 5.7.1 Sending limit for this account reached for today",
            [
                "sending|send|outgoing|outbound|relay|submission|messaging|daily|hourly|monthly . limit|limits|quota|maximum",
                "limit|quota|maximum .. per day|hour|month", "max|maximum . messages|emails|mails .. hour|day|allowed",
                "messages|emails|mails per day|hour", "message quota exceeded", "credits exceeded", "quota for sending",
                "sending .. paused", "recipients per day|hour", "tenant .. exceeded|threshold", "Versandlimit",
                "limite d envoi", "quota d envoi", "límite de envío", "limite di invio", "limite de envio",
                "лимит . отправк*", "发送 .. 上限|限制", "batas pengiriman",
            ]),
        BounceRule(
            .senderRefused, "550 Your account has been suspended for abuse",
            [
                "your . account|mailbox .. disabled|suspended|blocked|locked|deactivated|restricted|terminated|closed",
                "your domain .. blocked|suspended|blacklisted|not allowed", "mail sending denied", "sending account",
                "account . not allowed to send", "not allowed to send", "not authorized to send", "not permitted to send",
                "cannot send mail", "sending . disabled|denied|blocked|suspended", "you . been blocked",
                "unconfigured sending domain", "verified sender identity",
            ]),
        BounceRule(
            .authentication, "550 5.7.26 Unauthenticated email is not accepted due to the domain's DMARC policy",
            [
                "dmarc", "dkim", "spf", "sender policy framework", "unauthenticated email|mail|message|sender|senders",
                "sender is unauthenticated", "authentication checks|information", "pass authentication", "domainkeys",
            ]),
        BounceRule(
            .rateLimited, "550 Sender frequency limited",
            ["frequency . limited|limit|exceeded", "rate . limited|limit|limits|limiting|exceeded", "ratelimit*"]),
        BounceRule(
            .senderRefused, "550 5.1.0 sender rejected",
            [
                "{sender} . {bad}", "{sender} address|domain|verify|verification|email .. {bad}",
                "invalid|unknown|unverified|unauthorized|unregistered|blocked|banned|bogus|bad|illegal|unroutable|nonexistent|forged"
                    + "|missing|unbekannter|ungültiger|inválido|onbekende|nieznany|неизвестный|недействительный {sender}",
                "verify|validate|verifying|resolve . sender", "verification failed for", "failed|failure for|of {sender}",
                "envelope sender", "mail from . not owned|empty|missing", "sender . empty|missing",
                "sender domain|address . empty|missing", "domain of sender", "badmailfrom", "mail from .. rejected",
                "sender domain must", "spoofed|spoofing", "domain . unable to receive", "invalid dns mx", "mx or a aaaa",
                "bad outbound sender", "backscatter", "batv",
            ]),
        // A server in between, of this wording whatever the reason is.
        BounceRule(
            .policy, "5.1.0 - Unknown address error 550-'5.7.1 <b-k2@bounces.lab.example>... Access denied'",
            ["unknown address error . access|relaying|message|mail|sender|spam"]),
        // What is refused before a recipient was named is not the recipient's fault.
        BounceRule(
            .policy, "550 refused (in reply to MAIL FROM command)",
            ["after mail from", "in reply to mail from", "in reply to ehlo|helo", "after initial connection"]),
        BounceRule(
            .reputation,
            "550 5.7.1 Unfortunately, messages from 192.0.2.1 were not sent: its network is on our block list (S3140)",
            [
                "blocklist|blocklisted|blacklist|blacklisted|denylist|blocklists|blacklists",
                "spamhaus|spamcop|barracudacentral", "dnsbl*", "rbl|rbls|surbl|uribl|attrbl", "reputation", "poor reputation",
                "blocked using", "rejected using",
                "{host} .. blocked|banned|rejected|refused|listed|denied|forbidden|prohibited|gesperrt|bloquee|bloqueada|geblokkeerd",
                "blocked|banned|rejected|refused|listed . {host}",
                "your|sending {host} . not allowed|permitted|authorized|accepted", "reverse dns", "rdns", "ptr",
                "find your hostname", "reverse lookup", "dynamic ip|ipaddress|ips", "access from ipaddress",
                "mail from|connections from|accepted from {host}", "not accept* .. from your|this|dynamic", "open proxy",
                "banned sending", "is|ip|host|server listed in|at|on|by", "rejected|blocked|refused . listed",
                "your|connecting server|network|mta|host|provider|isp .. blocked|banned|rejected|refused|listed|denied|forbidden",
                "found in|on . list", "part of their network", "connections will not be accepted", "access to . mail system",
                "access to submit messages", "aup", "bad|poor|extreme ip", "invalid ip|ipaddress",
                "access from . server|host", "use the|your smtp server", "unresolvable . hostname|host|relay",
                "accept* mail from your|this", "s3140|s3150",
                "sc-001|sc-002|sc-003|sc-004|ou-001|ou-002|dy-001|dy-002|bl21|bl23|tss07|tss09", "cxbl|cdrbl", "liste noire",
                "lista negra", "lista nera", "zwarte lijst", "czarn* list*", "черн* список|списке", "黑名单", "黑名單",
                "adresse ip .. bloquée", "daftar hitam", "not allowed to connect",
            ]),
    ]
}
