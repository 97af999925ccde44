import Testing
import Tracking

@Suite struct LinkDestinationTests {
    @Test(arguments: [
        ("https://shop.example/a?b=c#d", "https://shop.example/a?b=c#d"),
        ("https://bücher.example", "https://xn--bcher-kva.example"),
        ("https://bücher.example/", "https://xn--bcher-kva.example/"),
        ("http://BÜCHER.example:8080/x", "http://xn--bcher-kva.example:8080/x"),
        ("https://b%C3%BCcher.example/x", "https://xn--bcher-kva.example/x"),
        ("https://例え.テスト/パス", "https://xn--r8jz45g.xn--zckzah/%E3%83%91%E3%82%B9"),
        ("https://faß.example/", "https://xn--fa-hia.example/"), ("https://例え。テスト?x", "https://xn--r8jz45g.xn--zckzah?x"),
        ("https://shop.example/ż?q=ł#ą", "https://shop.example/%C5%BC?q=%C5%82#%C4%85"),
        ("https://shop.example/%C5%BC?a=%20", "https://shop.example/%C5%BC?a=%20"),
        ("https://jürgen@bücher.example/", "https://j%C3%BCrgen@xn--bcher-kva.example/"),
        ("https://shop.example?u=https://bücher.example/", "https://shop.example?u=https://b%C3%BCcher.example/"),
        ("https://shop.example#@bücher.example", "https://shop.example#@b%C3%BCcher.example"),
        ("https://[2001:db8::1]/ü", "https://[2001:db8::1]/%C3%BC"),
        ("https://xn--bcher-kva.example/", "https://xn--bcher-kva.example/"),
        ("https://shop.example/\u{301}x", "https://shop.example/%CC%81x"),
        ("https://bücher.example/\u{301}", "https://xn--bcher-kva.example/%CC%81"),
        // No domain: it stays one that no browser opens, and nothing of it is read as something else.
        ("https://ü b.example/", "https://%C3%BC b.example/"), ("https://ü..example/", "https://xn--tda..example/"),
        ("https://ü%2Fx.example/", "https://%C3%BC%2Fx.example/"), ("https://%FF.example/", "https://%FF.example/"),
        ("ü", "%C3%BC"), ("", ""),
    ])
    func `headers carry ASCII`(_ url: String, _ expected: String) {
        #expect(LinkDestination.header(url) == expected)
    }
}
