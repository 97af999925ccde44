import Templates
import Testing

/// What the check says about HTML and CSS: each fault alone in a letter that is fine otherwise.
@Suite("Check of markup")
struct CheckMarkupTests {
    private func findings(_ line: String) throws -> [Finding] {
        TemplateCheck(knownPaths: CheckTests.known)
            .check(try LetterSource(name: "l", format: .html, text: CheckTests.good + "\n" + line))
    }

    static let faults: [(String, Finding.Severity, String, Int)] = [
        // Elements
        ("<script>var a = '<b>';</script>", .warning, "all mail programs remove <script>", 8),
        ("<iframe src='https://a.example/'></iframe>", .warning, "remove <iframe>", 33),
        ("<video src='https://a.example/a.mp4'></video>", .warning, "remove <video>", 37),
        ("<object></object>", .warning, "Gmail, Outlook and Yahoo remove <object>", 8),
        ("<svg><path d='M0 0'/></svg>", .warning, "remove <svg>", 5),
        ("<base href='https://a.example/'>", .warning, "remove <base>", 32),
        ("<link rel='stylesheet' href='https://a.example/a.css'>", .warning, "do not load style sheets", 54),
        ("<meta http-equiv='Refresh' content='0'>", .warning, "another page", 39),
        ("<marquee>x</marquee>", .notice, "<marquee>", 9),
        ("<html><p>x</p></html>", .notice, "does not say its language", 6),
        // Images
        ("<img src='https://a.example/x.png' alt=''>", .notice, "has no width", 42),
        ("<img alt='' width='9'>", .warning, "no address", 22), ("<img src='' alt='' width='9'>", .warning, "no address", 11),
        ("<img src='data:image/png;base64,AA' alt='' width='9'>", .warning, "written into the HTML", 11),
        ("<img src='https://a.example/x.SVG?a' alt='' width='9'>", .warning, "no SVG", 11),
        ("<img src='https://a.example/x.webp' alt='' width='9'>", .notice, "of this type", 11),
        ("<img src='http://localhost/x.png' alt='' width='9'>", .error, "the image leads to `localhost`", 11),
        // Links
        ("<a href='#'>x</a>", .warning, "leads nowhere", 10), ("<a href='shop.example/x'>x</a>", .warning, "has no scheme", 10),
        ("<a href='//shop.example/x'>x</a>", .warning, "has no scheme", 10),
        ("<a href='http://shop.example/'>x</a>", .notice, "not encrypted", 10),
        ("<a href='https://localhost:8080/x'>x</a>", .error, "leads to `localhost`", 10),
        ("<a href='https://192.168.1.4/'>x</a>", .error, "`192.168.1.4`", 10),
        ("<a href='https://172.20.0.1/'>x</a>", .error, "`172.20.0.1`", 10),
        ("<a href='http://[::1]/'>x</a>", .error, "`::1`", 10),
        ("<a href='https://shop.local/'>x</a>", .error, "`shop.local`", 10),
        ("<a href='https://203.0.113.9/'>x</a>", .warning, "a number instead of a name", 10),
        ("<a href='https://shop.example@evil.example/'>x</a>", .warning, "a user name", 10),
        ("<a href='https:///shop.example/x'>x</a>", .warning, "is read by browsers as https://shop.example/x", 10),
        ("<a href='https:/shop.example/x'>x</a>", .warning, "is read by browsers as https://shop.example/x", 10),
        ("<a href='https:\\\\shop.example\\x'>x</a>", .warning, "is read by browsers as https://shop.example/x", 10),
        ("<a href='https://shop.example/&#10;x'>x</a>", .warning, "a line break in its address", 10),
        ("<a href='https://shop.example/\tx'>x</a>", .warning, "a tab in its address", 10),
        ("<a href='https://shop.example/&#1;x'>x</a>", .warning, "the control character U+0001", 10),
        ("<a href='https://'>x</a>", .error, "cannot be counted: it names no host", 10),
        ("<a href='https:?x'>x</a>", .error, "cannot be counted: it names no host", 10),
        ("<a href='https://shop example/'>x</a>", .error, "`shop example` cannot be the name of a host", 10),
        ("<a href='https://shop.example:99999/'>x</a>", .error, "the port is not a number", 10),
        ("<a href='https://shop.example/\(String(repeating: "x", count: 9000))'>x</a>", .error, "more than 8192 bytes", 10),
        ("<img src='https://:80/x.png' alt='' width='9'>", .warning, "cannot be opened", 11),
        ("<a href='http://0x7f.1/'>x</a>", .error, "`127.0.0.1`", 10),
        // Only Outlook sees it, but it would be counted.
        ("<!--[if mso]><a href='https://'>x</a><![endif]-->", .error, "it names no host", 23),
        ("<a href='https://shop.example/a b'>x</a>", .warning, "a space", 10),
        (
            "<a href='https://evil.example/'>https://bank.example/login</a>", .warning,
            "shows `bank.example` and leads to `evil.example`", 10
        ), ("<a href='https://evil.example/'><b>www.bank.example</b></a>", .warning, "shows `www.bank.example`", 10),
        // Elements that are not closed
        ("<div><b>x</div>", .warning, "<b> is never closed", 8),
        ("<table><tr><td>x</table></div>", .warning, "</div> closes nothing", 30),
        ("<div>x", .warning, "<div> is never closed", 5),
        ("{% if campaign.name %}<i>y{% endif %}</b>", .warning, "</b> closes nothing", 41),
        // Styles
        ("<p style='color: red; position: absolute'>x</p>", .warning, "`position: absolute` is ignored by Gmail", 23),
        ("<p style='display:flex'>x</p>", .warning, "`display: flex`", 11),
        ("<p style='FLOAT : Left'>x</p>", .warning, "`float: left`", 11),
        ("<p style='background: #fff url(https://a.example/x.png)'>x</p>", .warning, "`background: url(...)`", 11),
        ("<p style='color: var(--red)'>x</p>", .warning, "`var()` is ignored", 11),
        ("<p style='width: calc(100% - 2px)'>x</p>", .warning, "`calc()`", 11),
        ("<p style='opacity: .5'>x</p>", .notice, "`opacity`", 11),
        ("<p style='visibility: hidden'>x</p>", .warning, "`visibility: hidden`", 11),
        ("<style>\n.a { color: red }\n.b { color: red; float: right; }</style>", .warning, "`float: right`", 18),
        ("<style>/* position: fixed; */ @import url(https://a.example/a.css);</style>", .warning, "`@import`", 31),
        ("<style>@media print { .a { display: grid } }</style>", .warning, "`display: grid`", 28),
        ("<style>@font-face { font-family: A; src: url(https://a.example/a.woff2) }</style>", .notice, "load fonts", 8),
        ("<style>@keyframes a { from { color: red } }</style>", .notice, "no animations", 8),
    ]

