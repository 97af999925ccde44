@testable import Templates
import Testing

/// Rules of `<style>` go into the elements.
@Suite("Inlined styles")
struct StyleTests {
    /// The page behind the `<style>` element.
    static func inlined(
        _ css: String, _ body: String, _ scope: TemplateObject = TemplateObject(), partials: [String: String] = [:]
    ) throws -> String {
        let output = try html("<style>\(css)</style>\(body)", scope, partials: partials)
        return output.replacing("<style>\(css)</style>", with: "")
    }

    static let selectorCases: [(String, String, String)] = [
        ("p{color:red}", "<p>a</p><b>c</b>", "<p style=\"color:red\">a</p><b>c</b>"),
        ("P{COLOR:Red}", "<p>", "<p style=\"color:Red\">"),
        (".a{color:red}", "<p class='b a'>", "<p class='b a' style=\"color:red\">"),
        (".a{color:red}", "<p class=A>", "<p class=\"A\">"),
        ("#a{color:red}", "<p id=a>", "<p id=\"a\" style=\"color:red\">"),
        ("p.a#b[title]{color:red}", "<p class=a id=b title>", "<p class=\"a\" id=\"b\" title style=\"color:red\">"),
        ("[title=x]{color:red}", "<p title=x><b title=xy>", "<p title=\"x\" style=\"color:red\"><b title=\"xy\">"),
        ("[title~='x']{color:red}", "<p title='y x'>", "<p title='y x' style=\"color:red\">"),
        ("[lang|=id]{color:red}", "<p lang=id-ID>", "<p lang=\"id-ID\" style=\"color:red\">"),
        ("[href^='https']{color:red}", "<a href='https://a.example'>", "<a href='https://a.example' style=\"color:red\">"),
        ("[href$=x]{color:red}", "<a href='#x'>", "<a href='#x' style=\"color:red\">"),
        ("[href*=x i]{color:red}", "<a href='#Xy'>", "<a href='#Xy' style=\"color:red\">"),
        ("div p{color:red}", "<div><b><p>", "<div><b><p style=\"color:red\">"),
        ("div>p{color:red}", "<div><b><p>", "<div><b><p>"),
        ("div > p{color:red}", "<div><p>", "<div><p style=\"color:red\">"),
        ("h1+p{color:red}", "<h1>a</h1><p>b<p>c", "<h1>a</h1><p style=\"color:red\">b<p>c"),
        ("h1~p{color:red}", "<h1>a</h1><b></b><p>b", "<h1>a</h1><b></b><p style=\"color:red\">b"),
        ("li:first-child{color:red}", "<ul><li>a<li>b</ul>", "<ul><li style=\"color:red\">a<li>b</ul>"),
        ("*{color:red}", "<b><i>", "<b style=\"color:red\"><i style=\"color:red\">"),
        ("a,b{color:red}", "<b>", "<b style=\"color:red\">"), ("a,,b{color:red}", "<b>", "<b>"),
        ("br{color:red}", "<br><br/><br />", "<br style=\"color:red\"><br style=\"color:red\"/><br style=\"color:red\" />"),
        ("td{color:red}", "<table><tr><td >x", "<table><tr><td style=\"color:red\" >x"),
        ("table > tr{color:red}", "<table><tr>", "<table><tr>"),
        ("table > tbody > tr{color:red}", "<table><tr>", "<table><tr style=\"color:red\">"),
        ("body p{color:red}", "<p>", "<p style=\"color:red\">"),
        ("td p{color:red}", "<table><tr><td>a<td><p>b</table><p>c", "<table><tr><td>a<td><p style=\"color:red\">b</table><p>c"),
        ("p b{color:red}", "<p>a<div><b>", "<p>a<div><b>"),
        (".\\31 0{color:red}", "<p class=10>", "<p class=\"10\" style=\"color:red\">"),
        ("p{color:red}", "<p class={{ v }}>", "<p class=\"x\" style=\"color:red\">"),
        (".żółw{color:red}", "<p class=żółw>", "<p class=\"żółw\" style=\"color:red\">"),
        // What stays in the page.
        ("@media print{p{color:red}}", "<p>", "<p>"), ("p:hover{color:red}", "<p>", "<p>"),
        ("p::before{content:'x'}", "<p>", "<p>"), ("p:before{color:red}", "<p>", "<p>"),
        ("@font-face{p{color:red}}", "<p>", "<p>"), ("@import 'x';p{color:red}", "<p>", "<p style=\"color:red\">"),
        ("p:last-child{color:red}", "<p>", "<p>"), ("p:not(.a){color:red}", "<p>", "<p>"),
        ("p{color:red", "<p>", "<p style=\"color:red\">"),
        // An empty value does not swallow what is inlined.
        ("img{color:red}", "<img src=a alt=>", "<img src=\"a\" alt=\"\" style=\"color:red\">"),
        // What may beat a rule keeps it out: what the page looks like is known to the reader's program only.
        ("p{color:red;margin:0}p:last-child{color:blue}", "<p>", "<p style=\"margin:0\">"),
        ("p{color:red;margin:0}p:not(.b){color:blue}", "<p class=a>", "<p class=\"a\" style=\"margin:0\">"),
        ("#a{color:red}p:not(#b){color:blue}", "<p id=a>", "<p id=\"a\">"),
        ("p.a{color:red}p:where(#b){color:blue}", "<p class=a>", "<p class=\"a\" style=\"color:red\">"),
        ("p{color:red}:root{color-scheme:light dark}", "<p>", "<p style=\"color:red\">"),
        ("p{color:red}p:hover{color:blue}", "<p>", "<p style=\"color:red\">"),
        // Text, comments, declarations of Outlook.
        ("p{color:red}", "<!-- <p> --><p>", "<!-- <p> --><p style=\"color:red\">"),
        ("p{color:red}", "<!--[if mso]><div><p><![endif]--><p>", "<!--[if mso]><div><p><![endif]--><p style=\"color:red\">"),
        ("div p{color:red}", "<!--[if mso]><div><![endif]--><p>", "<!--[if mso]><div><![endif]--><p>"),
        ("p{color:red}", "<!--[if !mso]><!--><p><!--<![endif]-->", "<!--[if !mso]><!--><p style=\"color:red\"><!--<![endif]-->"),
    ]

