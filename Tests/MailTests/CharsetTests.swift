import Mail
import Testing

@Suite struct CharsetTests {
    private static func read(_ octets: [UInt8], _ charset: String?) -> DecodedText {
        let type = charset.map { "Content-Type: text/plain; charset=\"\($0)\"\n\n" } ?? "\n"
        return MIMEParser.parse(Array(type.utf8) + octets).decodedText
    }

    @Test(
        arguments: [
            ("windows-1250", [0xa3, 0xf3, 0x64, 0x9f], "Łódź"), ("WINDOWS-1251", [0xcf, 0xf0, 0xe8], "При"),
            ("cp1252", [0x80, 0x93, 0xe9], "€“é"), ("iso-8859-1", [0x80, 0xe9], "€é"), ("latin1", [0xe9], "é"),
            ("windows-1253", [0xc1], "Α"), ("windows-1254", [0xfe], "ş"), ("windows-1255", [0xe0], "א"),
            ("windows-1256", [0xe3], "م"),
            ("windows-1257", [0xe0], "ą"), ("iso-8859-2", [0xb1], "ą"), ("iso-8859-5", [0xbf], "П"), ("iso-8859-6", [0xe5], "م"),
            ("iso-8859-7", [0xc1], "Α"), ("iso-8859-8-i", [0xe0], "א"), ("iso-8859-9", [0xfe], "ş"), ("iso-8859-15", [0xa4], "€"),
            ("iso8859_2", [0xb1], "ą"), ("koi8-r", [0xf0, 0xd2, 0xc9], "При"), ("koi8-u", [0xa4], "є"), ("ibm866", [0x8f], "П"),
            ("tis-620", [0xa1], "ก"), ("gb2312", [0xc4, 0xe3, 0xba, 0xc3], "你好"), ("gbk", [0x81, 0x40], "丂"),
            ("gb18030", [0x94, 0x39, 0xda, 0x33], "💩"), ("big5", [0xa7, 0x41], "你"), ("euc-jp", [0xc6, 0xfc, 0xad, 0xa1], "日①"),
            ("shift_jis", [0x93, 0xfa, 0x87, 0x40], "日①"), ("x-sjis", [0xb1], "ｱ"), ("euc-kr", [0xc7, 0xd1], "한"),
            ("ks_c_5601-1987", [0xc7, 0xd1, 0x81, 0x41], "한갂"), ("utf-8", [0xc5, 0x82], "ł"),
            ("utf-16", [0xfe, 0xff, 0x01, 0x42], "ł"), ("utf-16", [0xff, 0xfe, 0x42, 0x01], "ł"),
            ("utf-16", [0x41, 0, 0x42, 0], "AB"),
            ("utf-16be", [0xd8, 0x3d, 0xde, 0x00], "😀"), ("utf-16le", [0x3d, 0xd8, 0x00, 0xde], "😀"),
            ("utf-32", [0, 0, 0xfe, 0xff, 0, 1, 0xf6, 0], "😀"), ("utf-32le", [0, 0xf6, 1, 0], "😀"),
        ] as [(String, [UInt8], String)])
    func `reads charsets`(charset: String, octets: [UInt8], expected: String) {
        let decoded = Self.read(octets, charset)
        #expect(decoded.text == expected)
        #expect(decoded.notes == [])
    }

    @Test(arguments: [
        ("\u{1b}$BF|K\\\u{1b}(B.", "日本."), ("\u{1b}$@F|K\\", "日本"), ("\u{1b}$BF|\nA", "日\nA"),
        ("\u{1b}(J\\~\u{1b}(B\\~", "¥‾\\~"),
        ("\u{1b}(I1\u{1b}(B1", "ｱ1"), ("\u{1b}$B-!\u{1b}(B", "①"), ("\u{1b}$(D0!\u{1b}(B", "丂"), ("\u{1b}$ADc\u{1b}(B", "你"),
        ("\u{1b}$(CGQ\u{1b}(B", "한"), ("\u{1b}.A\u{1b}Ni", "é"), ("\u{1b}.F\u{1b}NA", "Α"),
    ])
    func `reads Japanese by escapes`(text: String, expected: String) {
        for charset in ["iso-2022-jp", "ISO-2022-JP-1", "iso-2022-jp-2", "cp50221"] {
            let decoded = Self.read(Array(text.utf8), charset)
            #expect(decoded.text == expected)
            #expect(decoded.notes == [])
        }
    }

    @Test(arguments: ["\u{1b}x", "\u{1b}$BF", "\u{1b}$BF\u{1b}(B", "\u{1b}$(D\u{22}\u{21}\u{1b}(B", "\u{1b}", "\u{1b}N!"])
    func `marks Japanese that is broken`(text: String) {
        let decoded = Self.read(Array(("a" + text).utf8), "iso-2022-jp")
        #expect(decoded.text.hasPrefix("a") && decoded.text.contains("\u{fffd}"))
        #expect(decoded.notes.count == 1)
    }

    @Test(arguments: [
        ("Hi Mom -+Jjo--!", "Hi Mom -☺-!"), ("+ZeVnLIqe-", "日本語"), ("+ZeVnLIqe.", "日本語."), ("1 +- 1", "1 + 1"),
        ("+2D3cqQ-", "💩"), ("a+", "a+"), ("+AOQ", "ä"), ("+!", "+!"), ("+2D0-x", "\u{fffd}x"), ("+3Kk-", "\u{fffd}"),
    ])
    func `reads UTF-7`(text: String, expected: String) {
        #expect(Self.read(Array(text.utf8), "utf-7").text == expected)
        #expect(Self.read(Array(text.utf8), "unicode-1-1-utf-7").text == expected)
    }

    @Test func `guesses where nothing true is declared, and says so`() {
        for charset in [nil, "us-ascii", ""] {
            #expect(Self.read(Array("Łódź".utf8), charset) == DecodedText.like("Łódź", .guessedCharset("utf-8")))
            #expect(Self.read([0x63, 0xe9], charset) == DecodedText.like("cé", .guessedCharset("windows-1252")))
            #expect(Self.read(Array("\u{1b}$BF|\u{1b}(B".utf8), charset) == DecodedText.like("日", .guessedCharset("iso-2022-jp")))
            #expect(Self.read(Array("plain".utf8), charset).notes == [])
        }
    }

    @Test func `replaces what a charset cannot say, and says so`() {
        #expect(Self.read([0x61, 0xff, 0x62], "x-nobody") == .like("a\u{fffd}b", .unknownCharset("x-nobody"), .replacements(1)))
        #expect(Self.read(Array("Łódź".utf8), "uft-8") == .like("Łódź", .unknownCharset("uft-8")))
        #expect(Self.read([0x61, 0xc5, 0x62], "utf-8") == .like("a\u{fffd}b", .replacements(1)))
        #expect(Self.read([0xc6, 0xfc, 0xff, 0x41, 0xc6], "euc-jp") == .like("日\u{fffd}A\u{fffd}", .replacements(2)))
        #expect(Self.read([0xff, 0x41], "iso-8859-6") == .like("\u{fffd}A", .replacements(1)))
        #expect(Self.read([0, 0x41, 0xd8], "utf-16be").notes == [.replacements(1)])
        #expect(Self.read([], "euc-kr") == .like(""))
    }
}

extension DecodedText {
    fileprivate static func like(_ text: String, _ notes: Note...) -> DecodedText { DecodedText(text: text, notes: notes) }
}
