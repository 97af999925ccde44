import TestSupport
import Testing

@testable import Templates

@Suite("Conversion")
struct ConversionTests {
    private func converted(_ text: String, _ style: TagStyle, _ names: TagNames = TagNames()) -> Conversion {
        TemplateConverter(from: style, names: names).convert(text, file: "old.html")
    }

    static let mailchimp: [(String, String)] = [
        ("Hello *|FNAME|*!", "Hello {{ contact.first_name }}!"), ("*|LNAME|*", "{{ contact.last_name }}"),
        ("*|TITLE:FNAME|*", "{{ contact.first_name | titlecase }}"), ("*|UPPER:CITY|*", "{{ contact.city | upcase }}"),
        ("<a href=\"*|UNSUB|*\">x</a>", "<a href=\"{{ unsubscribe_url }}\">x</a>"), ("*|LIST:NAME|*", "{{ list.name }}"),
        ("*|LIST:ADDRESS|* *|HTML:LIST_ADDRESS_HTML|*", "{{ workspace.postal_address }} {{ workspace.postal_address }}"),
        ("*|LIST:COMPANY|*", "{{ workspace.name }}"), ("© *|CURRENT_YEAR|*", "© {{ now | date: \"%Y\" }}"),
        ("*|DATE:d/m/Y|*", "{{ now | date: \"%d/%m/%Y\" }}"), ("*|DATE:l, j F|*", "{{ now | date: \"%A, %-d %B\" }}"),
        ("*|MC:SUBJECT|*", "{{ subject }}"), ("*|MC_PREVIEW_TEXT|*", "{{ preheader }}"),
        ("*|IF:FNAME|*a*|ELSE:|*b*|END:IF|*", "{% if contact.first_name %}a{% else %}b{% endif %}"),
        (
            "*|IF:CITY=Solo|*a*|ELSEIF:CITY=Jakarta|*b*|END:IF|*",
            "{% if contact.city == \"Solo\" %}a{% elsif contact.city == \"Jakarta\" %}b{% endif %}"
        ),
        ("*|IFNOT:PHONE|*a*|ELSE:|*b*|END:IF|*", "{% unless contact.phone %}a{% else %}b{% endunless %}"),
        ("*|IF:CITY!=Say \"hi\"|*a*|END:IF|*", "{% if contact.city != 'Say \"hi\"' %}a{% endif %}"),
        ("*|fname|*", "{{ contact.first_name }}"), ("*|EMAIL|*", "{{ contact.email }}"),
    ]

    @Test(arguments: mailchimp) func mailchimpTags(_ old: String, _ new: String) {
        let result = converted(old, .mailchimp)
        #expect(result.text == new)
        #expect(result.findings == [])
    }

    static let percent: [(String, String)] = [
        ("Hello %FIRSTNAME%", "Hello {{ contact.first_name }}"),
        ("Hello %FIRST_NAME|there%,", "Hello {{ contact.first_name | default: \"there\" }},"),
        ("%FIRSTNAME|R&amp;D%", "{{ contact.first_name | default: \"R&D\" }}"),
        ("%FIRSTNAME|%", "{{ contact.first_name }}"), ("<a href=\"%UNSUBSCRIBELINK%\">", "<a href=\"{{ unsubscribe_url }}\">"),
        ("%first_name% %email%", "{{ contact.first_name }} {{ contact.email }}"),
        ("%SENDER-INFO%", "{{ workspace.postal_address }}"),
        ("%LASTNAME%%FIRSTNAME%", "{{ contact.last_name }}{{ contact.first_name }}"),
        ("{%FIRSTNAME%}", "{% raw %}{%{% endraw %}FIRSTNAME%}"),
    ]

    @Test(arguments: percent) func percentTags(_ old: String, _ new: String) {
        let result = converted(old, .percent)
        #expect(result.text == new)
    }

    static let others: [(TagStyle, String, String)] = [
        (.mustache, "Hi {{first_name}}", "Hi {{ contact.first_name }}"),
        (.mustache, "{{{ FIRSTNAME }}}", "{{ contact.first_name }}"),
        (.mustache, "{{ contact.FIRSTNAME | default: \"you\" }}", "{{ contact.first_name | default: \"you\" }}"),
        (.mustache, "{{ unsubscribe }}", "{{ unsubscribe_url }}"),
        (.brackets, "Hi [FIRSTNAME|you]", "Hi {{ contact.first_name | default: \"you\" }}"),
        (.brackets, "[SALE] [x] [EMAIL](https://a.example)", "[SALE] [x] [EMAIL](https://a.example)"),
        (.listmonk, "{{ .Subscriber.FirstName }}", "{{ contact.first_name }}"),
        (.listmonk, "{{ .Subscriber.Attribs.city }}", "{{ contact.city }}"),
        (.listmonk, "<a href=\"{{ UnsubscribeURL }}\">", "<a href=\"{{ unsubscribe_url }}\">"),
        (.listmonk, "<a href=\"{{ TrackLink \"https://a.example/?a=1\" . }}\">", "<a href=\"https://a.example/?a=1\">"),
        (.listmonk, "[a](https://a.example/@TrackLink) b@TrackLinks", "[a](https://a.example/) b@TrackLinks"),
        (.listmonk, "{{ template \"content\" . }}{{ TrackView }}", "{{ content }}"),
        (.mautic, "Hi {contactfield=firstname|you}", "Hi {{ contact.first_name | default: \"you\" }}"),
        (.mautic, "{unsubscribe_url} {braces}", "{{ unsubscribe_url }} {braces}"),
        (.mautic, "{{contactfield=city}", "{% raw %}{{{% endraw %}contactfield=city}"),
    ]

