/// What mail servers say, and what it means. In the manner of the servers that are met most, in the languages they speak.
enum ReplyTable {
    /// Stage, outcomes that are right, and the reply: `\n` between its lines, `\t` for a tab.
    static let text = #"""
        rcpt | hard | 550 5.1.1 The email account that you tried to reach does not exist. Please try double-checking the recipient's email address for typos or unnecessary spaces. gsmtp
        rcpt | hard | 550-5.2.1 The email account that you tried to reach is disabled. Learn more at\n550 5.2.1 https://support.provider.example/mail/?p=DisabledUser gsmtp
        rcpt | hard | 550-5.2.1 The email account that you tried to reach is inactive.\n550 5.2.1 gsmtp
        rcpt | soft | 452-4.2.2 The recipient's inbox is out of storage space.\n452 4.2.2 gsmtp
        rcpt | soft | 552-5.2.2 The recipient's inbox is out of storage space and inactive. Please\n552 5.2.2 direct the recipient to https://support.provider.example/?p=OverQuotaPerm
        rcpt | soft,policy | 550-5.2.1 The user you are trying to contact is receiving mail too quickly.\n550 5.2.1 Please resend your message at a later time.
        dot | policy | 550-5.7.1 [192.0.2.7] Our system has detected that this message is likely\n550-5.7.1 unsolicited mail. To reduce the amount of spam, this message has been\n550 5.7.1 blocked.
        dot | policy | 550-5.7.26 This mail has been blocked because the sender is unauthenticated.\n550 5.7.26 Senders must authenticate with either SPF or DKIM.
        dot | policy | 550-5.7.25 The IP address sending this message does not have a PTR record setup\n550 5.7.25 or the forward entry does not exist.
        dot | policy | 552-5.7.0 This message was blocked because its content presents a potential\n552 5.7.0 security issue.
        rcpt | policy | 550 5.1.1 Your message has been rejected because of its content
        dot | policy | 552 5.3.4 Your message exceeded our message size limits.
        dot | policy | 550 5.7.1 The user or domain that you are sending to (or from) has a policy that prohibited the mail that you sent.
        dot | policy,not_sent | 550 5.4.5 Daily SMTP relay limit exceeded for user.
        rcpt | hard | 550 5.1.10 RESOLVER.ADR.RecipientNotFound; Recipient not found by SMTP address lookup
        rcpt | hard | 550 5.1.1 RESOLVER.ADR.RecipNotFound; not found
        rcpt | hard | 550 5.4.1 Recipient address rejected: Access denied. AS(201806281) [DB5EUR03FT012.eop-EUR03.prod.protection.provider.example]
        rcpt | policy | 554 5.7.1 <a@x>: Recipient address rejected: Access denied
        rcpt | policy | 550 5.7.1 RESOLVER.RST.NotAuthorized; not authorized
        rcpt | policy | 550 5.7.133 RESOLVER.RST.SenderNotAuthenticatedForGroup; authentication required
        rcpt | soft | 554 5.2.2 mailbox full; STOREDRV.Deliver.Exception:QuotaExceededException.MapiExceptionShutoffQuotaExceeded
        rcpt | policy | 550 5.7.606 Access denied, banned sending IP [192.0.2.7]
        rcpt | policy | 550 5.7.708 Service unavailable. Access denied, traffic not accepted from this IP.
        rcpt | policy | 550 5.7.705 Access denied, tenant has exceeded threshold
        rcpt | policy | 550 5.7.64 TenantAttribution; Relay Access Denied
        dot | policy | 550 5.7.509 Access denied, sending domain shop.example does not pass DMARC verification
        rcpt | soft,policy | 550 5.2.122 The recipient has exceeded their limit for the number of messages they can receive per hour
        rcpt | hard | 550 5.5.0 Requested action not taken: mailbox unavailable (S2017062302).
        rcpt | policy | 550 SC-001 (COL004-MC1F) Unfortunately, messages from 192.0.2.7 weren't sent.
        rcpt | policy | 550 DY-001 (SNT004) Mail rejected by us for policy reasons. We generally do not accept email from dynamic IP's.
        rcpt | soft,not_sent | 421 RP-001 (BAY0) Unfortunately, some messages from 192.0.2.7 weren't sent. Please try again. You have been temporarily rate limited
        rcpt | policy | 550 OU-002 Mail rejected. Reasons for rejection may be related to content with spam-like characteristics
        rcpt | hard | 554 delivery error: dd Sorry your message to a@x cannot be delivered. This account has been disabled or discontinued [#102]. - mta1.mail.provider.example
        rcpt | hard | 554 30 Sorry, your message to a@x cannot be delivered. This mailbox is disabled (554.30).
        rcpt | policy | 553 5.7.2 [TSS09] All messages from 192.0.2.7 will be permanently deferred; Retrying will NOT succeed.
        rcpt | policy | 554 Message not allowed - [PH01] Email not accepted for policy reasons.
        dot | policy | 554 5.7.5 (AU01) Message not accepted because of failed DKIM signature
        rcpt | soft | 552 1 Requested mail action aborted, mailbox is over quota
        rcpt | hard | 550 5.1.1 Not our Customer
        rcpt | policy | 550 5.2.0 b-k2@bounces.lab.example Sender rejected, domain must exist
        rcpt | policy | 554 mx.isp.example 192.0.2.7 found on one or more DNSBLs, see http://postmaster.isp.example/smtp-error-codes#BL000010
        rcpt | soft,not_sent | 421 4.1.0 192.0.2.7 Throttled - try again later
        rcpt | policy | 554 ERROR: Mail Refused - 192.0.2.7 - See http://isp.example/help AUP#CDRBL
        rcpt | hard | 550 5.1.1 <a@x> recipient rejected
        rcpt | policy | 550 5.1.0 <b-k2@bounces.lab.example> sender rejected AUP#CXDNS
        rcpt | policy | 550 5.5.0 SPF: shop.example is not allowed to send mail. LPN007_401
        rcpt | policy | 501 5.1.0 Emetteur invalide. Invalid Sender. OFR004_405 [405]
        rcpt | soft | 550 5.5.0 Service refuse. Veuillez essayer plus tard. service refused, please try later. LPN005_510
        rcpt | hard | 550 5.5.0 Boite du destinataire archivee. Archived recipient OFR_420 [420]
        rcpt | hard | 550 5.5.0 Le compte du destinataire est bloque. The recipient account isblocked. LPN007_426
        dot | policy | 550 5.2.0 Mail rejete. Mail rejected. ofr_506 [506]
        rcpt | policy | 550 mwinf5c04 ME Adresse IP source bloquee pour incident de spam. Client host blocked for spamming issues. OFR006_102
        rcpt | hard | 550 5.2.1 This mailbox has been blocked due to inactivity (UserSearch)
        rcpt | soft | 552 5.2.2 Boîte pleine
        rcpt | soft | 550 La boîte aux lettres du destinataire est pleine
        rcpt | soft | 550 Boite du destinataire saturee
        rcpt | hard | 550 5.1.1 L'adresse du destinataire n'existe pas
        rcpt | hard | 550 Aucun utilisateur à cette adresse, compte désactivé
        dot | policy | 552 Message trop volumineux
        rcpt | hard | 550 5.1.1 Empfaenger unbekannt
        rcpt | hard | 550-Empfänger unbekannt\n550 recipient unknown
        rcpt | hard | 550 Unbekannter Empfänger
        rcpt | hard | 550 Kein solcher Benutzer hier
        rcpt | hard | 550 Benutzer nicht bekannt/User unknown
        rcpt | soft | 552 5.2.2 Das Postfach ist voll
        rcpt | soft | 550 Benutzer hat das Speichervolumen ueberschritten.
        rcpt | hard | 550 Postfach deaktiviert
        rcpt | policy | 550 Absender abgelehnt
        rcpt | policy | 554 Ihre IP-Adresse 192.0.2.7 ist blockiert
        dot | policy | 552 Nachricht zu groß
        rcpt | soft | 550 Postfach voruebergehend nicht erreichbar
        rcpt | soft | 550 Empfänger vorübergehend nicht verfügbar, bitte später erneut versuchen
        rcpt | hard | 550 Usuario desconocido
        rcpt | hard | 550 El usuario no existe
        rcpt | hard | 550 No existe ese usuario, dirección de correo no válida
        rcpt | soft | 552 Buzón lleno
        rcpt | soft | 550 La casilla del destinatario está llena
        rcpt | hard | 550 Cuenta de usuario desactivada
        rcpt | policy | 550 Mensaje rechazado por contener spam
        rcpt | soft,policy | 550 Servicio no disponible temporalmente, intente más tarde
        rcpt | hard | 550 Utente sconosciuto
        rcpt | hard | 550 5.1.1 Destinatario inesistente
        rcpt | soft | 552 Casella piena
        rcpt | hard | 550 Casella disattivata
        dot | policy | 552 Messaggio troppo grande
        rcpt | hard | 550 Usuário desconhecido
        rcpt | hard | 550 5.1.1 Destinatário não existe
        rcpt | soft | 552 5.2.2 Caixa postal cheia
        rcpt | policy | 550 Remetente rejeitado
        rcpt | hard | 550 Onbekende gebruiker
        rcpt | hard | 550 Gebruiker bestaat niet
        rcpt | soft | 552 Postvak is vol
        rcpt | hard | 550 Nieznany użytkownik
        rcpt | hard | 550 5.1.1 Taki odbiorca nie istnieje
        rcpt | soft | 552 Skrzynka odbiorcy jest pełna
        rcpt | hard | 550 Konto zawieszone, skrzynka nieaktywna
        dot | policy | 552 Wiadomość jest zbyt duża
        rcpt | policy | 550 Wiadomość odrzucona jako spam
        rcpt | hard | 550 Нет такого пользователя
        rcpt | hard | 550 Неизвестный получатель
        rcpt | soft | 552 Почтовый ящик переполнен
        rcpt | hard | 550 Пользователь заблокирован
        rcpt | policy | 550 Отправитель отклонен
        rcpt | policy | 554 Сообщение отклонено: спам
        dot | policy | 552 Размер сообщения превышает допустимый
        rcpt | hard | 550 用户不存在
        rcpt | hard | 550 收件人不存在 User not found
        rcpt | soft | 552 收件人邮箱已满
        rcpt | hard | 550 该邮箱已停用
        rcpt | policy | 550 发件人被拒绝
        dot | policy | 554 垃圾邮件
        dot | policy | 552 邮件太大
        rcpt | hard | 550 ユーザーが存在しません
        rcpt | soft | 552 メールボックスがいっぱいです
        rcpt | policy | 550 送信者が拒否されました
        rcpt | hard | 550 Pengguna tidak ditemukan
        rcpt | hard | 550 5.1.1 Alamat tidak dikenal
        rcpt | soft | 552 Kotak surat penuh
        rcpt | hard | 550 Akun dinonaktifkan
        dot | policy | 552 Pesan terlalu besar
        rcpt | soft,policy,not_sent | 550 Domain frequency limited
        rcpt | hard | 550 The recipient may contain a non-existent account, please check the recipient address.
        dot | policy | 550 Mail content denied. http://service.mail.provider.example/cgi-bin/help?id=20022
        rcpt | policy | 550 Suspected bounce attacks from 192.0.2.7, connection denied
        rcpt | policy | 551 mail is rejected by recipients
        rcpt | soft,not_sent | 450 RP:TRC too many recipients
        dot | policy | 554 DT:SPM 163 smtp
        rcpt | policy | 554 HL:IPB IP blocked
        rcpt | policy | 553 Requested action not taken: NULL sender is not allowed
        rcpt | policy | 550 black ip, RBL deny
        dot | policy | 552 message rejected by anti-spam engine
        rcpt | policy | 553 mail from invalid
        rcpt | soft | 550 Message was not accepted -- invalid mailbox. Local mailbox a@x is unavailable: account is temporarily disabled
        rcpt | hard | 550 Message was not accepted -- invalid mailbox. Local mailbox a@x is unavailable: user is terminated
        rcpt | hard | 550 Access to this mailbox disabled
        dot | policy | 554 5.7.1 [1] Message rejected under suspicion of SPAM; https://provider.example/1ReCN
        rcpt | soft | 552 5.2.2 Mailbox size limit exceeded
        rcpt | soft | 451 4.7.1 Sorry, the service is currently unavailable. Please come back later.
        rcpt | policy | 550 5.7.1 [CS01] Message rejected due to local policy. Please visit https://support.provider.example/HT204137
        rcpt | soft | 552 5.2.2 <a@x>: user is over quota
        rcpt | hard | 550 5.1.6 recipient no longer on server
        rcpt | policy | 554 5.7.1 [HME1] This message was blocked for failing both SPF and DKIM authentication checks.
        rcpt | policy | 550 5.7.0 Blocked - see https://support.filter.example/dnsbl-lookup.cgi?ip=192.0.2.7
        rcpt | policy | 550 Rejected by header based anti-spoofing policy - https://community.filter.example/docs/DOC-1369#550
        rcpt | policy | 550 Administrative prohibition - envelope blocked - https://community.filter.example/docs/DOC-1369#550
        rcpt | policy | 550 local CT IP Reputation - (reject)
        rcpt | soft | 451 Recipient temporarily unavailable - https://community.filter.example/docs/DOC-1369#451
        rcpt | soft | 550 permanent failure for one or more recipients (a@x:552 5.2.2 mailbox full)
        rcpt | policy | 550 permanent failure for one or more recipients (a@x:quarantined)
        rcpt | policy | 554 Service unavailable; Client host [mail.lab.example] blocked using Barracuda Reputation; http://bbl.filter.example/q.cgi?ip=192.0.2.7
        rcpt | policy | 554 Your access to this mail system has been rejected due to the sending MTA's poor reputation.
        rcpt | soft,policy,not_sent | 452 #4.5.3 Too many recipients received this hour.
        dot | policy | 552 #5.3.4 message size exceeds limit
        rcpt | hard | 501 #5.1.1 bad address @x
        rcpt | policy,soft,not_sent | 550 Too many invalid recipients
        rcpt | hard | 550 Invalid recipient <a@x> (#5.1.1)
        dot | policy | 553-Message filtered. Refer to the Troubleshooting page at\n553 http://www.filter.example/troubleshooting for more information. (#5.7.1)
        rcpt | policy | 501 Connection rejected by policy [7.7] 38302
        rcpt | hard | 511 sorry, no mailbox here by that name (#5.1.1 - chkuser)
        rcpt | policy | 553 sorry, your envelope sender is in my badmailfrom list (#5.7.1)
        rcpt | policy | 553 sorry, that domain isn't in my list of allowed rcpthosts (#5.7.1)
        dot | policy | 552 sorry, that message size exceeds my databytes limit (#5.3.4)
        rcpt | soft | 522 sorry, recipient mailbox is over quota #5.2.2
        dot | policy,soft | 554 mail server permanently rejected message (#5.3.0)
        rcpt | policy | 550-Verification failed for <b-k2@bounces.lab.example>\n550-The mail server could not deliver mail to b-k2@bounces.lab.example. The account or domain may not exist, they may be blacklisted, or missing the proper dns entries.\n550 Sender verify failed
        rcpt | policy | 550 Callback setup failed while verifying <b-k2@bounces.lab.example>: sender verification failed
        rcpt | policy | 550 5.7.1 Sender's domain marked as unable to receive e-mails
        rcpt | policy | 553 5.1.8 <b-k2@bounces.lab.example>... Domain of sender address b-k2@bounces.lab.example does not exist
        rcpt | policy | 550-Requested action not taken: mailbox unavailable\n550 invalid DNS MX or A/AAAA resource record
        rcpt | policy | 554-Transaction failed\n554-Reject due to policy restrictions.\n554 For explanation visit https://postmaster.provider.example/en/case?c=hi
        rcpt | policy | 554 IP=192.0.2.7 - None/bad reputation. Ask your postmaster for help (NOWL)
        rcpt | hard | 550 Unknown user
        rcpt | hard | 550 Account is not active.
        rcpt | configuration,policy | 530 SMTP authentication is required.
        rcpt | hard | 550 <a@x>, Recipient unknown
        rcpt | hard | 550 User a@x not listed in Domino Directory
        rcpt | policy | 554 Relay rejected for policy reasons.
        dot | policy | 554 Message does not conform to standards, message refused
        dot | hard | 554 Transaction failed: Invalid domain name, recipient domain does not exist
        rcpt | policy | 550 Unauthenticated senders not allowed
        rcpt | policy | 550 Maximum credits exceeded
        rcpt | policy | 550 The from address does not match a verified Sender Identity. Mail cannot be sent until this error is resolved.
        rcpt | policy | 550 5.7.1 relaying denied, Unconfigured Sending Domain <shop.example>
        rcpt | policy,hard | 550 5.1.1 Not delivering to previously bounced address
        rcpt | policy | 550 Domain shop.example has exceeded the max emails per hour (101/100 (101%)) allowed. Message discarded.
        rcpt | policy | 554 5.7.1 You have reached your daily sending quota
        rcpt | policy | 550 5.7.1 Your account has been suspended
        rcpt | policy,not_sent | 554 5.7.0 Hourly sending limit of your mailbox exceeded
        rcpt | soft | 450 4.2.0 <a@x>: Recipient address rejected: Greylisted, see http://postgrey.schweikert.example/help/x.html
        rcpt | soft | 550 5.7.1 Greylisted for 5 minutes
        rcpt | hard | 550 5.1.1 <a@x>: Recipient address rejected: User unknown in relay recipient table
        rcpt | hard | 550 5.1.1 <a@x>: Recipient address rejected: User unknown in virtual mailbox table
        rcpt | hard | 550 5.1.1 <spam@blocked.example>: User unknown
        rcpt | policy | 554 5.7.1 <unknown-user@example.test>: Relay access denied
        rcpt | soft | 550 5.2.2 <no-such-user@x.test>: mailbox full
        rcpt | hard | 550 host antispam.policy.example said: No such user here
        rcpt | soft | 550 user unknown or mailbox full
        rcpt | soft,policy | 550 Mailbox full or rejected by policy
        rcpt | hard | 550\t#5.1.1\tunknown user
        rcpt | hard | 550 MAILBOX NOT FOUND
        rcpt | hard | 550 NoSuchUser
        rcpt | hard | 550 5.1.1 USER_UNKNOWN
        rcpt | soft | 550 MAILBOX_FULL
        rcpt | soft | 550 5.3.0 Mailbox busy, try again later
        rcpt | soft | 550 5.2.1 mailbox temporarily disabled
        rcpt | soft | 554 5.3.0 Temporary local problem, please try later
        rcpt | hard | 556 5.1.10 Recipient address has null MX
        rcpt | policy,soft | 521 Host does not accept mail
        rcpt | policy | 571 Message refused
        rcpt | hard | 550 5.1.2 Domain not found
        rcpt | hard | 550 5.4.4 Host unknown
        rcpt | policy | 550 5.7.1 Message rejected because the recipient's mailbox only accepts mail from known senders
        rcpt | policy | 550 5.7.1 You have been blocked by the recipient
        rcpt | soft | 550 nope
        dot | policy | 550 nope
        mail | configuration | 550 5.1.8 Sender domain does not exist
        mail | configuration | 552 5.3.4 Message size exceeds fixed limit
        mail | configuration | 530 5.7.0 Must issue a STARTTLS command first
        mail | not_sent | 452 4.3.1 Insufficient system storage
        mail | not_sent | 550 Too many messages in this session
        data | soft | 451 4.3.0 Temporary failure
        """#
}
