import Mail
import Testing

@Suite struct EncodedWordReadingTests {
    @Test(arguments: [
        ("=?UTF-8?B?xYE=?=", "Ł"), ("=?utf-8?b?xYE?=", "Ł"), ("=?utf-8?q?=c5=81?=", "Ł"), ("=?utf-8?Q?a b?=", "a b"),
        ("=?utf-8?Q?a?b?=", "a?b"), ("=?utf-8?Q?a=3F=?=", "a?="), ("=?utf-8?b?xY E=?=", "Ł"), ("=?utf-8?q?é?=", "é"),
        ("=?utf-8?b?8J+Y?= =?utf-8?b?gA==?=", "😀"), ("=?utf-8?b?8J+Y?==?UTF-8?B?gA==?=", "😀"),
        ("=?utf-8?q?a?=\t =?utf-8?q?b?=", "ab"),
        ("=?utf-8*en?q?a?=", "a"), ("=?utf-8*?q?a?=", "a"), ("\"=?utf-8?q?a?=\" <x>", "\"a\" <x>"), ("(=?utf-8?q?a?=)", "(a)"),
        ("a=?utf-8?q?b?=c", "abc"), ("=?utf-8?q?a?= b =?utf-8?q?c?=", "a b c"), ("=?koi8-r?B?8NLJ?=", "При"),
        ("=?gb2312?B?xOO6ww==?=", "你好"), ("=?ISO-2022-JP?B?GyRCRnxLXBsoQg==?= =?iso-2022-jp?b?GyRCOGwbKEI=?=", "日本語"),
        ("=?utf-7?q?+AOQ-?=", "ä"), ("=?us-ascii?q?=C3=A9?=", "é"), ("=?x-no?q?a=ff?=", "a\u{fffd}"),
        ("=?utf-8?q?a =?utf-8?q?b?=", "=?utf-8?q?a b"), ("=?utf-8?q?open", "=?utf-8?q?open"), ("=?utf-8?z?a?=", "=?utf-8?z?a?="),
        ("=?=?=?", "=?=?=?"), ("=??=", "=??="), ("=?a?q?", "=?a?q?"), ("Łódź", "Łódź"), ("=", "="),
    ])
    func `reads encoded words`(value: String, expected: String) {
        #expect(MIMEParser.parse(Array("Subject: \(value)\n\n".utf8)).header("Subject") == expected)
    }

    @Test func `says what it had to forgive`() throws {
        let message = MIMEParser.parse(Array("Subject: =?x-no?q?a=ff?= =?x-no?q?b?=\nTo: Łódź\nFrom: a\n\n".utf8))
        #expect(message.headers[0].decoded.notes == [.unknownCharset("x-no"), .replacements(1)])
        #expect(message.headers[1].decoded.notes == [.guessedCharset("utf-8")])
        #expect(message.headers[2].decoded.notes == [])
    }
}
