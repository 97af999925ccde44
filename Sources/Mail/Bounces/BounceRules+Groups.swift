extension BounceRules {
    /// Words that stand for one another in phrases, in the languages in which servers speak.
    package static let groups: [String: [String]] = [
        "who": who, "missing": missing, "sender": sender_, "bad": bad, "dead": dead, "full": full, "box": box, "no": no,
        "host": ["ip", "ipaddress", "ips", "client", "hostname", "netblock", "helo", "ehlo"],
    ]

    /// Whom mail is for. Plurals are left out: many recipients at once are a matter of reputation.
    private static let who = [
        "user", "username", "userid", "recipient", "recip", "rcpt", "addressee", "mailbox", "inbox", "account", "address",
        "addr", "alias", "person", "customer", "subscriber", "email", "login", "local part", "destination",
        // German, French, Spanish, Italian, Portuguese, Dutch
        "Empfänger", "Empfängeradresse", "Benutzer", "Nutzer", "Teilnehmer", "Postfach", "Konto", "Adresse", "Mailadresse",
        "destinataire", "utilisateur", "boîte", "compte", "destinatario", "usuario", "buzón", "casilla", "cuenta",
        "dirección", "utente", "casella", "indirizzo", "usuário", "caixa", "conta", "endereço", "gebruiker", "ontvanger",
        "geadresseerde", "postvak", "postbus", "adres",
        // Polish, Czech, Swedish, Danish, Turkish
        "odbiorca", "użytkownik", "użytkownika", "skrzynka", "skrzynki", "adresat", "uživatel", "schránka", "mottagare",
        "användare", "användaren", "modtager", "bruger", "kullanıcı", "alıcı", "adresa",
        // Russian
        "пользователь", "пользователя", "получатель", "ящик", "ящика", "адрес", "адреса", "адресат", "аккаунт",
        // Chinese, Japanese, Korean, Indonesian
        "用户", "用戶", "收件人", "收信人", "邮箱", "郵箱", "信箱", "地址", "账号", "帐号", "账户", "帐户", "宛先", "ユーザー", "ユーザ", "メールボックス", "アドレス",
        "アカウント", "사용자", "사용자가", "수신자", "수신자가", "pengguna", "penerima", "akun", "alamat", "kotak surat",
    ]

    private static let missing = [
        "unknown", "not found", "not exist", "not exists", "doesnt exist", "doesnt exists", "didnt exist", "nonexistent",
        "not known", "not a known", "not be found", "couldnt be found", "cant be found", "wasnt found", "not listed",
        "isnt listed", "not present", "not recognized", "not recognised", "not registered", "misspelled", "unrouteable",
        "unroutable", "invalid", "not valid", "isnt valid", "not a valid", "not our customer", "no longer exists",
        "no longer valid", "no longer in use", "no longer on server", "no longer works", "no longer employed", "unbekannt",
        "nicht bekannt", "existiert nicht", "nicht gefunden", "nicht vorhanden", "gibt es nicht", "ungültig", "inconnu",
        "inconnue", "n existe pas", "n existe plus", "introuvable", "inexistant", "inexistante", "invalide", "desconocid*",
        "no existe", "no encontrad*", "inexistente", "no es valid*", "inválid*", "sconosciut*", "non esiste", "inesistente",
        "non trovat*", "non valid*", "desconhecid*", "não existe", "não encontrad*", "onbekend", "bestaat niet",
        "niet gevonden", "niet bekend", "nieznan*", "nie istnieje", "nie znalezion*", "neznám*", "neexistuje", "okänd",
        "finns inte", "ukendt", "findes ikke", "ukjent", "finnes ikke", "bulunamadı", "mevcut değil", "неизвест*",
        "не найден*", "не существует", "не зарегистрирован*", "不存在", "未找到", "找不到", "无效", "無效", "未知", "存在しません", "見つかりません",
        "不明", "존재하지 않*", "없습니다", "tidak ditemukan", "tidak ada", "tidak dikenal", "tidak terdaftar", "tidak valid",
    ]

    /// Us: whose message it is.
    private static let sender_ = [
        "sender", "senders", "mail from", "mailfrom", "from address", "from domain", "envelope from", "return path",
        "reverse path", "sending domain", "sending address", "originator", "Absender", "Absenderadresse", "Absenderdomain",
        "expéditeur", "émetteur", "remitente", "remetente", "mittente", "afzender", "nadawca", "nadawcy", "odesílatel",
        "avsändare", "afsender", "gönderen", "отправител*", "发件人", "发信人", "寄件人", "送信者", "差出人", "발신자", "pengirim",
    ]

    private static let bad =
        [
            "rejected", "refused", "denied", "blocked", "banned", "blacklisted", "blocklisted", "listed", "failed", "failure",
            "not verified", "unverified", "not verify", "not be verified", "not allowed", "not permitted", "not accepted",
            "not authorized", "not authorised", "not authenticated", "unauthorized", "not pre approved", "not resolve",
            "must resolve", "unresolvable", "disabled", "prohibited", "restricted", "null mx", "unreachable",
            "not acceptable", "abgelehnt", "nicht akzeptiert", "nicht erlaubt", "gesperrt", "blockiert", "refusé", "rejeté",
            "rechazado", "denegado", "bloqueado", "rifiutato", "bloccato", "recusado", "rejeitado", "geweigerd",
            "geblokkeerd", "odrzucon*", "zablokowan*", "отклонен*", "заблокирован*", "запрещен*", "拒绝", "拒絕", "被拒", "拒否",
            "ditolak", "diblokir",
        ] + missing

    /// A mailbox of a person, not an account at the sending server.
    private static let box = [
        "mailbox", "user", "recipient", "inbox", "Postfach", "Benutzer", "Empfänger", "utilisateur", "destinataire", "boîte",
        "usuario", "destinatario", "buzón", "casilla", "utente", "casella", "caixa", "gebruiker", "ontvanger", "postvak",
        "użytkownik", "skrzynka", "odbiorca", "пользователь", "пользователя", "ящик", "получатель", "用户", "用戶", "收件人", "邮箱",
        "郵箱", "ユーザー", "メールボックス", "宛先", "pengguna", "penerima", "kotak surat",
    ]

    private static let dead = [
        "disabled", "deactivated", "inactive", "inactivated", "suspended", "suspend", "frozen", "terminated", "discontinued",
        "expired", "archived", "deleted", "cancelled", "canceled", "closed", "locked", "dormant", "not active", "not enabled",
        "not activated", "isnt active", "no longer active", "no longer available", "no longer accepts", "no longer accepting",
        "deaktiviert", "gelöscht", "geschlossen", "inaktiv", "stillgelegt", "nicht mehr aktiv", "désactivé", "désactivée",
        "suspendu", "suspendue", "fermé", "fermée", "inactif", "inactive", "archivé", "archivée", "desactivad*",
        "deshabilitad*", "suspendid*", "inactiv*", "disattivat*", "disabilitat*", "sospes*", "inattiv*", "desativad*",
        "suspens*", "inativ*", "uitgeschakeld", "gedeactiveerd", "opgeheven", "wyłączon*", "zawieszon*", "nieaktywn*",
        "отключен*", "деактивирован*", "неактивен", "не активен", "приостановлен*", "удален*", "已停用", "被停用", "停用", "被禁用",
        "已禁用", "禁用", "已冻结", "冻结", "已注销", "注销", "被锁定", "锁定", "無効", "停止", "凍結", "dinonaktifkan", "ditangguhkan", "tidak aktif",
    ]

    private static let full = [
        "full", "overfull", "overquota", "voll", "überfüllt", "plein", "pleine", "saturée", "lleno", "llena", "pien*",
        "cheio", "cheia", "lotada", "vol", "pełna", "pełny", "przepełnion*", "plná", "plna", "переполнен*", "заполнен*",
        "полон", "已满", "滿", "满", "いっぱい", "満杯", "一杯", "penuh", "dolu",
    ]

    private static let no = [
        "no", "kein", "keine", "aucun", "aucune", "ningún", "nessun", "nessuna", "nenhum", "geen", "ei", "нет",
    ]
}
