import Testing

@testable import Templates

/// Whole letters in the manner of other programs, with all that letters of theirs have around their tags.
struct ForeignLetter: Sendable, CustomTestStringConvertible {
    let name: String
    let style: TagStyle
    var format = LetterSource.Format.html
    let text: String
    /// What the result has, and in these words.
    let has: [String]
    /// The tags that need a person.
    var named: [String] = []

    var testDescription: String { name }

    static let all = mailchimp + percents + braces + others
}

extension ForeignLetter {
    fileprivate static let mailchimp = [
        ForeignLetter(
            name: "a newsletter with a preview text and a badge", style: .mailchimp,
            text: """
                <!doctype html>
                <html xmlns:v="urn:schemas-microsoft-com:vml" xmlns:o="urn:schemas-microsoft-com:office:office">
                <head>
                <!--[if gte mso 15]><xml><o:OfficeDocumentSettings><o:PixelsPerInch>96</o:PixelsPerInch></o:OfficeDocumentSettings></xml><![endif]-->
                <meta charset="UTF-8"><meta property="og:title" content="*|MC:SUBJECT|*" />
                <meta name="twitter:title" content="News: *|MC:SUBJECT|* of *|CURRENT_YEAR|*">
                <title>*|MC:SUBJECT|*</title>
                <style type="text/css">p { margin: 10px 0 } .text a { color: #2BAADF } @media only screen and (max-width:480px) { p { margin: 0 !important } }</style>
                </head>
                <body>
                <!--*|IF:MC_PREVIEW_TEXT|*-->
                <!--[if !gte mso 9]><!----><span class="preview" style="display:none; font-size:0px; max-height:0px; overflow:hidden;">*|MC_PREVIEW_TEXT|*</span><!--<![endif]-->
                <!--*|END:IF|*-->
                <center><table mc:repeatable="row" mc:variant="one"><tr><td mc:edit="main" class="text">
                <h1>Dear *|IF:FNAME|**|TITLE:FNAME|**|ELSE:|*friend*|END:IF|*,</h1>
                <p>*|IFNOT:ARCHIVE_PAGE|*<a href="*|ARCHIVE|*" target="_blank">In the browser</a>*|END:IF|*</p>
                <a href="*|TWITTER:PROFILEURL|*">us</a> | <a href="*|FORWARD|*">forward</a>
                *|IF:CITY != ""|*<p>See you in *|CITY|*.</p>*|END:IF|*
                </td></tr><tr><td>
                <em>Copyright &copy; *|CURRENT_YEAR|* *|LIST:COMPANY|*, All rights reserved.</em><br>
                *|IFNOT:ARCHIVE_PAGE|* *|LIST:DESCRIPTION|* <br>*|HTML:LIST_ADDRESS_HTML|* *|END:IF|*
                <a href="*|UNSUB|*">unsubscribe</a> <a href="*|UPDATE_PROFILE|*">preferences</a>
                *|IF:REWARDS|* *|HTML:REWARDS|* *|END:IF|*
                </td></tr></table></center></body></html>
                """,
            has: [
                "<meta property=\"og:title\" content=\"\" />", "content=\"News:  of \"", "<title>{{ subject }}</title>",
                "<!--{% if preheader %}-->", "{{ preheader }}</span>",
                "{% if contact.first_name %}{{ contact.first_name | titlecase }}{% else %}friend{% endif %}",
                "{% if contact.city != blank %}<p>See you in {{ contact.city }}.</p>{% endif %}", "mc:edit=\"main\"",
                "{{ workspace.postal_address }}", "<a href=\"{{ unsubscribe_url }}\">unsubscribe</a>", "<a href=\"#\">us</a>",
            ], named: ["*|TWITTER:PROFILEURL|*", "*|FORWARD|*"]),
        ForeignLetter(
            name: "tags in styles, comments, titles and addresses", style: .mailchimp,
            text: """
                <html><head><title>*|LIST:NAME|* for *|FNAME|*</title><style>/* *|LIST:NAME|* */ p { color: *|COLOUR|* }</style>
                <!-- *|LIST:NAME|*, *|DATE:d/m/Y|* --></head><body style="background:#fff"><!--[if mso]><p>*|FNAME|*</p><![endif]-->
                <img src="https://a.example/x.png" alt="*|FNAME|*" width="*|WIDTH|*"><a href="https://a.example/?e=*|URL:EMAIL|*&amp;c=*|CITY|*">x</a>
                <a href="https://a.example/*|CITY|*/x" title="*|CITY|*">y</a><td style="color: *|COLOUR|*">z</td>
                <a href="*|UNSUB|*">bye</a></body></html>
                """,
            has: [
                "<title>{{ list.name }} for {{ contact.first_name }}</title>", "alt=\"{{ contact.first_name }}\"",
                "?e={{ contact.email | url_encode }}&amp;c={{ contact.city }}",
                "<!-- {{ list.name }}, {{ now | date: \"%d/%m/%Y\" }} -->",
            ]),
        ForeignLetter(
            name: "tags where none can stand", style: .mailchimp,
            text: """
                <html><head><base href="*|LIST:NAME|*"><script>var name = "*|FNAME|*";</script></head><body onload="go('*|FNAME|*')">
                <a href="*|WEBSITE|*">yours</a><a href="https://*|CITY|*.example/">there</a><p>*|FNAME|*</p>
                <table *|CLASS|*><tr><td>x</td></tr></table><img srcset="https://a.example/*|CITY|*.png 2x" src="https://a.example/x.png" alt="">
                </body></html>
                """,
            has: ["<p>{{ contact.first_name }}</p>", "var name = \"*|FNAME|*\";", "href=\"*|WEBSITE|*\"", "<table *|CLASS|*>"],
            named: ["*|LIST:NAME|*", "*|FNAME|*", "*|WEBSITE|*", "*|CITY|*", "*|CLASS|*"]),
        ForeignLetter(
            name: "conditions that cut the HTML", style: .mailchimp,
            text: """
                <table><tr>*|IF:CITY=Solo|*<td>Solo</td>*|ELSEIF:CITY=Bali|*<td colspan="2">Bali</td>*|ELSE:|*<td></td>*|END:IF|*</tr></table>
                <p *|IF:CITY|*class="a"*|END:IF|*>x</p><a href="*|IF:CITY|*https://a.example/*|ELSE:|*https://b.example/?x*|END:IF|*">y</a>
                *|IF:PHONE|*<div title="*|ELSE:|*<div title='*|END:IF|*x">z</div>
                """,
            has: ["<td>Solo</td>{% elsif contact.city == \"Bali\" %}"], named: ["*|IF:PHONE|*", "*|ELSE:|*", "*|END:IF|*"]),
        ForeignLetter(
            name: "a letter from a feed", style: .mailchimp,
            text: """
                <h1>*|RSSFEED:TITLE|*</h1>*|RSSITEMS:|*<h2><a href="*|RSSITEM:URL|*">*|RSSITEM:TITLE|*</a></h2>*|RSSITEM:CONTENT|**|END:RSSITEMS|*
                <p>*|FNAME|*, *|INTERESTED:Flowers:Roses|*roses*|ELSE:|*no roses*|END:INTERESTED|*</p><a href="*|UNSUB|*">x</a>
                """,
            has: [
                "<p>{{ contact.first_name }},", "<a href=\"{{ unsubscribe_url }}\">x</a>", "<h2><a href=\"#\">*|RSSITEM:TITLE|*",
            ],
            named: [
                "*|RSSFEED:TITLE|*", "*|RSSITEMS:|*", "*|RSSITEM:URL|*", "*|RSSITEM:TITLE|*", "*|RSSITEM:CONTENT|*",
                "*|END:RSSITEMS|*",
                "*|INTERESTED:Flowers:Roses|*", "*|ELSE:|*", "*|END:INTERESTED|*",
            ]),
        ForeignLetter(
            name: "Markdown with a front matter", style: .mailchimp, format: .markdown,
            text: """
                ---
                subject: "*|FNAME|*, it is *|DATE:F|*"
                preheader: >
                  Only for *|CITY|*
                ---
                # Hello *|FNAME|*

                - *|CITY|*
                - [shop](https://a.example/?c=*|CITY|*)

                *|IF:PHONE|*
                We call *|PHONE|*.
                *|END:IF|*

                [bye](*|UNSUB|*)
                """,
            has: [
                "subject: '{{ contact.first_name }}, it is {{ now | date: \"%B\" }}'", "  Only for {{ contact.city }}",
                "# Hello {{ contact.first_name }}", "[bye]({{ unsubscribe_url }})",
            ]),
    ]

