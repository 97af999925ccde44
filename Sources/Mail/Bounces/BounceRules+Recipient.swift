extension BounceRules {
    /// What is said of the message, before the recipient comes, and then of the recipient.
    static let recipient: [BounceRule] = [
        // An address in a header, not the recipient's.
        BounceRule(
            .content, "550 5.7.1 Messages missing a valid address in the From header are not accepted",
            ["in . from header", "header . missing|malformed|invalid", "missing .. header"]),
        BounceRule(
            .unknownUser, "550 5.1.1 User unknown",
            [
                "{who} . {missing}", "unknown|invalid|nonexistent|wrong|incorrect|bogus {who}", "unknown or {who}",
                "unknown|invalid or . {who}", "unknown|invalid . recipient|user|mailbox|alias",
                "unbekannter|unbekannte|ungültiger|ungültige|onbekende|ongeldige|nieznany|nieprawidłowy|неизвестный|неверный {who}",
                "no such {who}", "no such . {who}", "nosuchuser", "no {who} here|by|with|named|found|at|of",
                "no valid recipients", "mailbox name not allowed|invalid", "no mailbox", "not . valid {who}",
                "not a valid . {who}", "not a known {who}", "tried|trying to reach|contact . {missing}",
                "{no} solcher|solche|solches {who}", "no existe . {who}", "not an active|existing {who}",
                "no one|nobody at this|that address", "no existe dicha persona", "{no} tel|telle|tal|simile {who}",
                "{no} {who} con ese|este", "{no} . simile", "no hay .. {who}", "nie ma takiego . {who}",
                "taki|takiej . {who} nie istnieje", "нет такого|такой . {who}", "такого|такой {who} . нет",
                "такого|такой {who} . не существует", "查无此人", "查無此人", "无此用户|無此用戶", "该用户不存在", "doesnt have a . account",
                "not have a|an .. account", "never logged onto", "not our customer", "address not . domino|directory",
                "not in . directory|address book", "unknown to . system|server", "badrcptto", "badrecipientto",
                "recip . not found", "recipnotfound", "userunknown", "usernotfound", "unknown local part",
                "unrouteable|unroutable address", "bad|invalid . recipient|destination address|mailbox|syntax",
                "bad destination", "no account", "no person", "left the company|organization|organisation",
                "no longer works|employed|with", "owner has changed", "recipient . could . find", "not . exist here|anymore",
                "rp unk",
            ]),
        BounceRule(
            .content, "550 5.7.1 The message has duplicate headers and is not RFC 5322 compliant",
            [
                "virus|viruses|malware|antivirus|infected|trojan", "headers too large", "8 bit data", "8-bit data",
                "rfc 5322|2822|822 . compliant", "rfc5322|rfc2822|rfc822", "duplicate header|headers",
                "messages with multiple", "multiple from", "content . potential",
                "illegal|forbidden|prohibited|banned . attachment|attachments|content|extension",
                "attachment|attachments|extension . not allowed|forbidden|blocked|prohibited|rejected", "bare lf|cr|line",
                "malformed message|mail", "message . malformed", "content . rejected|denied|refused", "unacceptable content",
                "line too long",
            ]),
        BounceRule(
            .mailboxFull, "552 5.2.2 Mailbox full",
            [
                "{who} . {full}", "{full} {who}", "overquota", "over|exceeded|exceeds|exceed|exceeding .. quota|allocation",
                "quota . exceeded|full|violation|reached|exceed|überschritten|dépassé|excedida|superata|przekroczon*",
                "disk|storage|mailbox|mail|email quota|space|limit", "exceed* .. storage|mailbox|space|disk",
                "mailbox|account|user|inbox|recipient|casella|buzón|Postfach .. exceed*", "maximum mailbox size",
                "exceed* .. for mail delivery", "out of . space|storage", "not enough|sufficient . space|storage",
                "no|insufficient . space|storage", "larger than .. space available", "no space left", "too much mail data",
                "mailbox . size . exceeded", "mailbox size limit", "speicherplatz|Speichervolumen .. überschritten|erschöpft",
                "sin espacio", "cuota . excedida|superada", "квот* .. превыш*", "превыш* .. квот*",
                "превыш* .. размер .. ящик*", "空间不足|空間不足", "容量", "超出 .. 配额", "melebihi kuota", "kuota . penuh|terlampaui",
            ]),
        BounceRule(
            .tooLarge, "552 5.3.4 Message size exceeds fixed limit",
            [
                "message|mail|email|size|content|letter|attachment . too large|big|long", "size|length .. exceed*",
                "exceed* .. size|length", "überschreitet .. Größe", "size limit", "maximum . size", "message . larger than",
                "databytes", "exceeds fixed limit", "Nachricht|Mail|Größe . zu groß",
                "Größe .. überschritten|überschreitet|maximal*", "trop volumineux|grand|gros|long",
                "taille .. limite|maximale|dépass*", "demasiado|muy grande", "tamaño .. excede|máximo|supera",
                "troppo grande", "dimension* . massim*|supera", "muito grande", "tamanho .. excede|máximo", "te groot",
                "zbyt duż*", "слишком больш*", "превыш* .. размер*", "размер .. превыш*", "过大|過大|太大", "大小 .. 限制", "超过 .. 大小",
                "大きすぎ", "サイズ", "terlalu besar",
            ]),
        BounceRule(
            .mailboxDisabled, "550 5.2.1 The email account that you tried to reach is disabled",
            [
                "{who} . {dead}",
                "disabled|inactive|deactivated|suspended|closed|expired|frozen|terminated|archived|locked {who}",
                "tried|trying to reach|contact . {dead}", "disabled or discontinued", "user or domain . disabled",
                "учетная запись|запис* . отключен*|заблокирован*|неактив*", "blocked due to inactivity",
                "extended inactivity", "account|mailbox .. {dead}", "{box} . temporary|temporarily locked",
                "mailbox|user . blocked|gesperrt|bloqué|bloqueado|bloqueada|bloccato|bloccata|geblokkeerd|zablokowan*",
                "Postfach|Benutzer|Empfänger . gesperrt", "recipient account . blocked|isblocked",
                "compte du destinataire . bloqué", "compte . désactivé|suspendu|fermé", "пользователь|ящик . заблокирован*",
                "not accepting messages",
            ]),
        BounceRule(
            .noSuchDomain, "550 5.4.310 DNS domain does not exist",
            [
                "domain|host . unknown|invalid|nonexistent|unresolvable|unbekannt|inconnu|inexistant|desconocido|inexistente|sconosciuto",
                "domain|host . not exist|found|known|valid|registered|configured", "domain|host . doesnt|didnt exist",
                "domain|host . no longer exists", "unknown|invalid|illegal|nonexistent domain|host", "domain . not reachable",
                "illegal host domain", "no such domain|host", "unrouteable|unroutable . domain", "recipient domain must",
                "nxdomain", "null mx", "nullmx", "name or service not known", "no mx", "host or domain . not found",
                "domain . dead", "Domain|Domäne existiert nicht", "domaine inconnu|inexistant",
                "dominio desconocido|inexistente|sconosciuto", "域名不存在", "домен .. не существует", "домен .. не найден",
            ]),
        // Exchange Online's way to say that it knows no such recipient.
        BounceRule(
            .unknownUser, "550 5.4.1 Recipient address rejected: Access denied", with: ["4.1", "1.0-1"],
            ["recipient address rejected access denied"]),
    ]

    /// Words about a recipient that say little by themselves.
    static let recipientHints: [BounceRule] = [
        BounceRule(
            .unknownUser, "550 Requested action not taken: mailbox unavailable",
            [
                "mailbox|user|account|recipient|box . unavailable", "mailbox|user|account|recipient . not available",
                "recipient|rcpt|recipients . rejected|refused", "address rejected", "recipient not accepted|ok", "unbekannt",
                "inconnu|inconnue", "desconocido|desconocida|desconhecido", "sconosciuto|sconosciuta", "onbekend", "nieznany",
                "undeliverable address", "not a valid address", "wrong address", "address . wrong|incorrect",
                "possibly incorrect",
            ])
    ]
}
