/// A place of a letter in which a value of a contact is printed.
struct HostileContext: Sendable {
    /// What must come back out of the parsed page.
    enum Promise: String, Sendable {
        /// Nothing but the same elements and attributes.
        case structure
        /// The text of the element `t` is the value.
        case text
        /// The attribute `title` of the element `t` is the value.
        case title
        /// What stands behind `q=` in an address is the value, percent-encoded.
        case query
    }

    var name: String
    var template: String
    var promise = Promise.structure
    /// Also read as Outlook reads it, with what stands in conditional comments.
    var isForOutlook = false

    static let partials = [
        "text": "<b id=t>{{ v }}</b>",
        "button": "<a href=\"https://a.example/?q={{ label }}\" title=\"{{ label }}\">{{ label }}</a>",
        "picture": "<img src=\"{{ src }}\" alt=\"{{ alt }}\">",
    ]

    static let all: [HostileContext] = [
        .init(name: "text", template: "<p id=t>{{ contact.v }}</p>", promise: .text),
        .init(name: "text beside text", template: "<p>a{{ contact.v }}b</p>"),
        .init(name: "text behind a bracket", template: "<p>a < {{ contact.v }}</p>"),
        .init(name: "title", template: "<title id=t>{{ contact.v }}</title><p>x</p>", promise: .text),
        .init(name: "text area", template: "<textarea>{{ contact.v }}</textarea><p>x</p>"),
        .init(name: "table", template: "<table><tr><td id=t>{{ contact.v }}</td></tr></table>", promise: .text),
        .init(name: "double quotes", template: "<p id=t title=\"{{ contact.v }}\">x</p>", promise: .title),
        .init(name: "single quotes", template: "<p id=t title='{{ contact.v }}'>x</p>", promise: .title),
        .init(name: "no quotes", template: "<p id=t title={{ contact.v }}>x</p>", promise: .title),
        .init(name: "no quotes, with text", template: "<p title=a{{ contact.v }}b class=c>x</p>"),
        .init(name: "two in one attribute", template: "<p title=\"{{ contact.v }}{{ contact.v }}\">x</p>"),
        .init(name: "class and id", template: "<p class=\"a {{ contact.v }}\" id='{{ contact.v }}'>x</p>"),
        .init(name: "alternative text", template: "<img src=\"https://a.example/x.png\" alt=\"{{ contact.v }}\">"),
        .init(name: "picture", template: "<img src=\"{{ contact.v }}\" alt=x>"),
        .init(name: "picture without quotes", template: "<img src={{ contact.v }} alt=x>"),
        .init(name: "background", template: "<table background='{{ contact.v }}'><tr><td>x</table>"),
        .init(name: "address of another root", template: "<a href=\"{{ v }}\">x</a>"),
        .init(name: "address in two halves", template: "<a href=\"{{ v }}{{ v }}\">x</a>"),
        .init(name: "address behind a word", template: "<a href=\"java{{ v }}\">x</a>"),
        .init(name: "address with a colon behind", template: "<img src=\"{{ contact.v }}/x\" alt=x>"),
        .init(name: "path", template: "<a href=\"https://a.example/{{ contact.v }}/x\">x</a>"),
        .init(name: "query", template: "<a href=\"https://a.example/?q={{ contact.v }}\">x</a>", promise: .query),
        .init(
            name: "query with a filter", template: "<a href='https://a.example/?q={{ contact.v | url_encode }}'>x</a>",
            promise: .query),
        .init(name: "fragment", template: "<a href=\"https://a.example/#q={{ contact.v }}\">x</a>", promise: .query),
        .init(name: "mail address", template: "<a href=\"mailto:{{ contact.v }}\">x</a>"),
        .init(name: "subject of a mail address", template: "<a href=\"mailto:a@a.example?subject={{ contact.v }}\">x</a>"),
        .init(name: "telephone", template: "<a href=\"tel:{{ contact.v }}\">x</a>"),
        .init(name: "style attribute", template: "<p style=\"color:{{ contact.v }};margin:0\">x</p>"),
        .init(name: "whole style attribute", template: "<p style='{{ contact.v }}'>x</p>"),
        .init(
            name: "style attribute with inlined rules",
            template: "<style>.a{margin:0}</style><p style=\"color:{{ contact.v }}\" class=a>x</p>"),
        .init(name: "style sheet", template: "<style>p{color:{{ contact.v }}}</style><p>x</p>"),
        .init(name: "string of a style sheet", template: "<style>p{content:\"{{ contact.v }}\"}</style><p>x</p>"),
        .init(name: "comment of a style sheet", template: "<style>/* {{ contact.v }} */p{color:red}</style><p>x</p>"),
        .init(
            name: "class with inlined rules",
            template: "<style>p{color:red}.b{margin:0}</style><p class='b {{ contact.v }}'>x</p>"),
        .init(name: "comment", template: "<!-- {{ contact.v }} --><p>x</p>"),
        .init(name: "comment without space", template: "<!--{{ contact.v }}--><p>x</p>"),
        .init(
            name: "conditional comment",
            template: "<!--[if mso]><p title=\"{{ contact.v }}\">{{ contact.v }}</p><![endif]--><p>x</p>",
            isForOutlook: true),
        .init(
            name: "address for Outlook", template: "<!--[if mso]><img src='{{ contact.v }}' alt=''><![endif]--><p>x</p>",
            isForOutlook: true),
        .init(name: "SVG", template: "<svg><title>{{ contact.v }}</title><text x=1>{{ contact.v }}</text></svg><p>x</p>"),
        .init(
            name: "address in an SVG", template: "<svg><a xlink:href=\"https://a.example/?q={{ contact.v }}\"></a></svg><p>x</p>"),
        .init(
            name: "branch", template: "{% if contact.v %}<p id=t>{{ contact.v }}</p>{% else %}<p id=t></p>{% endif %}",
            promise: .text),
        .init(
            name: "branch of an address", template: "<a href='https://a.example/{% if yes %}?q={% endif %}{{ contact.v }}'>x</a>",
            promise: .query),
        .init(
            name: "loop over labels",
            template: "<ul>{% for label in contact.labels %}<li title=\"{{ label }}\">{{ label }}</li>{% endfor %}</ul>"),
        .init(name: "joined labels", template: "<p>{{ contact.labels | join: '<br>' }}</p>"),
        .init(
            name: "capture",
            template: "{% capture c %}<i>{{ contact.v }}</i>{% endcapture %}<p>{{ c }}</p><p title='{{ c }}'>x</p>"),
        .init(name: "assigned", template: "{% assign a = contact.v | append: '\">' %}<p title=\"{{ a }}\">{{ a }}</p>"),
        .init(name: "filters", template: "<p>{{ contact.v | downcase | append: '<b>' | upcase }}</p>"),
        .init(name: "replaced", template: "<p title=\"{{ contact.v | replace: 'a', '\"' }}\">x</p>"),
        .init(name: "default", template: "<p id=t>{{ contact.v | default: 'x' | default: \"<b>\" }}</p>"),
        .init(name: "truncated", template: "<p title='{{ contact.v | truncate: 9 }}'>{{ contact.v | truncate: 5, '<' }}</p>"),
        .init(name: "cut words", template: "<p>{{ contact.v | truncatewords: 2 }}{{ contact.v | slice: 0, 7 }}</p>"),
        .init(name: "without tags", template: "<p>{{ contact.v | strip_html }}</p>"),
        .init(name: "escaped already", template: "<p id=t>{{ contact.v | escape }}</p>", promise: .text),
        .init(name: "escaped once", template: "<p>{{ contact.v | escape_once }}</p>"),
        .init(
            name: "decoded",
            template: "<p title=\"{{ contact.v | url_decode }}\">x</p><img src='{{ contact.v | url_decode }}' alt=''>"),
        .init(
            name: "encoded and decoded", template: "<p id=t>{{ contact.v | base64_encode | base64_decode }}</p>", promise: .text),
        .init(name: "partial", template: "{% render 'text', v: contact.v %}", promise: .text),
        .init(name: "button of a partial", template: "{% render 'button', label: contact.v %}", promise: .query),
        .init(name: "picture of a partial", template: "{% render 'picture', src: contact.v, alt: contact.v %}"),
        .init(name: "included", template: "{% assign v = contact.v %}{% include 'text' %}", promise: .text),
        .init(name: "echo", template: "<p id=t>{% echo contact.v %}</p>", promise: .text),
        .init(name: "cycle", template: "<p id=t title=\"{% cycle contact.v %}\">x</p>", promise: .title),
        .init(name: "case", template: "{% case contact.v %}{% when 'x' %}<p>x</p>{% else %}<p>{{ contact.v }}</p>{% endcase %}"),
        .init(name: "member", template: "<p id=t>{{ contact[contact.key] }}</p>", promise: .text),
    ]
}