    fileprivate static let percents = [
        ForeignLetter(
            name: "capitals between per cents", style: .percent,
            text: """
                <html><body><p>Hi %FIRSTNAME|there%, 100% wool, 50%% off: <a href="https://a.example/?q=a%20b&n=%FIRSTNAME%">shop</a></p>
                <table width="100%"><tr><td style="width:50%">%CITY%</td></tr></table>
                %IF in_array('vip', $TAGS)%<p>VIP</p>%ELSE%<p>x</p>%/IF%
                <p>%SENDER-INFO%</p><a href="%UNSUBSCRIBELINK%">bye</a></body></html>
                """,
            has: [
                "Hi {{ contact.first_name | default: \"there\" }}, 100% wool, 50%% off",
                "<td style=\"width:50%\">{{ contact.city }}",
            ],
            named: ["%IF in_array('vip', $TAGS)%", "%ELSE%", "%/IF%"]),
        ForeignLetter(
            name: "names with spaces between double per cents", style: .percent,
            text: """
                %%[ SET @city = AttributeValue("City") ]%%
                <html><head><title>Offer for %%First Name%%</title></head><body><p>Dear %%First Name%% %%LastName%%,</p>
                <p>%%=ProperCase(@city)=%%</p><p>Your tier: %%Loyalty Tier%%</p>
                <p>%%Member_Busname%%, %%Member_Addr%%, %%Member_City%%</p><a href="%%unsub_center_url%%">bye</a>
                <a href="%%profile_center_url%%">profile</a> <a href="%%view_email_url%%">browser</a></body></html>
                """,
            has: [
                "Dear {{ contact.first_name }} {{ contact.last_name }},", "{{ contact.loyalty_tier }}",
                "{{ workspace.name }}, {{ workspace.postal_address }}", "<a href=\"{{ unsubscribe_url }}\">bye</a>",
            ], named: ["%%[ SET @city = AttributeValue(\"City\") ]%%", "%%=ProperCase(@city)=%%", "%%Member_City%%"]),
    ]

