import Foundation
import Testing

/// How pages are written: lines that fit on a screen, links that lead somewhere, and files that exist.
@Suite struct DocumentationProseTests {
    private static let longest = 100

    @Test(arguments: DocumentationPage.all)
    func proseIsWrapped(path: String) throws {
        for (number, text) in try DocumentationPage(path).prose where text.count > Self.longest && !text.hasPrefix("|") {
            // What has no space cannot be wrapped.
            #expect(!text.drop { $0 == " " }.contains(" "), "\(path):\(number) has \(text.count) characters")
        }
    }

    @Test(arguments: DocumentationPage.all)
    func everyLinkLeadsSomewhere(path: String) throws {
        let page = try DocumentationPage(path)
        let text = page.prose.map(\.text).joined(separator: "\n")
        for link in text.matches(of: /\]\(([^)\s]+)\)/).map({ String($0.1) }) where !link.contains("://") {
            let parts = link.split(separator: "#", maxSplits: 1, omittingEmptySubsequences: false).map(String.init)
            let folder = URL(fileURLWithPath: "/\(path)").deletingLastPathComponent()
            let target = parts[0].isEmpty ? path : String(folder.appendingPathComponent(parts[0]).standardized.path.dropFirst())
            #expect(SourceFiles.exists(target), "\(path): \(link)")
            guard parts.count == 2, target.hasSuffix(".md") else { continue }
            #expect(try places(target).contains(parts[1]), "\(path): \(link)")
        }
    }

    /// The places that links to a page can name: its headings, as GitHub writes them.
    private func places(_ path: String) throws -> [String] {
        try DocumentationPage(path).prose.map(\.text).filter { $0.hasPrefix("#") }.map { heading in
            let words = heading.drop { $0 == "#" || $0 == " " }.lowercased()
            return String(words.filter { $0.isLetter || $0.isNumber || $0 == " " || $0 == "-" || $0 == "_" })
                .replacing(" ", with: "-")
        }
    }

    /// A page names files of the repository from its root or from `Sources`, and Swift files also by their name alone.
    @Test(arguments: DocumentationPage.all)
    func everyFileThatAPageNamesExists(path: String) throws {
        for (number, text) in try DocumentationPage(path).prose {
            for name in text.matches(of: /`([^`\s]+)`/).map({ String($0.1) }) {
                let isNamed = name.hasSuffix(".swift") || ["Sources/", "Tests/", "docs/"].contains { name.hasPrefix($0) }
                if isNamed { #expect(SourceFiles.names(name), "\(path):\(number): there is no \(name)") }
            }
        }
    }

    /// Whoever looks something up opens five files at most before knowing what to change, and the page that promises it.
    @Test func signpostsAreShort() throws {
        let rows = try DocumentationPage("docs/code.md").prose.map(\.text)
            .drop { $0 != "## I want to ..." }.prefix { $0 != "## The path of one message" }
            .filter { $0.hasPrefix("| ") && !$0.hasPrefix("| ...") && !$0.hasPrefix("| ---") }
        #expect(rows.count > 20)
        for row in rows {
            let cells = row.split(separator: "|").map { String($0) }
            let first = try #require(cells.dropFirst().first?.split(separator: ";").first)
            let files = first.matches(of: /`[^`\s]+\.swift`/).count
            #expect((1...5).contains(files), "\(row)")
            #expect(cells.last?.contains("](") == true || cells.last?.contains("the page of its subject") == true, "\(row)")
        }
    }

    @Test func everyFolderOfEveryRoomIsExplained() throws {
        let text = try DocumentationPage("docs/code.md").text
        let folders = Set(SourceFiles.swift.map { $0.split(separator: "/").dropLast().map(String.init) })
        #expect(folders.count > 50)
        for folder in folders where folder[0] == "Sources" && folder.count >= 2 {
            let room = try #require(text.range(of: "`Sources/\(folder[1])"), "\(folder)")
            if folder.count > 2 {
                #expect(
                    text[room.upperBound...].contains("`\(folder[2])/`") || text.contains("\(folder[1])/\(folder[2])/`"),
                    "\(folder)")
            }
        }
    }

    @Test func everyFileThatACommentNamesExists() throws {
        var comments = 0
        for (file, number, text) in try SourceFiles.comments() {
            comments += 1
            guard text.contains(".swift") || text.contains(".md") else { continue }
            let names = text.matches(of: /[\w+.\/-]*\w\.(swift|md)\b/).map { String($0.0) }
            for name in names {
                // Letters have names too: `welcome.md`.
                if name.hasSuffix(".md"), !name.hasPrefix("docs/"), text.contains("`\(name)`") { continue }
                #expect(SourceFiles.names(name), "\(file):\(number): there is no \(name)")
            }
        }
        #expect(comments > 1000)
    }
}
