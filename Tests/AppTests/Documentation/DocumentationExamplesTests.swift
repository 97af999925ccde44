import Foundation
import TestSupport
import Testing

/// Every example of every page does what the page says: each page is followed from its top to its bottom in a workspace of its own.
@Suite(.timeLimit(.minutes(15))) struct DocumentationExamplesTests {
    /// Blocks that nobody can run here, by their first lines: commands that build the program or set up a machine, records for DNS,
    /// pictures made of text, and what is checked by a test of its own.
    private static let notRun: [String: [String]] = [
        "README.md": [
            "make run     # installs the system packages, builds, and shows the whole loop on this machine",
            "alias merpati=$PWD/.build/release/merpati",
        ],
        "docs/campaigns.md": ["draft -> scheduled -> sending <-> paused -> finished | cancelled"],
        "docs/code.md": ["merpati-bench  ->  App    (what is measured, and the template engines it is measured beside)"],
        "docs/maintaining.md": [
            "make test                          # everything",
            "swift test --filter RandomMessageTests                                        # 2,000",
            "swift test --filter SpamFilterTests      # prints each score with its rules",
            "merpati bench render",
        ],
        "docs/messages.md": ["multipart/mixed                    only with attachments (RFC 2046 section 5.1.3)"],
        "docs/operating.md": ["bounces.shop.example.   MX   10 mail.shop.example."],
        "docs/performance.md": [
            "merpati bench segments --keep bench            # the table; with --keep the database is there the next time",
            "merpati bench render --rounds 7",
            "merpati bench sign                                                          # beside `openssl speed` of the same keys",
        ],
        "docs/segment-language.md": ["expression  = conjunction { \"or\" conjunction }"],
        "docs/signing.md": ["dig +short TXT m2026._domainkey.fuchsia.example"],
        "docs/templates.md": ["templates/"],
    ]

    @Test(arguments: DocumentationPage.all)
    func everyBlockIsRunOrListed(path: String) throws {
        let page = try DocumentationPage(path)
        let rest = page.blocks.filter { DocumentationExample.examples(of: $0) == nil }
        #expect(rest.map { $0.lines.first ?? "" } == Self.notRun[path] ?? [])
        for block in rest { #expect(block.language == "text", "\(path):\(block.line)") }
        for block in page.blocks where block.file != nil {
            #expect(
                block.introduction.contains("`\(block.file ?? "")`"), "\(path):\(block.line): the text does not name the file")
        }
        for (before, line) in zip(page.prose, page.prose.dropFirst()) where before.text.isEmpty {
            #expect(!line.text.hasPrefix("    "), "\(path):\(line.number): code stands between lines of three backticks")
        }
    }

    @Test(arguments: DocumentationPage.all)
    func everyExampleDoesWhatThePageSays(path: String) async throws {
        let page = try DocumentationPage(path)
        let examples = page.blocks.flatMap { DocumentationExample.examples(of: $0) ?? [] }
        guard !examples.isEmpty else { return }
        try await withTemporaryFolder { folder in
            let run = try DocumentationRun(page)
            try await begin(page, run, in: folder)
            try await run.run(examples, in: folder)
        }
    }

    private func begin(_ page: DocumentationPage, _ run: DocumentationRun, in folder: URL) async throws {
        switch page.beginning {
        case .new:
            let operating = try DocumentationPage("docs/operating.md")
            let settings = try #require(operating.blocks.first { $0.file == "shop/merpati.yaml" })
            let text = settings.lines.joined(separator: "\n")
            try text.write(to: folder.appendingPathComponent("merpati.yaml"), atomically: true, encoding: .utf8)
        case .files: try copyFiles(to: folder)
        case .example:
            try copyFiles(to: folder)
            let readme = try DocumentationPage("README.md")
            let filling = try #require(readme.blocks.first { $0.language == "console" })
            try await run.run(DocumentationExample.examples(of: filling) ?? [], in: folder)
        }
    }

    private func copyFiles(to folder: URL) throws {
        for name in ["merpati.yaml", "templates", "campaigns"] {
            try FileManager.default.copyItem(
                at: DocumentationPage.repository.appendingPathComponent(name), to: folder.appendingPathComponent(name))
        }
    }

    // MARK: The comparison itself

    @Test(arguments: [
        (["..."], ["a", "b"], true), (["a", "...", "d"], ["a", "b", "c", "d"], true), (["a", "...", "d"], ["a", "d"], true),
        (["a"], ["a", "b"], false), (["b"], ["a", "b"], false), (["a", "..."], ["b"], false),
        (["...", "b"], ["a", "b", "c"], false),
        (["a ... c"], ["a b c"], true), (["a ... c"], ["a b d"], false), (["a...a"], ["a"], false), (["x  y"], ["x y "], true),
        (["1...2...3"], ["1 2 3"], true), (["1...2...3"], ["1 3 2"], false), (["a", ""], ["a"], true), ([], ["a"], true),
    ])
    func anOutputIsTheOneShownOrNot(shown: [String], output: [String], isSame: Bool) {
        #expect(DocumentationExample(line: 1, command: "", shown: shown).shows(output) == isSame)
    }
}
