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
        ("*| FNAME |*", "{{ contact.first_name }}"),
        ("*|IF:CITY != \"\"|*a*|END:IF|*", "{% if contact.city != blank %}a{% endif %}"),
        ("*|IF:CITY=''|*a*|ELSE:|*b*|END:IF|*", "{% if contact.city == blank %}a{% else %}b{% endif %}"),
        ("*|IF:CITY != &quot;&quot;|*a*|END:IF|*", "{% if contact.city != blank %}a{% endif %}"),
        ("*|IF:CITY = “Solo”|*a*|END:IF|*", "{% if contact.city == \"Solo\" %}a{% endif %}"),
        ("*|IF:CITY=\"5\"|*a*|END:IF|*", "{% if contact.city == \"5\" %}a{% endif %}"),
        ("*|IF:CITY<>\"New York\"|*a*|ELSE|*b*|ENDIF|*", "{% if contact.city != \"New York\" %}a{% else %}b{% endif %}"),
        ("<a href=\"*%7CUNSUB%7C*\">x</a>", "<a href=\"{{ unsubscribe_url }}\">x</a>"),
        ("<a href=\"https://a.example/?c=*%7CCITY%7C*\">x</a>", "<a href=\"https://a.example/?c={{ contact.city }}\">x</a>"),
        ("{*|FNAME|*}", "{% raw %}{{% endraw %}{{ contact.first_name }}}"),
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
        ("{%FIRSTNAME%}", "{% raw %}{{% endraw %}{{ contact.first_name }}}"),
        ("Dear %%First Name%%,", "Dear {{ contact.first_name }},"),
        ("%%First Name|friend%%", "{{ contact.first_name | default: \"friend\" }}"),
        ("%%FirstName%% %%emailaddr%%", "{{ contact.first_name }} {{ contact.email }}"),
        ("<a href=\"%%unsub_center_url%%\">x</a>", "<a href=\"{{ unsubscribe_url }}\">x</a>"),
        ("%First Name%, 50%% off", "{{ contact.first_name }}, 50%% off"), ("%%Member_Busname%%", "{{ workspace.name }}"),
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
        (.mustache, "{{~ first_name ~}}!", "{{ contact.first_name }}!"),
        (.mustache, "a{{! note }}b{{!-- {{x}} --}}c", "abc"), (.mustache, "{{& first_name}}", "{{ contact.first_name }}"),
        (
            .mustache, "{{#if first_name}}Hi{{else}}Ho{{/if}}", "{% if contact.first_name %}Hi{% else %}Ho{% endif %}"
        ),
        (.mustache, "{{#unless city}}x{{/unless}}", "{% unless contact.city %}x{% endunless %}"),
        (
            .mustache, "{{#first_name}}Hi {{first_name}}{{/first_name}}{{^first_name}}Ho{{/first_name}}",
            "{% if contact.first_name %}Hi {{ contact.first_name }}{% endif %}{% unless contact.first_name %}Ho{% endunless %}"
        ),
        (
            .mustache, "{{#if city}}a{{else if (eq country 'PL')}}b{{^}}c{{/if}}",
            "{% if contact.city %}a{% elsif contact.country == \"PL\" %}b{% else %}c{% endif %}"
        ),
        (
            .mustache, "{{#if `city == \"Solo\"`}}a{{elseif city == &quot;Bali&quot;}}b{{/if}}",
            "{% if contact.city == \"Solo\" %}a{% elsif contact.city == \"Bali\" %}b{% endif %}"
        ),
        (
            .mustache, "{{#if (and city (ne country \"PL\"))}}a{{/if}}",
            "{% if contact.city and contact.country != \"PL\" %}a{% endif %}"
        ),
        (.mustache, "{{#if (not city)}}a{{else}}b{{/if}}", "{% unless contact.city %}a{% else %}b{% endunless %}"),
        (.mustache, "{{ person.first_name|default:'there' }}", "{{ contact.first_name | default: \"there\" }}"),
        (.mustache, "{{ customer.first_name | capitalize }}", "{{ contact.first_name | capitalize }}"),
        (.mustache, "{{lead.First Name:default=friend}}", "{{ contact.first_name | default: \"friend\" }}"),
        (.mustache, "{{ personalization_token('contact.firstname', 'there') }}", "{{ contact.first_name | default: \"there\" }}"),
        (.mustache, "{{defaultIfEmpty firstName \"Friend\"}}", "{{ contact.first_name | default: \"Friend\" }}"),
        (.mustache, "{{insert first_name \"default=friend\"}}", "{{ contact.first_name | default: \"friend\" }}"),
        (
            .mustache, "{% if contact.CITY == \"Solo\" %}a{% elif contact.CITY %}b{% else %}c{% endif %}",
            "{% if contact.city == \"Solo\" %}a{% elsif contact.city %}b{% else %}c{% endif %}"
        ),
        (
            .mustache, "{% if person.City and person.Country == 'PL' %}a{% endif %}",
            "{% if contact.city and contact.country == \"PL\" %}a{% endif %}"
        ),
        (.mustache, "<a href=\"{% unsubscribe_url %}\">x</a>", "<a href=\"{{ unsubscribe_url }}\">x</a>"),
        (.mustache, "{% unsubscribe 'Leave' %}", "<a href=\"{{ unsubscribe_url }}\">Leave</a>"),
        (.mustache, "<a href=\"%7B%7B unsubscribe %7D%7D\">x</a>", "<a href=\"{{ unsubscribe_url }}\">x</a>"),
        (.brackets, "Hi [FIRSTNAME|you]", "Hi {{ contact.first_name | default: \"you\" }}"),
        (.brackets, "[SALE] [x] [EMAIL](https://a.example)", "[SALE] [x] [EMAIL](https://a.example)"),
        (
            .brackets, "[Email] [First Name] [first_name] [lastname]",
            "{{ contact.email }} {{ contact.first_name }} {{ contact.first_name }} {{ contact.last_name }}"
        ),
        (.brackets, "[firstname,fallback=there]", "{{ contact.first_name | default: \"there\" }}"),
        (.brackets, "[subscriber:firstname | default:reader]", "{{ contact.first_name | default: \"reader\" }}"),
        (.brackets, "<a href=\"[link:subscription_unsubscribe_url]\">x</a>", "<a href=\"{{ unsubscribe_url }}\">x</a>"),
        (.brackets, "[[Email]] [[FIRSTNAME friend]]", "{{ contact.email }} {{ contact.first_name | default: \"friend\" }}"),
        (.brackets, "<style>a[lang] { color: red }</style>[Lang]", "<style>a[lang] { color: red }</style>{{ contact.language }}"),
        (.listmonk, "{{ .Subscriber.FirstName }}", "{{ contact.first_name }}"),
        (
            .listmonk, "{{ if eq .Subscriber.Attribs.city \"x\" }}a{{ else if .Subscriber.FirstName }}b{{ else }}c{{ end }}",
            "{% if contact.city == \"x\" %}a{% elsif contact.first_name %}b{% else %}c{% endif %}"
        ),
        (.listmonk, "{{- if .Subscriber.FirstName -}}a{{- end -}}", "{% if contact.first_name %}a{% endif %}"),
        (.listmonk, "{{ if not .Subscriber.FirstName }}a{{ end }}", "{% unless contact.first_name %}a{% endunless %}"),
        (
            .listmonk, "{{ if and (ne .Subscriber.Attribs.city \"x\") .Subscriber.FirstName }}a{{ end }}",
            "{% if contact.city != \"x\" and contact.first_name %}a{% endif %}"
        ),
        (
            .listmonk, "{{ if eq .Subscriber.Attribs.city \"x\" \"y\" }}a{{ end }}",
            "{% if contact.city == \"x\" or contact.city == \"y\" %}a{% endif %}"
        ),
        (
            .listmonk, "{{ if eq (index .Subscriber.Attribs \"city\") \"x\" }}a{{ end }}",
            "{% if contact.city == \"x\" %}a{% endif %}"
        ),
        (.listmonk, "{{ if gt 5 .Subscriber.Attribs.city }}a{{ end }}", "{% if contact.city < 5 %}a{% endif %}"),
        (
            .listmonk, "{{ if .Subscriber.Attribs.city }}{{ if .Subscriber.Email }}a{{ end }}{{ end }}",
            "{% if contact.city %}{% if contact.email %}a{% endif %}{% endif %}"
        ),
        (.listmonk, "{{ .Subscriber.FirstName | default \"you\" }}", "{{ contact.first_name | default: \"you\" }}"),
        (.listmonk, "{{ default \"you\" .Subscriber.FirstName }}{{/* note */}}", "{{ contact.first_name | default: \"you\" }}"),
        (.listmonk, "{{ .Subscriber.FirstName | title }}", "{{ contact.first_name | titlecase }}"),
        (.listmonk, "{{ index .Subscriber.Attribs \"city\" }}", "{{ contact.city }}"),
        (.listmonk, "{{ .Subscriber.Attribs.city }}", "{{ contact.city }}"),
        (.listmonk, "<a href=\"{{ UnsubscribeURL }}\">", "<a href=\"{{ unsubscribe_url }}\">"),
        (.listmonk, "<a href=\"{{ TrackLink \"https://a.example/?a=1\" . }}\">", "<a href=\"https://a.example/?a=1\">"),
        (.listmonk, "[a](https://a.example/@TrackLink) b@TrackLinks", "[a](https://a.example/) b@TrackLinks"),
        (.listmonk, "{{ template \"content\" . }}{{ TrackView }}", "{{ content }}"),
        (.mautic, "Hi {contactfield=firstname|you}", "Hi {{ contact.first_name | default: \"you\" }}"),
        (.mautic, "{unsubscribe_url} {braces}", "{{ unsubscribe_url }} {braces}"),
        (.mautic, "{{contactfield=city}", "{% raw %}{{% endraw %}{{ contact.city }}"),
        (
            .mautic, "<a href=\"https://a.example/?c={contactfield=city|true}\">",
            "<a href=\"https://a.example/?c={{ contact.city | url_encode }}\">"
        ),
        (.mautic, "<a href=\"%7Bunsubscribe_url%7D\">x</a>", "<a href=\"{{ unsubscribe_url }}\">x</a>"),
        (.mautic, "{leadfield=firstname}", "{{ contact.first_name }}"),
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
    func ourOwnMarksBecomeTextBesideTagsOfOthers(_ text: String) throws {
        let tags: [(TagStyle, String)] = [
            (.percent, "%CITY%"), (.mailchimp, "*|CITY|*"), (.brackets, "[CITY]"), (.mautic, "{contactfield=city}"),
        ]
        for (style, tag) in tags {
            let result = converted(tag + text, style)
            #expect(try Self.rendered(result.text) == "v" + text)
        }
    }

    @Test func foreignTagsOfTheSameShapeBecomeText() throws {
        let result = converted("{{ a + b }}{{city}}", .mustache)
        #expect(try Self.rendered(result.text) == "{{ a + b }}v")
        #expect(result.findings.map(\.severity) == [.error])
    }

    static let ours = [
        "{{ contact.first_name }}", "{%if contact.city=='x'%}a{%else%}b{%endif%}",
        "{{contact.city|upcase}} {{ unsubscribe_url }}",
        "{% for label in contact.labels %}{{ label }}{% endfor %}", "{% raw %}{{ x }}{% endraw %}", "{{ list.name }}",
        "{% assign x = contact.city %}{{ x }}", "---\nsubject: \"{{ contact.first_name | default: 'you' }}\"\n---\nx", "no tags",
        "<p>{{ contact.first_name | default: \"you\" }}</p>\r\n<a href=\"{{ unsubscribe_url }}\">x</a>",
    ]

    @Test(arguments: ours, TagStyle.allCases) func ourOwnLettersStayByteForByte(_ text: String, _ style: TagStyle) {
        let result = converted(text, style)
        #expect(Array(result.text.utf8) == Array(text.utf8))
        #expect(result.replacements == [] && result.findings == [])
    }

    @Test func ourOwnTagsStayTagsBesideThoseOfOthers() {
        let text = "{% if contact.city %}%CITY%{% endif %}{% raw %}{{ x }} %CITY%{% endraw %} {{ contact.first_name }}"
        let result = converted(text, .percent)
        #expect(
            result.text
                == "{% if contact.city %}{{ contact.city }}{% endif %}{% raw %}{{ x }} %CITY%{% endraw %} {{ contact.first_name }}"
        )
        #expect(result.findings == [])
    }

    @Test(arguments: ["{{#each orders}}{{name}}{{/each}}", "{{> footer}}", "{{#items}}x{{/items}}", "{% b", "{{ x"])
    func lettersWithNothingThatCanBeConvertedStay(_ text: String) {
        let result = converted(text, .mustache)
        #expect(result.text == text && result.replacements == [])
        #expect(
            !result.findings.isEmpty && result.findings.allSatisfy { $0.severity == .error && $0.line == 1 && $0.column != nil })
    }

    static let named: [(TagStyle, String, [String])] = [
        (.mustache, "{{#each orders}}{{city}}{{/each}}", ["{{#each orders}}", "{{city}}", "{{/each}}"]),
        (.mustache, "{{#orders}}{{else}}{{/orders}}", ["{{#orders}}", "{{else}}", "{{/orders}}"]),
        (.mustache, "{{else}}", ["{{else}}"]), (.mustache, "{{order.city}}", ["{{order.city}}"]),
        (.mustache, "{{#equals city 'x'}}a{{else}}b{{/equals}}", ["{{#equals city 'x'}}", "{{else}}", "{{/equals}}"]),
        (
            .mustache, "{% for item in items %}{{ item.name }}{% endfor %}",
            ["{% for item in items %}", "{{ item.name }}", "{% endfor %}"]
        ),
        (.mustache, "{{this}} {{.}} {{@index}}", ["{{this}}", "{{.}}", "{{@index}}"]),
        (.mustache, "{{ имя }}", ["{{ имя }}"]),
        (
            .listmonk, "{{ range .Items }}{{ . }}{{ else }}{{ end }}",
            ["{{ range .Items }}", "{{ . }}", "{{ else }}", "{{ end }}"]
        ),
        (.listmonk, "{{ with .Subscriber.Attribs.city }}{{ . }}{{ end }}", ["{{ with", "{{ . }}", "{{ end }}"]),
        (.listmonk, "{{ if hasPrefix \"x\" .Subscriber.Email }}a{{ end }}", ["{{ if hasPrefix", "{{ end }}"]),
        (.listmonk, "{{ $x := 1 }}{{ Date \"2006\" }}", ["{{ $x := 1 }}", "{{ Date"]),
        (
            .mailchimp, "*|IF:CITY|**|INTERESTED:a:b|*x*|ELSE:|*y*|END:INTERESTED|**|END:IF|*",
            ["*|INTERESTED:a:b|*", "*|ELSE:|*", "*|END:INTERESTED|*"]
        ),
        (
            .mailchimp, "*|RSSITEMS:|**|RSSITEM:TITLE|**|CITY|**|END:RSSITEMS|*",
            ["*|RSSITEMS:|*", "*|RSSITEM:TITLE|*", "*|CITY|*", "*|END:RSSITEMS|*"]
        ),
        (.mailchimp, "*|<b>FNAME</b>|* *|FNAME|you|*", ["*|<b>FNAME</b>|*", "*|FNAME|you|*"]),
        (.mailchimp, "*|IF:CITY ~ x|*a*|END:IF|*", ["*|IF:CITY ~ x|*", "*|END:IF|*"]),
        (.mailchimp, "*|HTML:REWARDS|* *|LIST:URL|* *|EMAIL_UID|*", ["*|HTML:REWARDS|*", "*|LIST:URL|*", "*|EMAIL_UID|*"]),
        (.percent, "%%[ set @x = 1 ]%% %%=v(@x)=%%", ["%%[ set @x = 1 ]%%", "%%=v(@x)=%%"]),
        (.percent, "%IF CITY%a%ELSE%b%/IF%", ["%IF CITY%", "%ELSE%", "%/IF%"]),
        (.percent, "%%Member_City%%", ["%%Member_City%%"]),
        (
            .mautic, "{contactfield=first name} {ownerfield=email} {dynamiccontent=\"x\"}",
            ["{contactfield=first name}", "{ownerfield=email}", "{dynamiccontent"]
        ),
        (.brackets, "[[IF:CITY]]a[[ENDIF]] [newsletter:number]", ["[[IF:CITY]]", "[[ENDIF]]", "[newsletter:number]"]),
    ]

    @Test(arguments: named) func whatCannotBeConvertedIsNamedInItsPlace(_ style: TagStyle, _ text: String, _ tags: [String]) {
        let result = converted(text + " ", style)
        var errors = result.findings.filter { $0.severity == .error }
        for tag in tags {
            let place = errors.firstIndex { $0.message.hasPrefix("`\(tag)") }
            #expect(place != nil, "\(tag) in \(result.findings)")
            if let place {
                let column = text.firstRange(of: tag).map { text[..<$0.lowerBound].unicodeScalars.count + 1 }
                #expect(errors[place].line == 1 && errors[place].column == column)
                errors.remove(at: place)
            }
        }
        #expect(errors == [])
        for tag in tags where !tag.contains("{") { #expect(result.text.contains(tag)) }
    }

    static let guesses: [(TagStyle, String, String)] = [
        (.mautic, "{contactfield=city|label}", "{{ contact.city }}"),
        (.mautic, "{contactfield=birthday|date}", "{{ contact.birthday | date: \"%d/%m/%Y\" }}"),
        (.percent, "%%Loyalty Tier%%", "{{ contact.loyalty_tier }}"), (.brackets, "[MEMBER_ID]", "{{ contact.member_id }}"),
        (.mustache, "{% if customer.vip %}a{% endif %}", "{% if contact.vip %}a{% endif %}"),
        (.mustache, "{{#if vip}}a{{/if}}", "{% if contact.vip %}a{% endif %}"),
        (.mailchimp, "*|IF:MMERGE5|*a*|END:IF|*", "{% if contact.mmerge5 %}a{% endif %}"),
    ]

    @Test(arguments: guesses) func guessesAreWarnedOf(_ style: TagStyle, _ old: String, _ new: String) {
        let result = converted(old, style)
        #expect(result.text == new)
        #expect(result.findings.map(\.severity) == [.warning])
    }

    @Test func conditionsThatAreDecidedLeaveWhatHolds() {
        let result = converted("*|IFNOT:ARCHIVE_PAGE|*a*|IF:CITY|*b*|END:IF|*c*|END:IF|*d", .mailchimp)
        #expect(result.text == "a{% if contact.city %}b{% endif %}cd" && result.findings == [])
        let either = converted("*|IFNOT:ARCHIVE_PAGE|*a*|ELSE:|*b *|FACEBOOK:LIKE|* *|END:IF|*d", .mailchimp)
        #expect(either.text == "ad" && either.findings.map(\.severity) == [.notice])
        let rewards = converted("a*|IF:REWARDS|* *|HTML:REWARDS|* *|IF:X|*x*|END:IF|**|END:IF|*b", .mailchimp)
        #expect(rewards.text == "ab" && rewards.findings.map(\.severity) == [.notice])
        #expect(
            converted("*|IF:ARCHIVE_PAGE|*a*|ELSEIF:CITY|*b*|ELSE:|*c*|END:IF|*", .mailchimp).text
                == "{% if contact.city %}b{% else %}c{% endif %}")
    }

    @Test func nothingIsLeftOutForWhatNeverEnds() {
        let result = converted("a*|IF:ARCHIVE_PAGE|*b *|CITY|* c", .mailchimp)
        #expect(result.text == "a*|IF:ARCHIVE_PAGE|*b {{ contact.city }} c")
        #expect(result.findings.map(\.severity) == [.error])
    }

    @Test func loopsWithoutAnEndHoldNothing() {
        let result = converted("{{#each orders}}{{city}} {{country}}", .mustache)
        #expect(result.text == "{% raw %}{{{% endraw %}#each orders}}{{ contact.city }} {{ contact.country }}")
        #expect(result.findings.map(\.severity) == [.error])
    }

    @Test func endsCloseWhatTheyName() {
        let result = converted("{{#if city}}{{#unless phone}}a{{/if}}", .mustache)
        #expect(result.text == "{% if contact.city %}{% unless contact.phone %}a{% endunless %}{% endif %}")
        #expect(result.findings.map(\.severity) == [.error] && result.findings.first?.column == 13)
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

    static let blocks: [(String, String)] = [
        (
            "---\nsubject: >\n  Hi %CITY%\n  and you\nlanguage: en\n---\n",
            "---\nsubject: >\n  Hi {{ contact.city }}\n  and you\nlanguage: en\n---\n"
        ),
        (
            "---\npreheader: |\n  %CITY%\n\n  %CITY%\n---\nx",
            "---\npreheader: |\n  {{ contact.city }}\n\n  {{ contact.city }}\n---\nx"
        ),
        ("---\nsubject: Hi\n  %CITY%\n---\n", "---\nsubject: Hi\n  {{ contact.city }}\n---\n"),
    ]

    @Test(arguments: blocks) func subjectsOfSeveralLinesAreConverted(_ old: String, _ new: String) {
        let result = converted(old, .percent)
        #expect(result.text == new && result.findings == [])
    }

    @Test func tagsInOtherLinesOfTheFrontMatterAreNamed() {
        let result = converted("---\nsubject: x\nfrom: \"%SENDER-INFO% <a@b.example>\"\n---\n%CITY%", .percent)
        #expect(
            result.findings.map(\.severity) == [.error] && result.findings.first?.line == 3 && result.findings.first?.column == 8)
    }

    @Test func aFileMayBeConvertedTwice() {
        let once = converted("Hi %FIRSTNAME% {{ x }}", .percent)
        let twice = converted(once.text, .percent)
        #expect(twice.text == once.text && twice.findings == [] && twice.replacements == [])
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

    /// Whatever is thrown together, the conversion ends, and its result compiles or an error says why not.
    @Test(arguments: TagStyle.allCases) func mixturesCompile(_ style: TagStyle) throws {
        let seed = UInt64.random(in: 0 ... .max)
        var random = SeededRandom(seed: seed)
        for _ in 0..<400 {
            let text =
                "x"
                + (0..<Int.random(in: 0..<14, using: &random)).map { _ in Self.pieces.randomElement(using: &random) ?? "" }
                .joined()
            let result = converted(text, style)
            let isNamed = result.findings.contains { $0.severity == .error }
            let place = "seed \(seed): \(text.debugDescription) → \(result.text.debugDescription)"
            if !isNamed {
                #expect(throws: Never.self, "\(place)") {
                    _ = try Letter.compile(try LetterSource(name: "x", format: .html, text: result.text))
                }
            }
            if result.replacements.isEmpty { #expect(result.text == text, "\(place)") }
        }
    }
}
