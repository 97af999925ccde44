import Templates
import Testing

@Suite("Escaping")
struct EscapingTests {
    static let contextsCases: [(String, String, String)] = [
        // Text and attributes.
        ("<p>{{ v }}</p>", "<b>\"&'", "<p>&lt;b&gt;&#34;&amp;&#39;</p>"),
        ("<p title=\"{{ v }}\">", "\"><script>", "<p title=\"&#34;&gt;&lt;script&gt;\">"),
        ("<p title='{{ v }}'>", "' onclick=x", "<p title='&#39; onclick=x'>"),
        ("<p title={{ v }}>", "a onclick=x", "<p title=\"a onclick=x\">"),
        ("<p title={{ v }}>", "", "<p title=\"\">"), ("<p title=a{{ v }} id=b>", "\"x", "<p title=\"a&#34;x\" id=\"b\">"),
        ("<p title=a\"b>{{ v }}", "", "<p title=\"a&#34;b\">"),
        ("<title>{{ v }}</title>", "</title><script>", "<title>&lt;/title&gt;&lt;script&gt;</title>"),
        ("<!-- {{ v }} -->", "--><script>", "<!-- --&gt;&lt;script&gt; -->"),
        ("<!--[if mso]><p title=\"{{ v }}\"><![endif]-->", "\"", "<!--[if mso]><p title=\"&#34;\"><![endif]-->"),
        ("<p>{{ v }}</p>", "a\u{0}b", "<p>a\u{fffd}b</p>"), ("<p>a < {{ v }} <3</p>", "&", "<p>a < &amp; <3</p>"),
        ("{{ v }}", "{{ x }}{% raw %}", "{{ x }}{% raw %}"),
        ("<p>{{ v }}", "\r\nBcc: x", "<p>\r\nBcc: x"), ("<p>{{ v }}", "Nguyễn 🌺", "<p>Nguyễn 🌺"),
        // Addresses.
        ("<img src=\"{{ v }}\">", "https://a.example/b?c=d&e=\"f\"", "<img src=\"https://a.example/b?c=d&amp;e=%22f%22\">"),
        ("<img src=\"{{ v }}\">", "javascript:alert(1)", "<img src=\"#\">"),
        ("<img src=\"{{ v }}\">", " javascript:alert(1)", "<img src=\"#\">"),
        ("<img src=\"{{ v }}\">", "JaVaScRiPt:alert(1)", "<img src=\"#\">"),
        ("<img src=\"{{ v }}\">", "java\nscript:alert(1)", "<img src=\"#\">"),
        ("<img src=\"{{ v }}\">", "\u{1}javascript:x", "<img src=\"#\">"),
        ("<img src=\"{{ v }}\">", "data:text/html,x", "<img src=\"#\">"),
        ("<img src=\"{{ v }}\">", "vbscript:x", "<img src=\"#\">"),
        ("<img src=\"{{ v }}\">", "javascript&#58;alert(1)", "<img src=\"javascript&amp;#58;alert(1)\">"),
        ("<img src=\"{{ v }}\">", "javascript%3Aalert(1)", "<img src=\"javascript%3Aalert(1)\">"),
        ("<img src=\"{{ v }}\">", "javascript&colon;x", "<img src=\"javascript&amp;colon;x\">"),
        ("<img src=\"{{ v }}\">", "file:///etc/passwd", "<img src=\"#\">"),
        ("<img src=\"{{ v }}\">", "/a/b.png", "<img src=\"/a/b.png\">"),
        ("<img src={{ v }}>", "a b\">", "<img src=\"a%20b%22%3E\">"),
        ("<img src=\"java{{ v }}\">", "script:alert(1)", "<img src=\"javascript%3Aalert(1)\">"),
        ("<img src=\"{{ a }}{{ v }}\">", ":alert(1)", "<img src=\"javascript%3Aalert(1)\">"),
        ("<a href=\"https://a.example/{{ v }}\">", "x/../ż\"'<", "<a href=\"https://a.example/x/../%C5%BC%22%27%3C\">"),
        ("<a href=\"https://a.example/?q={{ v }}\">", "a&b=c#d e", "<a href=\"https://a.example/?q=a%26b%3Dc%23d%20e\">"),
        ("<a href=\"https://a.example/#{{ v }}\">", "a'b", "<a href=\"https://a.example/#a%27b\">"),
        ("<a href=\"mailto:{{ v }}\">", "a@b.example?bcc=x", "<a href=\"mailto:a@b.example?bcc=x\">"),
        ("<a href=\"https://a.example/?q={{ v | url_encode }}\">", "a b", "<a href=\"https://a.example/?q=a%20b\">"),
        ("<td background='{{ v }}'>", "javascript:x", "<td background='#'>"),
        ("<form action={{ v }}>", "javascript:x", "<form action=\"#\">"),
        // Style.
        ("<p style=\"color:{{ v }}\">", "red", "<p style=\"color:red\">"),
        ("<p style=\"color:{{ v }}\">", "#ff0080", "<p style=\"color:#ff0080\">"),
        ("<p style=\"color:{{ v }}\">", "red;background:url(x)", "<p style=\"color:\">"),
        ("<p style=\"width:{{ v }}\">", "expression(alert(1))", "<p style=\"width:\">"),
        ("<style>p{color:{{ v }}}</style>", "red}</style><script>", "<style>p{color:}</style>"),
        ("<style>p{width:{{ v }}}</style>", "50%", "<style>p{width:50%}</style>"),
        ("<style>a{b:{{ v }}}</style>", "\\65 xpression", "<style>a{b:}</style>"),
        ("<style>/* {{ v }} */</style>", "*/ x", "<style>/*  */</style>"),
        // Filters that escape.
        ("{{ v | escape }}", "<", "&lt;"), ("{{ v | escape_once }}", "&lt;<", "&lt;&lt;"),
        ("{{ v | newline_to_br }}", "<\r\na", "&lt;<br />\na"),
        ("{{ v | escape | newline_to_br }}", "<\n", "&lt;<br />\n"),
        ("<p title=\"{{ v | escape }}\">", "<", "<p title=\"&lt;\">"), ("{{ v | raw }}", "<b>", "<b>"),
        ("{{ v | upcase }}", "<b>", "&lt;B&gt;"), ("{{ x | default: '<i>' }}", "", "&lt;i&gt;"),
        ("{{ '<b>' }}{{ v }}", "", "&lt;b&gt;"),
        ("{% capture c %}<i>{{ v }}</i>{% endcapture %}{{ c }}", "&", "&lt;i&gt;&amp;&lt;/i&gt;"),
        ("{% for i in (1..1) %}{{ v }}{% endfor %}", "<", "&lt;"),
        ("<p {% if v %}title=\"{{ v }}\"{% endif %}>", "\"", "<p title=\"&#34;\">"),
        ("<p>{{ v }}</p><SCRIPT>x</Script >{{ v }}", "<", "<p>&lt;</p><SCRIPT>x</Script >&lt;"),
        ("<p title='>'>{{ v }}", "<", "<p title='>'>&lt;"),
        // Addresses are read with their character references decoded, as browsers do.
        ("<a href='https&colon;//o.example/{{ v }}'>", "a b", "<a href='https&colon;//o.example/a%20b'>"),
        ("<a href='https://o&#x27;x.example{{ v }}'>", "/?a", "<a href='https://o&#x27;x.example/?a'>"),
        ("<a href='https://o.example/&quest;a={{ v }}'>", "b&c", "<a href='https://o.example/&quest;a=b%26c'>"),
        ("<a href='https://o.example/?a=1&amp;b={{ v }}'>", "&", "<a href='https://o.example/?a=1&amp;b=%26'>"),
        ("<a href='https://o.example/?a=1&{{ v }}=x'>", "b", "<a href='https://o.example/?a=1&b=x'>"),
        ("<img alt= title=x>{{ v }}", "", "<img alt= \"title=x\">"), ("<img alt=>{{ v }}", "", "<img alt=\"\">"),
        ("<img src='https://a.example/{% if v %}?a=1{% endif %}{{ v }}'>", "&", "<img src='https://a.example/?a=1%26'>"),
        (
            "<a href='{% if v %}https://a.example/{% else %}https://b.example/{% endif %}{{ v }}'>", " ",
            "<a href='https://a.example/%20'>"
        ),
    ]