    @Test(arguments: faults)
    func finds(_ line: String, _ severity: Finding.Severity, _ message: String, _ column: Int) throws {
        let found = try findings(line)
        #expect(found.count == 1, "\(found)")
        let finding = try #require(found.first)
        #expect(finding.severity == severity)
        #expect(finding.message.contains(message), "\(finding)")
        #expect(finding.line == 5 + line.split(separator: "\n").count - 1 && finding.column == column, "\(finding)")
        #expect(finding.file == "l.html" && finding.advice != nil)
    }

    static let fine = [
        "<img src='https://a.example/x.png' alt='' width='9'>",
        "<img src='{{ campaign.name }}' alt='{{ campaign.name }}' width='9'>",
        "<a href='https://shop.example/'>x</a>", "<a href='https://www.shop.example/a'>shop.example</a>", "<a name='x'>x</a>",
        "<a href='https://shop.example/'>2.50</a>", "<a href='https://shop.example/'>e.g</a>",
        "<a href='https://shop.example/'>{{ campaign.name }}.example</a>", "<a href='mailto:a@shop.example'>a@shop.example</a>",
        "<a href='https://nodejs.org/'>Node.js</a>", "<a href='https://shop.example/care.pdf'>care-sheet.pdf</a>",
        "<a href='https://www.stadt.sg.ch/'>St.Gallen</a>", "<a href='https://shop.fuchsia.example/'>fuchsia.example</a>",
        "<p style='display: none; visibility: hidden'>x</p>",
        "<a href='#top'>x</a>", "<a href='https://172.32.0.example/'>x</a>", "<a href='tel:+62'>x</a>",
        "<ul><li>a<li>b</ul><table><tr><td>a<td>b<tr><td>c</table><p>x<p>y<br><hr>",
        "<p style='position: relative; float: none'>x</p>",
        "<p style='border-radius: 3px; display: inline-block; background: #fff'>x</p>",
        "<style>.float { color: red } .a:hover { color: red } /* float: left */ .b { content: 'float: left; x' }</style>",
        "<!--[if mso]><table><tr><td style='position: absolute'><v:rect><object></object><![endif]--><p>x</p><!--[if mso]></td></tr></table><![endif]-->",
        "{% if campaign.name %}<table>{% else %}<div>{% endif %}x{% if campaign.name %}</table>{% else %}</div>{% endif %}",
        "{% for i in (1..3) %}<b>{{ i }}</b>{% endfor %}", "<!-- <script>x</script> </div> -->",
        "<html lang='en'><body><p>x</p></body></html>", "<link rel='icon' href='https://a.example/i.png'>",
        "<meta http-equiv='Content-Type' content='text/html'>", "{% if campaign.name %}<i>y</i>{% endif %}",
    ]

    @Test(arguments: fine) func saysNothingAbout(_ line: String) throws {
        let found = try findings(line)
        #expect(found == [])
    }

    @Test func findsStylesThatGmailRemovesWhole() throws {
        let found = try findings("<style>\(String(repeating: ".a { color: red }\n", count: 1000))</style>")
        #expect(found.map(\.message) == ["this <style> has 17.6 KB: Gmail removes those of more than 16 KB"])
    }

    @Test func partialsAndLayoutsHaveTheirOwnPlaces() throws {
        let source = try LetterSource(
            name: "l", format: .html, text: CheckTests.good + "\n{% render 'foot' %}",
            layout: "<html lang='en'>\n  <center>{{ content }}",
            partials: PartialSource(["foot": "<p>\n <img src='https://a.example/x.png' width='9'></p>"]))
        let found = TemplateCheck().check(source)
        #expect(
            found.map(\.description.firstLine) == [
                "layouts/layout.html:2:10: warning: <center> is never closed [element-nesting]",
                "partials/foot:2:46: warning: this image has no alternative text [image-without-text]",
            ])
    }
}

extension String {
    fileprivate var firstLine: String { split(separator: "\n").first.map(String.init) ?? "" }
}
