import Templates
import Testing

/// Tags of other programs that were left in a letter, and what only looks like one.
@Suite("Check of foreign tags")
struct CheckForeignTests {
    private func found(_ text: String, _ format: LetterSource.Format = .html) throws -> [String] {
        let source = try LetterSource(name: "l", format: format, text: "---\nsubject: x\n---\n\(text)\n")
        return TemplateCheck().check(source).filter { $0.name == .foreignTag }.map { finding in
            String(finding.message.dropFirst().prefix { $0 != "`" })
        }
    }

    static let foreign: [String] = [
        "*|FNAME|*", "*|IF:CITY|*", "*|fname|*", "*|MC:SUBJECT|*", "*|HTML:LIST_ADDRESS_HTML|*", "%%FIRSTNAME%%",
        "%%First Name%%",
        "%%emailaddr%%", "%%=v(@name)=%%", "%FIRSTNAME%", "%UNSUBSCRIBELINK%", "%recipient.first_name%", "[[name]]",
        "[[data:firstname]]",
        "[[FNAME]]", "[[var.city]]", "[[UNSUB_LINK_EN]]", "[EMAIL]", "[email]", "[Email]", "[eMail]", "[FIRSTNAME]",
        "[First Name]",
        "[firstname,fallback=friend]", "[first_name|there]", "[CITY]", "[UNSUBSCRIBE]", "[NAME]", "[Name]", "[COUPON_CODE]",
        "[% name %]",
        "${name}", "${contact.first_name}", "${first_name:-friend}", "#{name}", "{$name}", "{$contact.name}",
        "{!Contact.FirstName}",
        "{first_name}", "{FIRST_NAME}", "{firstname}", "{name}", "{email}", "{Email}", "{unsubscribe_url}", "{first_name|there}",
        "{subscriber_name}", "{contactfield=firstname}", "{leadfield=x|y}", "<%= name %>", "##name##", "@@first_name@@",
    ]

    @Test(arguments: foreign) func isFound(_ tag: String) throws {
        #expect(try found("<p>Dear \(tag), hello</p>") == [tag])
        #expect(try found("Dear \(tag), hello", .text) == [tag])
    }

    static let fine: [String] = [
        "{date} {subject} {signature}", "{\"json\": {\"a\": 1}}", "{ color: red }", "{}", "{1}", "{sic}", "{a, b}", "[sic]",
        "[...]", "[1]",
        "[city and country]", "[see below]", "[Unsubscribe]", "[first]", "[last]", "[subject]", "[Company]", "[email protected]",
        "[Advertisement]", "[NEW]", "[AD]", "[x]", "[ ]", "[Dr.]", "100% and 50%", "20% off, 30% on", "%20", "50%OFF%",
        "%ABOUT% us",
        "a %% b %% c", "$5 and ${5}", "$name", "# Heading #", "## two ## three", "a@@b", "mail@example.org", "*| alone",
        "5 * | 6 |*",
        "a | b | c", "#1", "{{ campaign.name }}", "{% if campaign.name %}x{% endif %}", "[[ 1 ]]", "[[ -f x ]]",
    ]

    @Test(arguments: fine) func isNoTag(_ text: String) throws {
        #expect(try found("<p>\(text)</p>") == [])
        #expect(try found(text, .text) == [])
    }

    @Test func markdownHasBracketsOfItsOwn() throws {
        let text = """
            [email](https://a.example/) and [Email][1] and ![name](https://a.example/x.png) and `{first_name}` and [name].

                [EMAIL] ${code}

            ```
            *|FNAME|* %%x_y%%
            ```

            [1]: https://a.example/
            [name]: https://a.example/
            """
        #expect(try found(text, .markdown) == [])
        #expect(try found("Dear [Email], **{first_name}**", .markdown) == ["[Email]", "{first_name}"])
    }

    @Test func onlyWhatReadersSeeIsLookedAt() throws {
        let page = """
            <style>a[email] { first_name: ${x} } @media { .a {color} }</style><script>var a = `${name}` + {first_name}</script>
            <!-- *|FNAME|* --><!--[if mso]>{first_name}<![endif]--><p class="[EMAIL]" data-x="{first_name}">x</p><code>{first_name}</code>
            """
        #expect(try found(page) == [])
        #expect(try found("<img alt='For [Email]' src='https://a.example/${name}.png'>") == ["[Email]", "${name}"])
        // In an address nothing is prose.
        #expect(try found("<a href='[unsubscribe]'>x</a>") == ["[unsubscribe]"])
        #expect(try found("<a href='%%unsubscribe%%'>x</a><a href='%%unsubscribe%%'>y</a>") == ["%%unsubscribe%%"])
    }

    @Test func layoutsPartialsAndTextPartsAreLookedAt() throws {
        let source = try LetterSource(
            name: "l", format: .html, text: "---\nsubject: 'Hi [Email]'\nlayout: shop\n---\n<p>{% render 'end' %}</p>",
            textPart: "Hi ${name}",
            layout: "<div>\n {{ content }} %%city_name%%</div>", partials: PartialSource(["end": "Bye {first_name}"]))
        let found = TemplateCheck().check(source).filter { $0.name == .foreignTag }
        #expect(
            found.compactMap { finding in finding.position.map { "\($0) \(finding.message.prefix { $0 != " " })" } }.sorted() == [
                "l.html:2:14 `[Email]`", "l.txt:1:4 `${name}`", "layouts/shop.html:2:16 `%%city_name%%`",
                "partials/end:1:5 `{first_name}`",
            ], "\(found)")
        #expect(found.allSatisfy { $0.severity == .warning })
        #expect(found.contains { $0.advice?.contains("{{ contact.first_name }}") ?? false })
    }
}