    @Test(arguments: selectorCases)
    func selectors(_ css: String, _ body: String, _ expected: String) throws {
        #expect(try Self.inlined(css, body, ["v": "x"]) == expected)
    }

    static let cascadeCases: [(String, String, String)] = [
        ("p{color:red}p{color:blue}", "<p>", "color:blue"), (".a{color:red}p{color:blue}", "<p class=a>", "color:red"),
        ("#a{color:red}.a.b.c{color:blue}", "<p id=a class='a b c'>", "color:red"),
        ("p{color:red!important}.a{color:blue}", "<p class=a>", "color:red"),
        ("p{margin:1px;margin-top:2px}.a{margin:3px}", "<p class=a>", "margin-top:2px;margin:3px"),
        ("p{color:red;color:rgba(1,2,3,.5)}", "<p>", "color:red;color:rgba(1,2,3,.5)"),
        ("p{color:red;color:rgba(1,2,3,.5)}.a{color:blue}", "<p class=a>", "color:blue"),
        ("p{color:red}", "<p style=\"color:blue\">", "color:blue"),
        ("p{margin:1px;color:red}", "<p style='margin-top: 2px ;'>", "margin:1px;color:red;margin-top:2px"),
        ("p{color:red!important;margin:0}", "<p style=\"color:blue\">", "margin:0;color:red"),
        ("p{color:red!important}", "<p style=\"color:blue ! important\">", "color:blue!important"),
        ("p{font-family:\"Times New Roman\",serif}", "<p>", "font-family:'Times New Roman',serif"),
        ("p{font-family:'A'}", "<p style='color:red'>", "font-family:&#39;A&#39;;color:red"),
        ("p{background:url( a;b.png )}", "<p>", "background:url( a;b.png )"),
        ("p{background:url(\"a)b\")}", "<p>", "background:url('a)b')"),
        ("p{ color : /* x;} */ red ; ; margin : 0  auto }", "<p>", "color:red;margin:0 auto"),
        ("p{content:'}';color:red}", "<p>", "content:'}';color:red"), ("p{*zoom:1;color:red}", "<p>", "color:red"),
        ("p{co\\6c or:red}", "<p>", "color:red"), ("p{--A:x}", "<p>", "--A:x"), ("p{a:b<c>&}", "<p>", "a:b&lt;c&gt;&amp;"),
        ("p{color:red}", "<p style='a b;color:blue'>", "color:red;a b;color:blue"),
        ("p{color:red}", "<p style=color:blue title=x>", "color:blue"),
    ]

