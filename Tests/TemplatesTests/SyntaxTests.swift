import Templates
import Testing

@Suite("Syntax")
struct SyntaxTests {
    static let scope: TemplateObject = [
        "name": "Wahyu", "empty_text": "", "n": 3, "x": 1.5, "yes": true, "no": false, "missing": nil,
        "tags": ["rose", "lily", "fuchsia"], "none": [],
        "shop": ["city": "Jakarta", "labels": ["VIP"], "size": "M", "first name": "Ngọc"],
        "orders": [["sum": 5], ["sum": 7]], "key": "city",
    ]

    static let rendersCases: [(String, String)] = [
        // Output and access.
        ("Hi {{ name }}!", "Hi Wahyu!"), ("{{ nothing }}|{{ missing }}|{{}}", "||"), ("{{ shop.city }}", "Jakarta"),
        ("{{ shop['first name'] }}", "Ngọc"), ("{{ shop[key] }}", "Jakarta"),
        ("{{ tags[0] }} {{ tags[-1] }} {{ tags[9] }}", "rose fuchsia "),
        ("{{ tags.size }} {{ tags.first }} {{ tags.last }}", "3 rose fuchsia"), ("{{ shop.size }} {{ shop.labels.size }}", "M 1"),
        ("{{ 'a' }}{{ \"b\" }}{{ 1 }}{{ 2.50 }}{{ true }}", "ab12.5true"), ("{{ (1..3) | join: ',' }}", "1,2,3"),
        // Conditions.
        ("{% if name == 'Wahyu' %}a{% else %}b{% endif %}", "a"), ("{% if no %}a{% elsif yes %}b{% else %}c{% endif %}", "b"),
        ("{% unless no %}a{% endunless %}", "a"), ("{% unless yes %}a{% elsif yes %}b{% endunless %}", "b"),
        ("{% if empty_text %}true{% endif %}", "true"), ("{% if missing %}a{% else %}b{% endif %}", "b"),
        ("{% if n > 2 and x < 2 %}a{% endif %}", "a"), ("{% if n >= 3 %}a{% endif %}{% if n <> 3 %}b{% endif %}", "a"),
        ("{% if missing > n %}a{% else %}b{% endif %}", "b"), ("{% if tags contains 'lily' %}a{% endif %}", "a"),
        ("{% if name contains 'ahy' %}a{% endif %}", "a"), ("{% if empty_text == blank and none == empty %}a{% endif %}", "a"),
        // `and` and `or` from the right: no and (no or yes) is no; yes or (no and no) is yes.
        ("{% if no and no or yes %}a{% else %}b{% endif %}", "b"), ("{% if yes or no and no %}a{% else %}b{% endif %}", "a"),
        ("{% unless no and yes %}a{% endunless %}{% unless no or yes %}b{% endunless %}", "a"),
        ("{% case n %}{% when 1, 2 %}few{% when 3 or 4 %}some{% else %}many{% endcase %}", "some"),
        ("{% case name %}{% when 'x' %}x{% else %}other{% endcase %}", "other"),
        // Loops.
        (
            "{% for t in tags %}{{ forloop.index }}{{ t }}{% unless forloop.last %},{% endunless %}{% endfor %}",
            "1rose,2lily,3fuchsia"
        ),
        ("{% for t in none %}a{% else %}b{% endfor %}", "b"), ("{% for i in (1..5) reversed %}{{ i }}{% endfor %}", "54321"),
        ("{% for i in (1..9) limit: 3 offset: 2 %}{{ i }}{% endfor %}", "345"),
        ("{% for i in (3..1) %}a{% else %}b{% endfor %}", "b"),
        (
            "{% for i in (1..9) %}{% if i == 2 %}{% continue %}{% endif %}{% if i == 4 %}{% break %}{% endif %}{{ i }}{% endfor %}",
            "13"
        ),
        ("{% for o in orders %}{{ o.sum }};{% endfor %}", "5;7;"),
        ("{% for e in shop limit: 1 %}{{ e[0] }}={{ e[1] }}{% endfor %}", "city=Jakarta"),
        (
            "{% for i in (1..2) %}{% for j in (1..2) %}{{ forloop.parentloop.index }}{{ j }} {% endfor %}{% endfor %}",
            "11 12 21 22 "
        ),
        ("{% for i in (1..4) limit: 2 %}{{ i }}{% endfor %}|{% for i in (1..4) offset: continue %}{{ i }}{% endfor %}", "12|34"),
        ("{% for i in (1..3) %}{% cycle 'a', 'b' %}{% endfor %}", "aba"),
        // Variables.
        ("{% assign a = name | upcase %}{{ a }}", "WAHYU"), ("{{ name }}{% assign name = 'X' %}{{ name }}", "WahyuX"),
        ("{% if no %}{% assign name = 'X' %}{% endif %}{{ name }}", "Wahyu"),
        ("{% capture a %}<{{ name }}>{% endcapture %}{{ a | size }}{{ a }}", "7<Wahyu>"),
        ("{% for i in (1..3) %}{{ last }}{% assign last = i %}{% endfor %}", "12"),
        (
            "{% for i in (1..3) %}{% capture a %}{{ i }}{% if i == 2 %}{% break %}{% endif %}{% endcapture %}{% endfor %}{{ a }}",
            "2"
        ),
        ("{% increment c %}{% increment c %}{% decrement c %}{{ c }}", "0111"),
        // What is not shown.
        ("a{% comment %}{% if %}{{ {% endcomment %}b", "ab"), ("a{% # hidden %}b", "ab"),
        ("{% raw %}{{ x }}{% if %}{% endraw %}", "{{ x }}{% if %}"),
        ("{% if yes %}  {% assign a = 1 %} {% endif %}|", "|"), ("{% liquid\n assign a = 2\n echo a\n%}", "2"),
        // White space control.
        ("a \n{%- if yes -%} \n b \n{%- endif -%}\n c", "abc"), ("a {{- name -}} b", "aWahyub"),
        ("{% raw -%} a {%- endraw %}", "a"),
    ]

