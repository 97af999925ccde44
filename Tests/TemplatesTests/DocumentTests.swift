import Foundation
import Templates
import Testing

/// docs/liquid.md has everything that there is. Its examples are run by the tests of the pages.
@Suite("Document")
struct DocumentTests {
    private static func page() throws -> String {
        let file = URL(fileURLWithPath: #filePath).resolvingSymlinksInPath()
        let package = file.deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()
        return try String(contentsOf: package.appendingPathComponent("docs/liquid.md"), encoding: .utf8)
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