    @Test(arguments: cascadeCases)
    func cascades(_ css: String, _ body: String, _ expected: String) throws {
        let output = try Self.inlined(css, body)
        let value = try #require(output.firstMatch(of: /style=(["'])(.*?)\1/))
        #expect(value.2 == expected)
        #expect(output.ranges(of: "style=").count == 1)
    }

    static let templateCases: [(String, String, String)] = [
        // What is static counts; what could beat it stays out.
        (".a{color:red}", "<p class='a {{ v }}'>", "<p class='a x' style=\"color:red\">"),
        (".a{color:red}", "<p class='a{{ v }}'>", "<p class='ax'>"),
        (".a{color:red}", "<p class='{{ v }} a'>", "<p class='x a' style=\"color:red\">"),
        ("p{color:red;margin:0}.x{color:blue}", "<p class='{{ v }}'>", "<p class='x' style=\"margin:0\">"),
        (".a{color:red}", "<p class='{% if v %}a{% endif %}'>", "<p class='a'>"),
        (".a{color:red}", "<p {% if v %}class='a'{% endif %}>", "<p class='a'>"),
        (".a{color:red}", "{% if v %}<p class='a'>{% else %}<p>{% endif %}b</p>", "<p class='a' style=\"color:red\">b</p>"),
        // Own styles with tags.
        ("p{color:red}", "<p style='margin:{{ v }}'>", "<p style='color:red;margin:x'>"),
        ("p{color:red}", "<p style={{ v }}>", "<p style=\"color:red;x\">"),
        (".a{color:red}", "<p style='margin:{{ v }}' class=a>", "<p style='color:red;margin:x' class=\"a\">"),
        ("p{color:red!important}", "<p style='margin:{{ v }}'>", "<p style='color:red;margin:x'>"),
        ("p{color:red}", "<p style='margin:0' title={{ v }}>", "<p style='color:red;margin:0' title=\"x\">"),
        ("p{color:red}", "<p style='{% if v %}margin:0{% endif %}'>", "<p style='color:red;margin:0'>"),
        ("p{color:red}", "<p {% if v %}style='margin:0'{% endif %}>", "<p style='margin:0'>"),
        ("p{color:red}", "<p style='' {% if v %}title=a {% endif %}>", "<p style='color:red;' title=\"a\" >"),
        // The page is followed through branches, loops and partials.
        ("div p{color:red}", "{% if v %}<div>{% else %}<div>{% endif %}<p>", "<div><p style=\"color:red\">"),
        ("div p{color:red}", "{% if v %}<div>{% endif %}<p>", "<div><p>"),
        (
            "div p{color:red}", "{% if v %}<div>{% endif %}x{% if v %}</div>{% endif %}<div><p>",
            "<div>x</div><div><p style=\"color:red\">"
        ),
        ("li{color:red}", "{% for i in (1..2) %}<li>{% endfor %}", "<li style=\"color:red\"><li style=\"color:red\">"),
        ("li+li{color:red}", "{% for i in (1..2) %}<li>{% endfor %}<li>", "<li><li><li>"),
        // An element that only some branches open may be absent.
        (
            "img{color:red}td>img{color:blue}", "<table><td>{% if v %}<a>{% endif %}<img>{% if v %}</a>{% endif %}",
            "<table><td><a><img></a>"
        ),
        ("b{color:red}*>*>*>b{color:blue}", "<body>{% if v %}<i>{% endif %}<b>", "<body><i><b>"),
        (
            "p{color:red}p+p{color:blue}", "{% if v %}<div>{% endif %}<p>a</p>{% if v %}</div>{% endif %}<p>b</p>",
            "<div><p>a</p></div><p>b</p>"
        ),
        (
            "p{margin:0}div p{color:red}", "<div>{% if v %}<div>{% endif %}x{% if v %}</div>{% endif %}</div><p>",
            "<div><div>x</div></div><p style=\"margin:0\">"
        ),
        ("b{color:red}i+b{color:blue}", "<i></i>{{ v | raw }}<b>", "<i></i>x<b>"),
        ("b:first-child{color:red}", "{{ v | raw }}<b>", "x<b>"),
        // A tag that ends in two branches has only one place for styles.
        (
            ".a{color:red}.b{color:blue}", "<p style='margin:0' {% if v %}class=a>{% else %}class=b>{% endif %}",
            "<p style='margin:0' class=\"a\">"
        ),
        ("li:first-child{color:red}", "{% for i in (1..2) %}<li>{% endfor %}", "<li><li>"),
        ("div b{color:red}", "<div>{% render 'p' %}</div>{% render 'p' %}", "<div><b style=\"color:red\">x</b></div><b>x</b>"),
        (
            "a{color:red}", "{% render 'a', u: 'https://a.example' %}",
            "<a style=\"color:red;margin:0\" href=\"https://a.example\">"
        ),
    ]

