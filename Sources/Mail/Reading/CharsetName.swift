/// The charsets that are read here, by the names that mail programs write (RFC 2978, and the labels of the WHATWG Encoding
/// Standard). Everything else is unknown: strangers do not choose among all the converters that the system has.
enum CharsetName {
    enum Reading: Hashable {
        case utf8
        case ascii
        case utf7
        case utf16(littleEndian: Bool?)
        case utf32(littleEndian: Bool?)
        /// ISO-2022-JP with its extensions (RFC 1468, RFC 1554).
        case iso2022Japanese
        /// A converter of the system, by its name there.
        case system(String)
    }

    /// What a name stands for, in any case and with what some writers put around it.
    static func reading(_ name: String) -> Reading? {
        let key = name.lowercased().filter { !$0.isWhitespace && $0 != "\"" && $0 != "'" }
        if let reading = readings[key] { return reading }
        // Such as "iso8859_1", "win-1252", "cp-1252".
        return readings[key.filter { $0 != "-" && $0 != "_" }]
    }

    private static let readings: [String: Reading] = {
        var readings = [String: Reading]()
        for (reading, names) in table {
            for name in names.split(separator: " ") {
                readings[String(name)] = reading
                readings[name.filter { $0 != "-" && $0 != "_" }] = reading
            }
        }
        return readings
    }()

    /// Where two charsets differ only in that one fills gaps of the other, the fuller one is read under both names: it is
    /// what writers mean.
    private static let table: [(Reading, String)] = [
        (.utf8, "utf-8 unicode-1-1-utf-8 utf-8-mac cp65001 x-utf-8"),
        (.ascii, "us-ascii ascii ansi_x3.4-1968 646 iso646-us iso-ir-6 cp367 7bit default"),
        (.utf7, "utf-7 unicode-1-1-utf-7 unicode-2-0-utf-7 cp65000"),
        (.utf16(littleEndian: nil), "utf-16 ucs-2 iso-10646-ucs-2 unicode"),
        (.utf16(littleEndian: true), "utf-16le ucs-2le"),
        (.utf16(littleEndian: false), "utf-16be ucs-2be"),
        (.utf32(littleEndian: nil), "utf-32 ucs-4 iso-10646-ucs-4"),
        (.utf32(littleEndian: true), "utf-32le ucs-4le"),
        (.utf32(littleEndian: false), "utf-32be ucs-4be"),
        (
            .iso2022Japanese,
            "iso-2022-jp iso-2022-jp-1 iso-2022-jp-2 iso-2022-jp-3 iso-2022-jp-ms csiso2022jp cp50220 cp50221 cp50222 jis"
        ),
        (.system("CP1252"), "windows-1252 win-1252 cp1252 x-cp1252 iso-8859-1 iso8859-1 8859-1 latin1 latin-1 l1 cp819"),
        (.system("CP1250"), "windows-1250 win-1250 cp1250 x-cp1250"),
        (.system("CP1251"), "windows-1251 win-1251 cp1251 x-cp1251"),
        (.system("CP1253"), "windows-1253 win-1253 cp1253"),
        (.system("CP1254"), "windows-1254 win-1254 cp1254 iso-8859-9 iso8859-9 8859-9 latin5 l5"),
        (.system("CP1255"), "windows-1255 win-1255 cp1255"),
        (.system("CP1256"), "windows-1256 win-1256 cp1256"),
        (.system("CP1257"), "windows-1257 win-1257 cp1257"),
        (.system("CP1258"), "windows-1258 win-1258 cp1258"),
        (.system("ISO-8859-2"), "iso-8859-2 iso8859-2 8859-2 latin2 l2"),
        (.system("ISO-8859-3"), "iso-8859-3 iso8859-3 latin3 l3"),
        (.system("ISO-8859-4"), "iso-8859-4 iso8859-4 latin4 l4"),
        (.system("ISO-8859-5"), "iso-8859-5 iso8859-5 cyrillic"),
        (.system("ISO-8859-6"), "iso-8859-6 iso8859-6 arabic"),
        (.system("ISO-8859-7"), "iso-8859-7 iso8859-7 greek"),
        (.system("ISO-8859-8"), "iso-8859-8 iso8859-8 iso-8859-8-i iso-8859-8-e hebrew"),
        (.system("ISO-8859-10"), "iso-8859-10 iso8859-10 latin6 l6"),
        (.system("CP874"), "iso-8859-11 iso8859-11 tis-620 windows-874 cp874"),
        (.system("ISO-8859-13"), "iso-8859-13 iso8859-13 latin7"),
        (.system("ISO-8859-14"), "iso-8859-14 iso8859-14 latin8"),
        (.system("ISO-8859-15"), "iso-8859-15 iso8859-15 latin9 l9"),
        (.system("ISO-8859-16"), "iso-8859-16 iso8859-16 latin10"),
        (.system("KOI8-R"), "koi8-r koi8 koi cskoi8r"),
        (.system("KOI8-U"), "koi8-u koi8-ru"),
        (.system("CP437"), "ibm437 cp437 437"),
        (.system("CP850"), "ibm850 cp850 850"),
        (.system("CP852"), "ibm852 cp852 852"),
        (.system("CP866"), "ibm866 cp866 866"),
        (.system("MACINTOSH"), "macintosh mac mac-roman x-mac-roman"),
        (.system("VISCII"), "viscii"),
        (.system("GB18030"), "gb18030 gbk gb2312 gb_2312-80 x-gbk cp936 ms936 windows-936 euc-cn csgb2312 eucgb2312_cn"),
        (.system("BIG5-HKSCS"), "big5 big5-hkscs x-x-big5 csbig5 cn-big5 cp950 big5_tw"),
        (.system("EUC-JP-MS"), "euc-jp x-euc-jp eucjp-ms cp51932 cseucpkdfmtjapanese"),
        (.system("CP932"), "shift_jis shift-jis sjis x-sjis ms_kanji csshiftjis windows-31j cp932 ms932"),
        (.system("CP949"), "euc-kr ks_c_5601-1987 ks_c_5601 ksc5601 ksc_5601 korean windows-949 cp949 uhc cseuckr"),
        (.system("ISO-2022-KR"), "iso-2022-kr csiso2022kr"),
    ]
}
