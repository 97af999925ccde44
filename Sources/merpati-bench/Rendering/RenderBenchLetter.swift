/// The letter that is rendered: about 4 KB of HTML with seven tags, the same for each engine.
enum RenderBenchLetter {
    /// One tag in three languages.
    private struct Tag {
        /// A letter of ours, which escapes by itself.
        var liquid: String
        /// Stencil escapes where it is told to.
        var stencil: String
        /// Mustache has no defaults: a section that is shown where the value is missing.
        var mustache: String

        static func value(_ path: String, default text: String? = nil) -> Tag {
            guard let text else {
                return Tag(liquid: "{{ \(path) }}", stencil: "{{ \(path)|escape }}", mustache: "{{\(path)}}")
            }
            return Tag(
                liquid: "{{ \(path) | default: \"\(text)\" }}", stencil: "{{ \(path)|default:\"\(text)\"|escape }}",
                mustache: "{{\(path)}}{{^\(path)}}\(text){{/\(path)}}")
        }
    }

    private static let firstName = Tag.value("contact.first_name", default: "friend")
    private static let lastName = Tag.value("contact.last_name")
    private static let city = Tag.value("contact.city", default: "town")
    private static let flower = Tag.value("contact.favourite", default: "flowers")
    private static let list = Tag.value("list.name")
    private static let address = Tag.value("workspace.postal_address")
    private static let leave = Tag.value("unsubscribe_url")

    /// As a file of templates/, with a subject.
    static let liquid =
        "---\nsubject: \"{{ contact.first_name | default: 'Friend' }}, flowers for {{ contact.city | default: 'you' }}\"\n---\n"
        + page(\.liquid)
    /// With four times as much static text and the same tags.
    static let long = page(\.liquid, paragraphs: 40)
    static let stencil = page(\.stencil)
    static let mustache = page(\.mustache)

    /// What one recipient gets. The favourite flower is missing, so that a default stands in.
    static let values: [String: [String: String]] = [
        "contact": ["first_name": "Nguyễn & Co", "last_name": "<Wijaya>", "city": "Jakarta Selatan"],
        "list": ["name": "Today's \"Garden\""],
        "workspace": ["postal_address": "Jl. Melati 12, Jakarta 10310"],
    ]
    static let unsubscribeURL = "https://news.fuchsia.example/u/AQAAAAAAAABkAAAAAAAAAGQx"

    private static func page(_ language: KeyPath<Tag, String>, paragraphs: Int = 10) -> String {
        let paragraph = """
            <p style="margin:0 0 16px 0;font-family:Georgia,serif;font-size:16px;line-height:24px;color:#333333">This week the \
            growers on the slopes sent us more than we dared to hope for: roses in seven colours, fuchsias in baskets, and the \
            first orchids of the season. Everything is cut in the morning and with you before the evening.</p>

            """
        func tag(_ tag: Tag) -> String { tag[keyPath: language] }
        return """
            <html><body style="background:#fdf7fa">
            <h1>Dear \(tag(firstName)) \(tag(lastName))</h1>
            \(String(repeating: paragraph, count: paragraphs))
            <p>You live in \(tag(city)) and like \(tag(flower)) best:
            <a href="https://fuchsia.example/roses">roses</a>, <a href="https://fuchsia.example/orchids">orchids</a>,
            <a href="https://fuchsia.example/visit">visit us</a>.</p>
            <p>You read \(tag(list)). \(tag(address)) <a href="\(tag(leave))">Unsubscribe</a></p>
            </body></html>
            """
    }
}
