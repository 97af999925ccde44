import Mail
import TestSupport
import Testing

/// The addresses of the web as browsers read them. The right values are those of the URL Standard's parser.
@Suite struct WebAddressTests {
    static let read: [(String, String)] = [
        ("https://shop.example/roses?a=1&b=2#top", "https://shop.example/roses?a=1&b=2#top"),
        ("https://shop.example", "https://shop.example"),
        ("https://shop.example/%7Ea/%C3%A9", "https://shop.example/%7Ea/%C3%A9"),
        ("  https://shop.example/ \n", "https://shop.example/"), ("\u{1}https://shop.example/\u{1f}", "https://shop.example/"),
        ("ht\ntps:/\t/shop.exa\rmple/a\nb", "https://shop.example/ab"),
        ("http:/x.test/y", "http://x.test/y"), ("http:x.test/y", "http://x.test/y"), ("https:///x", "https://x"),
        ("https:////x//y", "https://x//y"), ("https:\\\\x\\y?a\\b#c\\d", "https://x/y?a\\b#c\\d"), ("HTTP://X/Y", "http://x/Y"),
        ("https://Shop.Example:443/", "https://shop.example/"), ("http://x:443/", "http://x:443/"), ("http://x:/", "http://x/"),
        ("http://x:00080/y", "http://x/y"), ("https://x?q", "https://x/?q"), ("https://x#f", "https://x/#f"),
        ("https://x/a b?c d#e f", "https://x/a%20b?c%20d#e%20f"), ("https://x/\"<>`{}'^", "https://x/%22%3C%3E%60%7B%7D'%5E"),
        ("https://x/?\"<>`{}'^", "https://x/?%22%3C%3E`{}%27^"), ("https://x/#\"<>`{}'#", "https://x/#%22%3C%3E%60{}'#"),
        ("https://x/%zz%", "https://x/%zz%"), ("https://user:p@ss@x/", "https://user:p%40ss@x/"), ("https://@x/", "https://x/"),
        ("https://x/é\u{2028}", "https://x/%C3%A9%E2%80%A8"), ("https://bücher.example/", "https://xn--bcher-kva.example/"),
        ("https://BÜCHER。example/", "https://xn--bcher-kva.example/"), ("https://ex%41mple.test/", "https://example.test/"),
        ("https://a_b.example/", "https://a_b.example/"), ("https://x./", "https://x./"),
        ("https://[::1]:8080/", "https://[::1]:8080/"),
        ("http://0x7f.1/", "http://127.0.0.1/"), ("http://192.168.257/", "http://192.168.1.1/"),
        ("http://1.2.3.4./", "http://1.2.3.4/"),
        ("http://2130706433", "http://127.0.0.1"), ("http://1.example/", "http://1.example/"),
    ]

    @Test(arguments: read) func isReadAsBrowsersDo(_ written: String, _ expected: String) throws {
        let address = try WebAddress(written)
        #expect(address.text == expected)
        #expect(WebAddress.isWeb(written))
        #expect(try WebAddress(address.text) == address)
    }

    static let refused: [(String, WebAddress.Fault)] = [
        ("", .scheme), ("shop.example", .scheme), ("/x", .scheme), ("//x", .scheme), ("ftp://x", .scheme),
        ("mailto:a@x", .scheme),
        ("javascript:alert(1)", .scheme), ("httpsx://x", .scheme), ("https://", .noHost), ("https:", .noHost),
        ("https:///", .noHost),
        ("https://?x", .noHost), ("https://#", .noHost), ("https://:80/", .noHost), ("https://user@/", .noHost),
        ("https://a b/", .host("a b")), ("https://a<b/", .host("a<b")), ("https://a%20b/", .host("a%20b")),
        ("https://a%00é/", .host("a%00é")), ("https://%ff/", .host("%ff")), ("https://[::1/", .host("[")),
        ("https://[x]/", .host("[x]")),
        ("https://1.2.3.4.5/", .host("1.2.3.4.5")), ("https://256.1.1.1/", .host("256.1.1.1")), ("https://a.09/", .host("a.09")),
        ("https://x:65536/", .port), ("https://x:8o/", .port), ("https://x:-1/", .port), ("https://x:1:2/", .port),
        ("https://x/" + String(repeating: "y", count: 8183), .length),
        ("https://x/" + String(repeating: "é", count: 2000), .length),
        ("https://x/" + String(repeating: "y", count: 100_000), .length),
    ]

    @Test(arguments: refused) func isRefused(_ written: String, _ fault: WebAddress.Fault) {
        #expect(throws: fault) { try WebAddress(written) }
    }

    @Test func theLongestIsKept() throws {
        let text = "https://x/" + String(repeating: "y", count: 8182)
        #expect(try WebAddress(text).text == text)
    }

    /// Whatever is made of a text is plain, and is read as itself.
    @Test func whatIsReadIsPlain() throws {
        let seed = SeededRandom.seed()
        print("web addresses: MERPATI_SEED=\(seed)")
        var random = SeededRandom(seed: seed)
        let pieces = [
            "http", "https", ":", "/", "\\", "//", "@", "#", "?", "%", "%4", "%41", "%00", "[", "]", "::1", ".", "..", "x",
            "A.example", " ",
            "\n", "\t", "\u{0}", "\u{7f}", "\u{85}", "é", "\u{2028}", "０x7f", "1.2", "08", "99999", "'", "\"", "<", "|", "^",
            "xn--", "。", "-",
        ]
        var count = 0
        for _ in 0..<20_000 {
            let written =
                (Bool.random(using: &random) ? "https:" : "")
                + (0..<Int.random(in: 0...9, using: &random))
                .map { _ in pieces.randomElement(using: &random) ?? "" }.joined()
            guard let address = try? WebAddress(written) else { continue }
            count += 1
            #expect(WebAddress.isWeb(written), "\(written.debugDescription)")
            #expect(address.text.utf8.allSatisfy { (0x21...0x7e).contains($0) }, "\(written.debugDescription)")
            #expect(address.text.hasPrefix(address.scheme + "://"))
            #expect((try? WebAddress(address.text)) == address, "\(written.debugDescription) is \(address.text)")
        }
        #expect(count > 1000)
    }
}
