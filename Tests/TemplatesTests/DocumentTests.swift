import Foundation
import Templates
import Testing

/// The examples of docs/liquid.md, run as they are printed there.
@Suite("Document")
struct DocumentTests {
    static let scope: TemplateObject = [
        "contact": [
            "first_name": "Ngọc", "city": "jakarta selatan", "birthday": .date(day: 7639), "labels": ["VIP", "Pelanggan Loyal"],
        ],
        "orders": [
            ["flower": "roses", "count": 3, "price": 120_000], ["flower": "lilies", "count": 1, "price": 45000.5],
            ["flower": "roses", "count": 2, "price": 80_000],
        ],
        "html": "<b>5 > 3</b>",
    ]

    static let partials = [
        "line": "{{ order.flower }}: {{ order.count }}. ", "set": "{% assign colour = \"red\" %}",
    ]

    private static func page() throws -> String {
        let file = URL(fileURLWithPath: #filePath).resolvingSymlinksInPath()
        let package = file.deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()
        return try String(contentsOf: package.appendingPathComponent("docs/liquid.md"), encoding: .utf8)
    }

    /// Any white space as one space, and none around it: what a line of the page can show.
    private static func words(_ text: some StringProtocol) -> String {
        text.split(whereSeparator: \.isWhitespace).joined(separator: " ")
    }

    @Test func examples() throws {
        var count = 0
        for line in try Self.page().split(separator: "\n") where line.hasPrefix("    ") {
            guard let arrow = line.range(of: " =>", options: .backwards) else { continue }
            let template = line[..<arrow.lowerBound].dropFirst(4)
            let output = try plain(String(template), Self.scope, partials: Self.partials)
            #expect(Self.words(output) == Self.words(line[arrow.upperBound...]), "\(template)")
            count += 1
        }
        #expect(count > 70)
    }

    @Test(arguments: [
        "abs append at_least at_most base64_decode base64_encode base64_url_safe_decode base64_url_safe_encode capitalize ceil",
        "compact concat date default divided_by downcase escape escape_once find find_index first floor has join last lstrip map",
        "minus modulo money newline_to_br plus prepend raw reject remove remove_first remove_last replace replace_first",
        "replace_last reverse round rstrip size slice sort sort_natural split strip strip_html strip_newlines sum times titlecase",
        "truncate truncatewords uniq upcase url_decode url_encode where assign break capture case comment continue cycle decrement",
        "doc echo else elsif for if ifchanged include increment liquid raw render tablerow unless when",
    ])
    func everythingIsThere(_ names: String) throws {
        let page = try Self.page()
        for name in names.split(separator: " ") {
            #expect(page.contains("| \(name)") || page.contains("{% \(name)") || page.contains("`\(name)`"), "\(name)")
        }
    }
}