    @Test(arguments: others) func otherTags(_ style: TagStyle, _ old: String, _ new: String) {
        let result = converted(old, style)
        #expect(result.text == new)
        #expect(result.findings == [])
    }

    static let texts = [
        "100% and 50% off", "<td width=\"100%\" height=\"50%\">", "https://a.example/?q=a%20b%C3%A9%E2%80%93", "50%OFF% of it",
        "*| alone", "*||*", "*| spaced |*", "* | *", "a * b |* c", "%%", "% FIRSTNAME %", "%A%", "%DEAL%20x", "%x%", "{a}",
        "\u{1f490} %\r\n*|\r\nX|*", "", "*|A\n|*",
    ]

    @Test(arguments: texts, TagStyle.allCases) func textStaysByteForByte(_ text: String, _ style: TagStyle) {
        let result = converted(text, style)
        #expect(Array(result.text.utf8) == Array(text.utf8))
        #expect(result.replacements == [] && result.findings == [])
    }

    @Test(arguments: ["{{ x }}", "{% if x %}", "a {{ b", "{% endraw %}", "{{{", "{{ \"x\" | nothing }}"])
    func ourOwnMarksBecomeText(_ text: String) throws {
        for style in [TagStyle.percent, .mailchimp, .brackets, .mautic] {
            let result = converted(text, style)
            #expect(try Self.rendered(result.text) == text)
        }
    }

    @Test func foreignTagsOfTheSameShapeBecomeText() throws {
        let result = converted("{{#if x}}{{ a + b }}", .mustache)
        #expect(try Self.rendered(result.text) == "{{#if x}}{{ a + b }}")
        #expect(result.findings.map(\.severity) == [.error, .error])
    }

    @Test func conditionsInOurOwnShapeAreForeign() throws {
        let text = "{% if customer.vip %}a{% endif %}\n{% b"
        let result = converted(text, .mustache)
        #expect(try Self.rendered(result.text) == text)
        #expect(result.findings.map(\.severity) == [.error, .error, .error])
        #expect(result.findings.first?.message == "`{% if customer.vip %}` was not converted")
    }

    @Test func conditionsThatAlwaysHoldAreDropped() {
        let result = converted("*|IFNOT:ARCHIVE_PAGE|*a*|IF:CITY|*b*|END:IF|*c*|END:IF|*d", .mailchimp)
        #expect(result.text == "a{% if contact.city %}b{% endif %}cd" && result.findings == [])
        #expect(converted("*|IFNOT:ARCHIVE_PAGE|*a*|ELSE:|*b*|END:IF|*", .mailchimp).findings.map(\.severity) == [.error])
    }