    @Test(arguments: templateCases)
    func templates(_ css: String, _ body: String, _ expected: String) throws {
        let output = try Self.inlined(
            css, body, ["v": "x"], partials: ["p": "<b>x</b>", "a": "<a style=\"margin:0\" href=\"{{ u }}\">"])
        #expect(output == expected)
    }

    static let sheetCases: [(String, Bool)] = [
        ("<style>p{color:red}</style>", true), ("<STYLE TYPE='text/css'>p{color:red}</STYLE>", true),
        ("<style media=all><!-- p{color:red} --></style>", true), ("<style media=print>p{color:red}</style>", false),
        ("<style type='text/x'>p{color:red}</style>", false), ("<style data-inline='no'>p{color:red}</style>", false),
        ("<!--[if mso]><style>p{color:red}</style><![endif]-->", false), ("<style>p{color:{{ v }}}</style>", false),
        ("<style>p{color:{{ 'red' }}}</style>", true), ("<style>b{color:{{ v }}} p{color:red}</style>", true),
        ("<style>{% if v %}p{color:red}{% endif %}</style>", false), ("{% if v %}<style>p{color:red}</style>{% endif %}", false),
        ("<style>p{color:red}</style>{% if v %}x{% endif %}", true),
        ("<head><style>p{color:red}</style></head><body>", true),
    ]

    @Test(arguments: sheetCases)
    func sheets(_ head: String, _ isInlined: Bool) throws {
        let output = try html(head + "<p>", ["v": "x"])
        #expect(output.contains("<p style=\"color:red\">") == isInlined)
    }

