extension BounceRules {
    /// Too much at once, and the checks that ask for another try.
    static let overload: [BounceRule] = [
        BounceRule(
            .mailSystem, "452 4.3.1 Insufficient system storage",
            ["insufficient system", "system full|storage", "no space left on device"]),
        BounceRule(.mailboxFull, "550 User has too many messages on the server", ["{who} . too many messages on"]),
        BounceRule(
            .rateLimited, "421 4.7.0 Too many connections from your host",
            [
                "too many connections|sessions|concurrent|simultaneous|messages|mails|emails|recipients|requests|transactions",
                "too many . connections|sessions|messages|mails|emails|errors", "throttl*", "slow down", "try . slower",
                "too fast|quickly|frequently", "at a rate", "unusual|excessive|high rate|volume|traffic", "unexpected volume",
                "excessive . volume|rate|traffic", "temporarily deferred", "mail flood", "flooding",
                "message threshold exceeded", "thread limit exceeded", "Trop de connexions|messages",
                "zu viele Verbindungen|Nachrichten|Mails", "demasiadas conexiones", "demasiados mensajes|correos",
                "troppe connessioni", "troppi messaggi", "muitas conexões", "te veel verbindingen|berichten",
                "zbyt wiele połączeń|wiadomości", "слишком много соединений|сообщений|писем", "слишком часто", "频率", "頻率",
                "连接数|過多", "過于频繁", "terlalu banyak",
            ]),
        BounceRule(
            .greylisted, "450 4.7.1 Greylisted, please try again in 300 seconds", ["greylist*", "graylist*", "postgrey"]),
    ]
}
