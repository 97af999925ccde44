import Templates
import Testing

/// In HTML each place has its escaping: filters that escape must not do it a second time.
@Suite("Filters that escape")
struct EscapeFilterTests {
    static let placesCases: [(String, String, String)] = [
        ("{{ v | h }}", "<", "&lt;"), ("{{ v | h | newline_to_br }}", "<\n", "&lt;<br />\n"),
        ("<a href=\"{{ v | escape }}\">", "https://a.example/?a=1&b=2", "<a href=\"https://a.example/?a=1&amp;b=2\">"),
        ("<a href=\"https://a.example/{{ v | h }}\">", "?a=1&b=2", "<a href=\"https://a.example/?a=1&amp;b=2\">"),
        ("<img src=\"{{ v | escape }}\">", "javascript:alert(1)", "<img src=\"#\">"),
        ("<a href=\"https://a.example/?q={{ v | escape_once }}\">", "a&b", "<a href=\"https://a.example/?q=a%26b\">"),
        ("<a href=\"https://a.example/?q={{ v | url_encode | escape }}\">", "a b", "<a href=\"https://a.example/?q=a%20b\">"),
        ("<p title=\"{{ v | h }}\">", "<\"", "<p title=\"&lt;&#34;\">"),
        ("<p title=\"{{ v | escape_once }}\">", "&lt;\"", "<p title=\"&lt;&#34;\">"),
        ("<p style=\"color:{{ v | escape }}\">", "red", "<p style=\"color:red\">"),
    ]

    @Test(arguments: placesCases)
    func places(_ template: String, _ value: String, _ expected: String) throws {
        let output = try html(template, ["v": .string(value)])
        #expect(output == expected)
    }

    @Test func escapeIsAFilterInPlainText() throws {
        let output = try plain("{{ v | escape }} {{ v | h }} {{ v | escape_once }}", ["v": "<&lt;"])
        #expect(output == "&lt;&amp;lt; &lt;&amp;lt; &lt;&lt;")
    }

    @Test func rawBehindEscapeIsRefused() {
        #expect(failure { _ = try html("{{ v | raw | escape }}") }?.message == "`raw` must be the last filter of a tag")
    }
}