    fileprivate static let braces = [
        ForeignLetter(
            name: "Handlebars", style: .mustache,
            text: """
                <html><head><meta name="description" content="{{subject}}"><style>td { color: #333 }</style></head><body>
                <p>{{#if first_name}}Hi {{first_name}}{{else}}Hi{{/if}},</p>{{!-- a note with {{x}} --}}
                {{#unless city}}<p>Where are you?</p>{{/unless}}{{#if (eq country "PL")}}<p>Cześć</p>{{else if (eq country "DE")}}<p>Hallo</p>{{/if}}
                <ul>{{#each items}}<li>{{this.name}} {{price}}</li>{{else}}<li>nothing</li>{{/each}}</ul>
                {{{unsubscribe}}} <a href="{{unsubscribe_preferences}}">preferences</a> {{insert city "default=your city"}}
                <p>{{Sender_Name}}, {{Sender_Address}}</p></body></html>
                """,
            has: [
                "content=\"\"", "{% if contact.first_name %}Hi {{ contact.first_name }}{% else %}Hi{% endif %},",
                "{% unless contact.city %}<p>Where are you?</p>{% endunless %}",
                "{% if contact.country == \"PL\" %}<p>Cześć</p>{% elsif contact.country == \"DE\" %}<p>Hallo</p>{% endif %}",
                "{{ contact.city | default: \"your city\" }}", "{{ sender.name }}, {{ workspace.postal_address }}",
            ], named: ["{{#each items}}", "{{this.name}}", "{{price}}", "{{else}}", "{{/each}}"]),
        ForeignLetter(
            name: "Mustache sections", style: .mustache, format: .markdown,
            text: """
                ---
                subject: "{{#first_name}}{{first_name}}, {{/first_name}}your order"
                ---
                {{#first_name}}Hi {{first_name}}!{{/first_name}}{{^first_name}}Hi!{{/first_name}}

                {{#order_lines}}
                - {{title}}: {{price}}
                {{/order_lines}}

                [bye]({{{pm:unsubscribe}}})
                """,
            has: [
                "subject: '{% if contact.first_name %}{{ contact.first_name }}, {% endif %}your order'",
                "{% if contact.first_name %}Hi {{ contact.first_name }}!{% endif %}{% unless contact.first_name %}Hi!{% endunless %}",
                "[bye]({{ unsubscribe_url }})",
            ], named: ["{{#order_lines}}", "{{title}}", "{{price}}", "{{/order_lines}}"]),
        ForeignLetter(
            name: "capitals with a default, and conditions", style: .mustache,
            text: """
                <html><body><p>Hello {{ contact.FIRSTNAME | default : "friend" }}</p>
                {% if contact.CITY == "Jakarta" and contact.SMS %}<p>We call you.</p>{% else %}<p>We write.</p>{% endif %}
                {% for product in params.products %}<p>{{ product.name }}</p>{% endfor %}
                <a href="{{ mirror }}">browser</a> <a href="{{ unsubscribe }}">bye</a> <a href="{{ update_profile }}">profile</a></body></html>
                """,
            has: [
                "Hello {{ contact.first_name | default: \"friend\" }}",
                "{% if contact.city == \"Jakarta\" and contact.phone %}<p>We call you.</p>{% else %}<p>We write.</p>{% endif %}",
                "<a href=\"{{ unsubscribe_url }}\">bye</a>",
            ], named: ["{% for product in params.products %}", "{{ product.name }}", "{% endfor %}"]),
        ForeignLetter(
            name: "persons, events and catalogues", style: .mustache,
            text: """
                <p>Hi {{ person.first_name|default:'there' }}, {{ first_name|title }}</p>
                {% if person|lookup:'City' == 'Solo' %}<p>Solo</p>{% endif %}{% if person.City == 'Bali' %}<p>Bali</p>{% elif person.City %}<p>x</p>{% endif %}
                <p>{{ event.ItemName }}</p><p>{{ organization.name }}, {{ organization.full_address }}</p>
                {% unsubscribe 'Leave us' %} <a href="{% manage_preferences_link %}">preferences</a> {% current_year %}
                """,
            has: [
                "Hi {{ contact.first_name | default: \"there\" }}, {{ contact.first_name | titlecase }}",
                "{% if contact.city == \"Bali\" %}<p>Bali</p>{% elsif contact.city %}<p>x</p>{% endif %}",
                "{{ workspace.name }}, {{ workspace.postal_address }}", "<a href=\"{{ unsubscribe_url }}\">Leave us</a>",
            ], named: ["{% if person|lookup:'City' == 'Solo' %}", "{% endif %}", "{{ event.ItemName }}"]),
        ForeignLetter(
            name: "modules and personalization calls", style: .mustache,
            text: """
                <html><head><title>{{ content.subject }}</title></head><body>{% module "text" path="@hubspot/rich_text" %}
                <p>Hi {{ personalization_token("contact.firstname", "there") }} {{ contact.lastname }}</p>
                {% if contact.city == "Solo" %}<p>Solo</p>{% endif %}
                <p>{{ site_settings.company_name }}</p><a href="{{ unsubscribe_link }}">bye</a> <a href="{{ view_as_page_url }}">page</a></body></html>
                """,
            has: [
                "<title>{{ subject }}</title>", "Hi {{ contact.first_name | default: \"there\" }} {{ contact.last_name }}",
                "{% if contact.city == \"Solo\" %}<p>Solo</p>{% endif %}", "<p>{{ workspace.name }}</p>",
            ], named: ["{% module"]),
        ForeignLetter(
            name: "Go templates", style: .listmonk,
            text: """
                <!doctype html><html><head><title>{{ .Campaign.Subject }}</title><meta name="x" content="{{ .Campaign.Name }}"></head><body>
                <p>Hi {{ .Subscriber.FirstName | default "there" }},</p>
                {{ if eq .Subscriber.Attribs.city "Jakarta" }}<p>Jakarta</p>{{ else if and .Subscriber.Attribs.city (ne .Subscriber.Attribs.city "Solo") }}<p>{{ .Subscriber.Attribs.city }}</p>{{ else }}<p>x</p>{{ end }}
                {{- if .Subscriber.FirstName -}}<p>{{ .Subscriber.FirstName }}</p>{{- end }}
                {{ range $i, $x := .Subscriber.Attribs.orders }}<li>{{ $x }} {{ .Subscriber.Email }}</li>{{ end }}
                <a href="{{ TrackLink "https://a.example/?a=1&b=2" . }}">shop</a> <a href="https://b.example/@TrackLink">b</a>
                <a href="{{ UnsubscribeURL }}">bye</a> <a href="{{ MessageURL }}">page</a>{{ TrackView }}</body></html>
                """,
            has: [
                "<title>{{ subject }}</title>", "Hi {{ contact.first_name | default: \"there\" }},",
                "{% if contact.city == \"Jakarta\" %}<p>Jakarta</p>{% elsif contact.city and contact.city != \"Solo\" %}<p>{{ contact.city }}</p>{% else %}<p>x</p>{% endif %}",
                "{% if contact.first_name %}<p>{{ contact.first_name }}</p>{% endif %}", "<a href=\"https://b.example/\">b</a>",
            ], named: ["{{ range $i, $x := .Subscriber.Attribs.orders }}", "{{ $x }}", "{{ .Subscriber.Email }}", "{{ end }}"]),
        ForeignLetter(
            name: "a page around campaigns", style: .listmonk,
            text: """
                <html><body><div>{{ template "content" . }}</div><p>{{ L.T "email.unsubHelp" }} <a href="{{ UnsubscribeURL }}">x</a></p>{{ TrackView . }}</body></html>
                """,
            has: ["<div>{{ content }}</div>", "<a href=\"{{ unsubscribe_url }}\">x</a>"], named: ["{{ L.T \"email.unsubHelp\" }}"]
        ),
    ]

