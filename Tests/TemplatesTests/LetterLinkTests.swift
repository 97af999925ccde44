import Templates
import Testing

@Suite("Links")
struct LetterLinkTests {
    static let tracking = LetterOptions(tracksLinks: true, tracksOpens: true)

    @Test func staticLinksAreRewrittenAndListed() throws {
        let rendered = try RenderedLetter(
            .html,
            """
            <a href="https://a.example/?x=1&amp;y=2">a</a><A HREF='HTTP://b.example'>b</A><a class=x href=https://c.example>c</a>
            <a href=" https://a.example/?x=1&amp;y=2 ">again</a><area href="https://d.example/">
            """, options: Self.tracking)
        #expect(
            rendered.letter.links == [
                "https://a.example/?x=1&y=2", "http://b.example", "https://c.example", "https://d.example/",
            ])
        #expect(
            rendered.html == """
                <a href="LINK0">a</a><A HREF='LINK1'>b</A><a class="x" href="LINK2">c</a>
                <a href="LINK0">again</a><area href="LINK3"><img src="LINK-1" width="1" height="1" alt="">
                """)
    }

    static let othersStayCases: [String] = [
        "<a href=\"mailto:a@b.example\">x</a>", "<a href=\"tel:+62\">x</a>", "<a href=\"#top\">x</a>",
        "<a href=\"{{ unsubscribe_url }}\">x</a>",
        "<link href=\"https://a.example/x.css\">", "<img src=\"https://a.example/x.png\" alt=\"\">",
        "<a name=\"https://a.example\">x</a>",
        "<a href=\"https://a.example/?c={{ contact.id }}\">x</a>", "<a href=\"/relative\">x</a>",
        "<!-- <a href=\"https://a.example\"> -->",
    ]

    @Test(arguments: othersStayCases)
    func othersStay(_ source: String) throws {
        let rendered = try RenderedLetter(.html, source, options: Self.tracking)
        #expect(rendered.letter.links == [])
        #expect(!rendered.html.contains("LINK0"))
    }

    @Test func addressesGivenToPartialsAreLinks() throws {
        let rendered = try RenderedLetter(
            .html, "{% render 'button', url: 'https://a.example/?a=1&b=2', label: 'Buy & go' %}",
            partials: ["button": "<a href=\"{{ url }}\">{{ label }}</a>"],
            options: Self.tracking)
        #expect(rendered.letter.links == ["https://a.example/?a=1&b=2"])
        #expect(rendered.html.hasPrefix("<a href=\"LINK0\">Buy &amp; go</a>"))
    }

    @Test func thePixelStandsBeforeTheEndOfTheBody() throws {
        let inBody = try RenderedLetter(.html, "<html><body>x</BODY></html>", options: Self.tracking)
        #expect(inBody.html == "<html><body>x<img src=\"LINK-1\" width=\"1\" height=\"1\" alt=\"\"></BODY></html>")
        let off = try RenderedLetter(.html, "<body><a href=\"https://a.example\">x</a></body>")
        #expect(off.html == "<body><a href=\"https://a.example\">x</a></body>")
        #expect(off.letter.links == [])
    }

    @Test func nothingIsPlacedWhereOnlyOutlookSeesIt() throws {
        let source =
            "---\npreheader: Hi\n---\n<!--[if mso]><body><p>x</p></body><![endif]--><!--[if !mso]><!--><body>y</body><!--<![endif]-->"
        let rendered = try RenderedLetter(.html, source, options: Self.tracking)
        let body = try #require(rendered.html.ranges(of: "<body>").last)
        #expect(rendered.html.hasPrefix("<!--[if mso]><body><p>x</p></body><![endif]-->"))
        #expect(rendered.html[body.upperBound...].hasPrefix("<div style=\"display:none"))
        #expect(rendered.html.contains("y<img src=\"LINK-1\""))
    }

    @Test func linksWithStylesGetTheirStyles() throws {
        let options = LetterOptions(tracksLinks: true, tracksOpens: false)
        for (link, expected) in [
            ("<a style='margin:0' href='https://a.example'>", "<a style='color:red;margin:0' href='LINK0'>"),
            ("<a href='https://a.example' style='margin:0'>", "<a href='LINK0' style='color:red;margin:0'>"),
            ("<a style='' class=x href=https://a.example>", "<a style='color:red;' class=\"x\" href=\"LINK0\">"),
            ("<a href='https://a.example'>", "<a href='LINK0' style=\"color:red\">"),
        ] {
            let rendered = try RenderedLetter(.html, "<style>a{color:red}</style>\(link)x</a>", options: options)
            #expect(rendered.html == "<style>a{color:red}</style>\(expected)x</a>")
        }
    }

    @Test func addressesOfTheCallerAreEscaped() throws {
        let letter = try Letter.compile(try LetterSource(name: "l", format: .html, text: "<a href=\"https://a.example\">x</a>"))
        var output: [UInt8] = []
        try #require(letter.html).render([], link: { $1 += Array("https://t.example/?a=1&b=\"2\"".utf8) }, into: &output)
        #expect(String(decoding: output, as: UTF8.self).hasPrefix("<a href=\"https://t.example/?a=1&amp;b=&#34;2&#34;\">"))
        var preview: [UInt8] = []
        try #require(letter.html).render([], into: &preview)
        #expect(String(decoding: preview, as: UTF8.self) == "<a href=\"https://a.example\">x</a>")
    }

    @Test func branchesKeepTheirLinks() throws {
        let source = "{% if contact.vip %}<a href=\"https://a.example\">{% else %}<a href=\"https://b.example\">{% endif %}x</a>"
        let vip = try RenderedLetter(.html, source, contact(["vip": true]), options: LetterOptions(tracksOpens: false))
        #expect(vip.html == "<a href=\"LINK0\">x</a>")
        let other = try RenderedLetter(.html, source, options: LetterOptions(tracksOpens: false))
        #expect(other.html == "<a href=\"LINK1\">x</a>")
        #expect(other.letter.links == ["https://a.example", "https://b.example"])
    }
}