    @Test(arguments: contextsCases)
    func contexts(_ template: String, _ value: String, _ expected: String) throws {
        let output = try html(template, ["v": .string(value), "a": "javascript"])
        #expect(output == expected)
    }

    static let refusedCases: [String] = [
        "<script>{{ v }}</script>", "<script>'{{ v }}'</script>", "<p onclick=\"{{ v }}\">", "<p ONCLICK='{{ v }}'>",
        "<p {{ v }}>",
        "<p {{ v }}=x>", "<p x{{ v }}=x>", "<{{ v }}>", "<p{{ v }}>", "</{{ v }}>", "<!{{ v }}>", "<!--[if {{ v }}]>",
        "<?{{ v }}>",
        "<img srcset='{{ v }}'>", "<source srcset='{{ v }} 2x'>", "<iframe srcdoc='{{ v }}'>", "<iframe src='{{ v }}'>",
        "<iframe>{{ v }}</iframe>", "<object data='{{ v }}'>", "<embed src='{{ v }}'>", "<applet code='{{ v }}'>",
        "<object><param name=x value='{{ v }}'></object>", "<base href='{{ v }}'>", "<base target='{{ v }}'>",
        "<meta http-equiv='{{ v }}' content=x>", "<meta content='{{ v }}'>", "<meta charset='{{ v }}'>",
        "<script src='{{ v }}'></script>",
        "<script type='{{ v }}'></script>", "<a href='javascript:{{ v }}'>", "<a href='data:{{ v }}'>",
        "<a href='vbscript:{{ v }}'>",
        "<svg><animate attributeName=href to='{{ v }}'>", "<svg><set attributeName=href to='{{ v }}'>",
        "<svg><animate values='x;{{ v }}'>", "<x:p x:onclick='{{ v }}'>", "<noembed>{{ v }}</noembed>", "<xmp>{{ v }}</xmp>",
        "<p title='{{ v | raw }}'>", "<style>{{ v | raw }}</style>", "<title>{{ v | raw }}</title>",
        "<p {% if v %}title='{% endif %}{{ v }}'>", "{% if v %}<script>{% endif %}{{ v }}",
        "{% if v %}<!--[if mso]>{% endif %}{{ v }}",
        "<!--[if mso]><p title='-->{{ v }}'>", "<!--[if mso]><p title=x -->", "<!--[if mso]><style>p{}--></style>",
        "<form action='{{ contact.v }}'>", "<a xlink:href='https://{{ contact.v }}/'>", "<a href='/{{ contact.v }}'>",
        "<a href='https://a.example{{ contact.v }}'>", "<button formaction='{{ contact.v }}'>",
        "<a href='https&colon;//{{ contact.v }}'>", "<a href='https&#58;//{{ contact.v }}'>",
        "<a href='https&#58//{{ contact.v }}'>", "<a href='https&#x3A;&sol;/{{ contact.v }}'>",
        "<a href='/&Tab;/{{ contact.v }}'>", "<a href='/\t/{{ contact.v }}'>",
        "<a href='https&#000000000000000000000000000000000000000058;//{{ contact.v }}'>",
        "<a href='https://o&#x27;x.example{{ contact.v }}'>", "<a href='https&{{ v }}'>", "<a href='https&#{{ v }}'>",
        "<a href='javascript&colon;alert(1)//{{ v }}'>", "<a href='javascript:alert(1)'>", "<a href='java&NewLine;script:x'>",
        "<a href='javascript&#58alert(1)'>", "<a href='data:{% if v %}x{% endif %}'>",
        "<link rel=stylesheet href='https://{{ contact.v }}/x.css'>",
    ]