    static let doubtfulSheetCases: [(String, String)] = [
        ("<style>p{color:blue}</style><style>{% if v %}p{color:red}{% endif %}</style><p>", "<p>"),
        ("<style>p{color:blue;margin:0}</style>{% if v %}<style>p{color:red}</style>{% endif %}<p>", "<p style=\"margin:0\">"),
        (
            "<style>p{color:blue;margin:0}</style><style>/**/{% if v %}b{color:red}{% else %}p{color:red}{% endif %}</style><p>",
            "<p style=\"margin:0\">"
        ),
        (
            "<style>p{color:blue}b{margin:0}</style>{% if v %}<style>b{color:red}</style>{% endif %}<p>",
            "<p style=\"color:blue\">"
        ),
        ("<style>p{color:blue}</style><style>p{ {% if v %}color:red{% endif %} }</style><p>", "<p>"),
        (
            "<style>p{color:blue}</style><style>{% for i in (1..2) %}p{margin:0}{% endfor %}</style><p>",
            "<p style=\"color:blue\">"
        ),
        ("<style>p{color:blue;margin:0}.{{ v }}{color:red}</style><p>", "<p style=\"margin:0\">"),
        ("<style>p{color:blue;margin:0}.a{{ v }}, b{color:red}</style><p>", "<p style=\"margin:0\">"),
        ("<style>p{margin:0}p{margin-{{ v }}:5px}</style><p>", "<p>"),
        ("<style>p{color:blue;margin:0}\(String(repeating: "p ", count: 70)){color:red}</style><p>", "<p style=\"margin:0\">"),
    ]

    /// Rules that only some recipients have are not beaten by what is inlined.
    @Test(arguments: doubtfulSheetCases)
    func rulesInDoubtAreNotBeaten(_ page: String, _ element: String) throws {
        let output = try html(page, ["v": "x"])
        #expect(output.hasSuffix(element), "\(output)")
        let found = TemplateCheck().check(try LetterSource(name: "l", format: .html, text: page))
        #expect(!found.contains { $0.message.contains("cannot be read") })
    }

    @Test func whatIsInlinedIsStaticText() throws {
        let styled = try Template.compile("<style>p{color:red}</style><p>{{ v }}</p><p>x</p>", isHTML: true)
        let plain = try Template.compile("<style>p{color:red}</style><b>{{ v }}</b><b>x</b>", isHTML: true)
        #expect(styled.program.instructions.count == plain.program.instructions.count)
    }

    static let findingCases: [(String, String, Finding.Severity, Int)] = [
        ("<style>\np{color:red}\n@media print{p{color:blue}}</style><p>", "`color` of this rule loses", .warning, 3),
        ("<style>a{color:red}\na:hover{color:blue}</style><a>", "`color` of this rule loses", .notice, 2),
        ("<style>\n\np..a{color:red}</style>", "cannot be read", .warning, 3),
        ("<style>{% if v %}p{}{% endif %}</style>", "differ between recipients", .notice, 1),
        (
            "<style>p{color:red}</style>\n<p {% if v %}style='a:b' {% endif %}>", "only some recipients get its `style`", .notice,
            2
        ),
        ("<style>p{color:red}</style>\n<p style>", "its `style` has no value", .notice, 2),
        (
            "<style>p{color:red}</style><p style='a:b' {% if contact.x %}class=a>{% else %}class=b title=c>{% endif %}",
            "its tag ends in branches", .notice, 1
        ),
        ("<style>\n\(String(repeating: "p ", count: 70)){color:red}</style>", "more than 64 parts", .warning, 2),
        ("<style>\(String(repeating: "/* */", count: 60_000))</style><p>", "no styles are inlined behind it", .warning, 1),
    ]

    @Test(arguments: findingCases)
    func findings(_ page: String, _ message: String, _ severity: Finding.Severity, _ line: Int) throws {
        let source = try LetterSource(name: "l", format: .html, text: page)
        let found = TemplateCheck().check(source).filter { $0.message.contains(message) }
        #expect(found.count == 1)
        #expect(found.first?.severity == severity)
        #expect(found.first?.line == line)
    }

    @Test func importantRulesOfMediaLoseNothing() throws {
        let source = try LetterSource(
            name: "l", format: .html, text: "<style>p{color:red}@media print{p{color:blue!important}}</style><p>")
        #expect(!TemplateCheck().check(source).contains { $0.message.contains("loses") })
    }
}