    @Test func whatNeedsAPersonIsNamed() {
        let result = converted("<p>*|MMERGE7|*</p>\n  *|ARCHIVE|* *|REWARDS|*\n*|END:IF|* *|IF:AGE > 20|*x", .mailchimp)
        let found = result.findings.map { "\($0.line ?? 0):\($0.column ?? 0) \($0.severity) \($0.message)" }
        #expect(
            found == [
                "1:4 warning `*|MMERGE7|*` became `contact.mmerge7`, which is a guess",
                "2:3 warning `*|ARCHIVE|*` has no equal here", "2:15 error `*|REWARDS|*` was not converted",
                "3:1 error `*|END:IF|*` belongs to no condition, and stays as text",
                "3:12 warning `*|IF:AGE > 20|*` became `contact.age`, which is a guess",
                "3:12 error this condition never ends; it was ended at the end of the file",
            ])
        #expect(result.findings.allSatisfy { $0.advice != nil })
        #expect(
            result.text
                == "<p>{{ contact.mmerge7 }}</p>\n  {{ view_url }} *|REWARDS|*\n*|END:IF|* {% if contact.age > 20 %}x{% endif %}")
    }

    @Test func ownNamesGoFirst() throws {
        let names = TagNames([
            "MMERGE7": try #require(.init(parsing: "city")), "FNAME": try #require(.init(parsing: "nickname|friend")),
        ])
        let result = converted("*|MMERGE7|* *|FNAME|* *|FNAME|*", .mailchimp, names)
        #expect(
            result.text
                == "{{ contact.city }} {{ contact.nickname | default: \"friend\" }} {{ contact.nickname | default: \"friend\" }}")
        #expect(result.replacements.map(\.count) == [1, 2])
        #expect(result.findings == [])
        for wrong in ["", "1a", "a b", "a.b", "|x"] { #expect(TagNames.Field(parsing: wrong) == nil) }
    }

    @Test func subjectsGetTheQuotesThatYAMLNeeds() throws {
        let old =
            "---\nsubject: *|FNAME|*, it's time\npreheader: \"Only \\\"now\\\" *|CITY|*\"\nlanguage: en\n---\nHi *|FNAME|*\n"
        let result = converted(old, .mailchimp)
        #expect(
            result.text
                == "---\nsubject: '{{ contact.first_name }}, it''s time'\npreheader: 'Only \"now\" {{ contact.city }}'\nlanguage: en\n---\nHi {{ contact.first_name }}\n"
        )
        let source = try LetterSource(name: "old", format: .html, text: result.text)
        #expect(source.frontMatter.subject == "{{ contact.first_name }}, it's time")
        let plain = "---\nsubject: \"100% \\\"off\\\"\"\n---\nx"
        #expect(converted(plain, .percent).text == plain)
    }

    static let heads: [(String, String)] = [
        ("---\nsubject: \"Hi %CITY%\" # \"note\"\n---\n", "---\nsubject: 'Hi {{ contact.city }}' # \"note\"\n---\n"),
        ("---\nsubject: 'It''s %CITY%' # 'x'\r\n---\n", "---\nsubject: 'It''s {{ contact.city }}' # 'x'\r\n---\n"),
        ("---\nsubject: Hi#1 %CITY% # note\n---\n", "---\nsubject: 'Hi#1 {{ contact.city }}' # note\n---\n"),
        ("\u{feff}---\nsubject: Hi %CITY%\n---\n", "\u{feff}---\nsubject: 'Hi {{ contact.city }}'\n---\n"),
        ("---\nsubject: \"Hi %CITY%\n---\n", "---\nsubject: '\"Hi {{ contact.city }}'\n---\n"),
    ]

    @Test(arguments: heads) func commentsAndMarksStayOutsideOfSubjects(_ old: String, _ new: String) {
        #expect(converted(old, .percent).text == new)
    }

    @Test func aFileIsConvertedOnce() {
        let once = converted("Hi %FIRSTNAME% {{ x }}", .percent).text
        #expect(converted(once, .percent).findings.map(\.severity) == [.warning])
    }

    @Test(arguments: [
        ("d.m.y", "%d.%m.%y"), ("\\Y\\e\\a\\r Y", "Year %Y"), ("jS F", nil), ("H:i", "%H:%M"), ("", nil), ("100%", "100%%"),
    ]) func datesOfPHP(_ php: String, _ ours: String?) {
        #expect(PHPDateFormat.strftime(php) == ours)
    }

    private static func rendered(_ text: String) throws -> String {
        let letter = try Letter.compile(try LetterSource(name: "x", format: .text, text: text))
        return try letter.text.text(letter.slots.map { _ in .string("v") })
    }

    private static let pieces = [
        "*|FNAME|*", "*|IF:CITY=Solo|*", "*|ELSE:|*", "*|END:IF|*", "*|IFNOT:A|*", "*|", "|*", "%FIRSTNAME|x%", "%", "{{", "}}",
        "{%", "%}", "{", "}", "{{ .Subscriber.Name }}", "{contactfield=city|a}", "[FIRSTNAME]", "[", "]", "\n", "é", " raw ",
        "endraw",
        "*|ELSEIF:CITY>3|*", "\"", "'", "---\n", "subject: ", "|", "%20", "text", "*|DATE:Y}}|*", "{{{x}}}", "\u{0}", "&quot;",
    ]

    /// Whatever is thrown together, the conversion ends, its result compiles, and no tag of the original is left unseen.
    @Test(arguments: TagStyle.allCases) func mixturesCompile(_ style: TagStyle) throws {
        let seed = UInt64.random(in: 0 ... .max)
        var random = SeededRandom(seed: seed)
        for _ in 0..<400 {
            let text =
                "x"
                + (0..<Int.random(in: 0..<14, using: &random)).map { _ in Self.pieces.randomElement(using: &random) ?? "" }
                .joined()
            let result = converted(text, style)
            #expect(throws: Never.self, "seed \(seed): \(text.debugDescription) → \(result.text.debugDescription)") {
                _ = try Letter.compile(try LetterSource(name: "x", format: .text, text: result.text))
            }
            if result.replacements.isEmpty, !text.contains("{{"), !text.contains("{%"), result.findings.isEmpty {
                #expect(result.text == text)
            }
        }
    }
}