    @Test(arguments: refusedCases)
    func refused(_ template: String) throws {
        let error = failure { _ = try html(template) }
        #expect([.context, .link].contains(error?.kind))
        #expect(error?.line == 1)
    }

    static let namesOfAddressesCases: [String] = [
        "<img data-src='{{ v }}'>", "<v:fill src='{{ v }}'>", "<svg><image xlink:href='{{ v }}'>", "<p xml:base='{{ v }}'>",
        "<p data-image-url='{{ v }}'>", "<link href='{{ v }}'>", "<input src={{ v }}>", "<td BACKGROUND=\"{{ v }}\">",
        "<html manifest='{{ v }}'>", "<video poster='{{ v }}'>",
    ]

    @Test(arguments: namesOfAddressesCases)
    func addressesOfManyNames(_ template: String) throws {
        let output = try html(template, ["v": "javascript:alert(1)"])
        #expect(!output.contains("javascript"))
        #expect(output.contains("#"))
    }

    @Test func everyContextKeepsHostileValuesInside() throws {
        let hostile = [
            "\"'><script>alert(1)</script>", "</script>", "</style><script>", "javascript:alert(1)", "JAVASCRIPT:alert(1)",
            "java\tscript:alert(1)",
            "&#106;avascript:alert(1)", "%6aavascript:alert(1)", "}</style>", "url(javascript:x)", "\r\nBcc: a@b.example",
            "\u{0}", "{{ x }}", "<!--", "--!>", "]]>", "`",
            "\u{202e}", String(repeating: "<\"", count: 5000),
        ]
        let template = try Template.compile(
            "<p title=\"{{ v }}\" class='{{ v }}' id={{ v }} style=\"color:{{ v }}\">{{ v }}</p><a href=\"https://a.example/{{ v }}?q={{ v }}\">x</a><img src=\"{{ v }}\"><title>{{ v }}</title><style>a{b:{{ v }}}</style><!-- {{ v }} -->",
            isHTML: true)
        let harmless = try template.render(["v": "x"])
        for value in hostile {
            let output = try template.render(["v": .string(value)])
            // The value adds no tag, no quote and no attribute.
            for sign in ["<", ">", "\"", "'"] {
                #expect(
                    output.filter { String($0) == sign }.count == harmless.filter { String($0) == sign }.count,
                    "\(sign) in \(value)")
            }
            #expect(!output.lowercased().contains("src=\"javascript:"))
            #expect(!output.unicodeScalars.contains("\u{0}"))
        }
    }
}