    @Test(arguments: rendersCases)
    func renders(_ template: String, _ expected: String) throws {
        let output = try plain(template, Self.scope)
        #expect(output == expected)
    }

    @Test func valuesAreNeverTemplates() throws {
        let scope: TemplateObject = ["v": "{{ secret }}{% if true %}", "secret": "x"]
        let once = try plain("{{ v }}{% capture c %}{{ v }}{% endcapture %}{{ c }}", scope)
        #expect(once == "{{ secret }}{% if true %}{{ secret }}{% if true %}")
    }

    @Test func slotsAreThePathsInOrder() throws {
        let template = try Template.compile(
            "{{ contact.first_name }}{% assign a = contact.city %}{{ a }}{{ contact.labels.first }}{% for x in list.items %}{{ x.name }}{% endfor %}{{ contact.first_name }}{{ unsubscribe_url }}"
        )
        #expect(template.slots == ["contact.first_name", "contact.city", "contact.labels", "list.items", "unsubscribe_url"])
    }

    @Test func aVariableSurelyAssignedIsNoSlot() throws {
        let both = try Template.compile("{% if c.a %}{% assign g = 1 %}{% else %}{% assign g = 2 %}{% endif %}{{ g }}")
        #expect(both.slots == ["c.a"])
        let one = try Template.compile("{% if c.a %}{% assign g = 1 %}{% endif %}{{ g }}")
        #expect(one.slots == ["c.a", "g"])
    }

    static let partialsCases: [(String, String, String)] = [
        ("{% render 'p', a: name %}", "{{ a }}/{{ name }}", "Wahyu/"),
        ("{% assign b = 1 %}{% render 'p' %}", "[{{ b }}]", "[]"),
        ("{% render 'p' %}{{ inner }}", "{% assign inner = 1 %}", ""),
        ("{% render 'p' for tags as t %}", "{{ forloop.index }}{{ t }} ", "1rose 2lily 3fuchsia "),
        ("{% render 'p' with shop as s %}", "{{ s.city }}", "Jakarta"),
        ("{% for i in (1..2) %}{% render 'p', i: i %}{% endfor %}", "{{ seen }}{{ i }}{% assign seen = 'x' %}", "12"),
        ("{% include 'p' %}{{ z }}", "{% assign z = 9 %}", "9"),
        ("{% for t in tags %}{% include 'p' %}{% endfor %}", "{{ t }}{% break %}", "rose"),
    ]

    @Test(arguments: partialsCases)
    func partials(_ template: String, _ partial: String, _ expected: String) throws {
        let output = try plain(template, Self.scope, partials: ["p": partial])
        #expect(output == expected)
    }
}