    fileprivate static let others = [
        ForeignLetter(
            name: "fields between single braces", style: .mautic,
            text: """
                <html><head><title>{subject}</title><style>p { color: #333 } td{padding:0}</style></head><body><p>Hi {contactfield=firstname|friend},</p>
                <p>{contactfield=country|label} {contactfield=birthday|date}</p><img src="https://a.example/{contactfield=city}.png" alt="{contactfield=city}">
                <a href="https://a.example/?c={contactfield=city|true}">x</a> <a href="https://a.example/?c=%7Bcontactfield=city%7D">y</a>
                <p>{ownerfield=firstname} {dynamiccontent="Offer"}</p>{unsubscribe_text} <a href="{unsubscribe_url}">bye</a> {tracking_pixel}</body></html>
                """,
            has: [
                "Hi {{ contact.first_name | default: \"friend\" }},", "<p>{{ contact.country }}", "td{padding:0}",
                "?c={{ contact.city }}\">y</a>", "<a href=\"{{ unsubscribe_url }}\">bye</a>",
            ], named: ["{ownerfield=firstname}", "{dynamiccontent=\"Offer\"}"]),
        ForeignLetter(
            name: "names between brackets", style: .brackets,
            text: """
                <html><head><style>a[href] { color: red } input[email] { x: y }</style></head><body><p>Hi [firstname,fallback=there], [Email]</p>
                <p>[subscriber:lastname | default:reader] [CUSTOM_FIELD] [1] [sic]</p><a href="[link:subscription_unsubscribe_url]">bye</a>
                [link:subscription_unsubscribe] [UNSUBSCRIBE] [[first_name]] [newsletter:number]</body></html>
                """,
            has: [
                "Hi {{ contact.first_name | default: \"there\" }}, {{ contact.email }}", "input[email]",
                "{{ contact.last_name | default: \"reader\" }} {{ contact.custom_field }} [1] [sic]",
                "<a href=\"{{ unsubscribe_url }}\">bye</a>",
            ], named: ["[newsletter:number]"]),
        ForeignLetter(
            name: "plain text between brackets", style: .brackets, format: .text,
            text: "---\nsubject: \"[FIRSTNAME], hello\"\n---\nDear [First Name],\n\n[sic] [UNSUBSCRIBE]\n",
            has: ["subject: '{{ contact.first_name }}, hello'", "Dear {{ contact.first_name }},", "[sic] {{ unsubscribe_url }}"]),
    ]
}
