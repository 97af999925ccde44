/// Messages as strangers send them, one for each thing that is done in a way of its own. The fuzz tests begin from them.
enum OddMessages {
    static let all: [[UInt8]] =
        [
            MIMEParserTests.letter, DeliveryStatusReportTests.postfix, nested, unclosed, prefixedBoundaries, encodedParts,
            feedback,
            japanese, parameters, encodedWords, uuencoded, qmail,
        ].map { Array($0.utf8) } + [binary, mixedLineEnds]

    static let nested = """
        Subject: nested
        MIME-Version: 1.0
        Content-Type: multipart/mixed; boundary="a"

        --a
        Content-Type: multipart/related; boundary="a1"

        --a1
        Content-Type: multipart/alternative; boundary="a12"

        --a12
        Content-Type: text/plain; charset=koi8-r
        Content-Transfer-Encoding: base64

        8NLJ18XU
        --a12
        Content-Type: text/html; charset=gb2312
        Content-Transfer-Encoding: quoted-printable

        <p>=C4=E3=BA=C3</p>
        --a12--
        --a1
        Content-Type: image/png; name="pixel.png"
        Content-Transfer-Encoding: base64
        Content-ID: <x@y>

        iVBORw0KGgo=
        --a1--
        --a
        Content-Type: multipart/digest; boundary=d

        --d

        Subject: one

        first
        --d

        Subject: two

        second
        --d--
        --a--
        """

    static let unclosed = """
        Content-Type: multipart/mixed; boundary=outer

        --outer
        Content-Type: multipart/mixed; boundary=inner

        --inner
        Content-Type: text/plain
        no blank line before this
        --outer
        Content-Type: text/plain

        after
        """

    static let prefixedBoundaries = """
        Content-Type: multipart/mixed; boundary="x"

        --x
        Content-Type: multipart/mixed; boundary="xx"

        --xx

        one
        --xxx
        still one
        --xx--
        --x

        two
        --x--
        """

    static let encodedParts = """
        Content-Type: multipart/mixed; boundary="b"

        --b
        Content-Type: message/rfc822
        Content-Transfer-Encoding: base64

        U3ViamVjdDogPT91dGYtOD9xP2luc2lkZT89Cg0KaGVsbG8=
        --b
        Content-Type: multipart/mixed; boundary="c"
        Content-Transfer-Encoding: base64

        LS1jDQoNCnRleHQNCi0tYy0tDQo=
        --b--
        """

    static let feedback = """
        From: <abusedesk@example.com>
        Subject: FW: Earn money
        To: <abuse@example.net>
        MIME-Version: 1.0
        Content-Type: multipart/report; report-type=feedback-report; boundary="part1"

        --part1
        Content-Type: text/plain; charset="US-ASCII"

        This is an email abuse report.
        --part1
        Content-Type: message/feedback-report

        Feedback-Type: abuse
        User-Agent: SomeGenerator/1.0
        Version: 1
        Original-Mail-From: <somespammer@example.net>
        Original-Rcpt-To: <user@example.com>
        --part1
        Content-Type: message/rfc822

        From: <somespammer@example.net>
        Subject: Earn money

        Spam Spam Spam
        --part1--
        """

    static let japanese = """
        Subject: =?ISO-2022-JP?B?GyRCRnxLXBsoQg==?= =?iso-2022-jp?b?GyRCOGwbKEI=?=
        Content-Type: text/plain; charset=iso-2022-jp

        \u{1b}$BF|K\\8l\u{1b}(B and \u{1b}$B-!\u{1b}(J\\~\u{1b}(I1\u{1b}(B.
        """

    static let parameters = """
        Content-Type: application/octet-stream; (comment) name*0*=utf-8'en'%e2%82%ac%20;
         name*1="rates"; name*2*=%2epdf; x=y
        Content-Transfer-Encoding: (why) Base64 (not)

        AAECAw==
        """

    static let encodedWords = """
        From: "=?utf-8?q?J=C3=B6rg?=" (=?iso-8859-1*de?q?=FC?=) <a@b.example>
        Subject: =?UTF-8?b?8J+Y?= =?utf-8?B?gA==?= =?utf-8?Q?a b?c?= x=?x-no?q?=ff?= =?utf-7?q?+AOQ-?= =?utf-8?q?open
        To: undisclosed-recipients:;

        body
        """

    static let uuencoded = """
        Content-Type: text/plain
        Content-Transfer-Encoding: x-uuencode

        begin 644 hello.txt
        -2&5L;&\\@5V]R;&0A"@``
        `
        end
        """

    static let qmail = """
        From: MAILER-DAEMON@example.org
        To: b-token@bounce.example.com
        Subject: failure notice

        Hi. This is the qmail-send program at example.org.
        I'm afraid I wasn't able to deliver your message to the following addresses.

        <gone@example.net>:
        192.0.2.1 does not like recipient.
        Remote host said: 550 5.1.1 User unknown
        Giving up on 192.0.2.1.

        --- Below this line is a copy of the message.

        Return-Path: <b-token@bounce.example.com>
        Subject: mailbox full of spam
        """

    static let binary: [UInt8] =
        Array("Subject: a\u{0}b\r\nX-Raw: ".utf8) + [0xe9, 0xff, 0x1b, 0x24]
        + Array("\r\nContent-Type: text/plain; charset=utf-16\r\n\r\n".utf8)
        + [0xff, 0xfe, 0x41, 0x00, 0x3d, 0xd8, 0x00, 0xde, 0x42]

    static let mixedLineEnds = Array(
        "Subject: ends\r\r\nContent-Type: multipart/mixed; boundary=m\r\r\n\r\r\n--m\r\rone\r--m\n\ntwo\r\n--m\r\r\n\r\r\nthree\r\r\n--m--\r"
            .utf8)
}
