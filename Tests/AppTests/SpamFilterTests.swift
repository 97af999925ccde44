import Foundation
import TestSupport
import Testing

/// The example letters before SpamAssassin: nothing that a sender could avoid is held against them.
@Suite(.enabled(if: !SpamAssassin.isMissing, "SpamAssassin is not there"))
struct SpamFilterTests {
    /// Rules that may hit, and why nothing is done about them. docs/maintaining.md has the same table.
    private static let explained: Set = [
        "HTML_MESSAGE",  // the letters have HTML beside their text: 0.001
        "DC_PNG_UNO_LARGO",  // there is one picture, and it is a PNG: 0.001
        "MAILING_LIST_MULTI",  // List-Id, List-Unsubscribe and Precedence are those of a mailing list: -1
    ]
    /// Spam begins at 5.
    private static let mostPoints = 0.0

    private struct Rendered {
        var name: String
        var message: [UInt8]
    }

    @Test func `the example letters are no spam`() async throws {
        let letters = try await withTemporaryFolder { try await Self.render(in: $0) }
        #expect(letters.count >= 10)
        let verdicts = try await SpamAssassin.judge(letters.map(\.message))
        for (letter, verdict) in zip(letters, verdicts) {
            print("spamassassin: \(letter.name): \(verdict)")
            #expect(verdict.score <= Self.mostPoints, "\(letter.name): \(verdict)")
            let unexplained = Set(verdict.hits.keys).subtracting(Self.explained)
            #expect(unexplained == [], "\(letter.name): \(verdict)")
        }
    }

    /// A test that no mail could fail would show nothing.
    @Test func `spam is spam`() async throws {
        let spam = """
            From: "WINNER" <1234567890@fuchsia.example>
            To: undisclosed-recipients:;
            Subject: CONGRATULATIONS!!! YOU HAVE WON $1,000,000 MILLION DOLLARS
            Date: Sun, 22 Nov 2026 04:00:00 +0000
            Content-Type: text/html

            <html><body><font color="white" size="1">XJS*C4JDBQADN1.NSBN3*2IDNEN*GTUBE-STANDARD-ANTI-UBE-TEST-EMAIL*C.34X</font>
            <a href="http://192.168.1.1/viagra">CLICK HERE</a></body></html>
            """
        let verdict = try #require(try await SpamAssassin.judge([Array(spam.utf8)]).first)
        #expect(verdict.score > 5)
        #expect(verdict.hits.count > 3)
    }

    /// Every example letter for a reader of each language.
    private static func render(in folder: URL) async throws -> [Rendered] {
        for name in ["merpati.yaml", "templates", "campaigns"] {
            try FileManager.default.copyItem(
                at: FlowerShopWorkspace.repository.appendingPathComponent(name), to: folder.appendingPathComponent(name))
        }
        let settings = [
            "MERPATI_PUBLIC_URL": "https://news.fuchsia.example", "MERPATI_FEEDBACK_ADDRESS": "fbl@bounces.fuchsia.example",
        ]
        let program = MerpatiProgram(folder: folder, environment: settings)
        let list = try await program.run("list", "create", "Customers")
        #expect(list.code == 0, "\(list.errors)")
        let imported = try await program.run("import", "campaigns/contacts.csv", "--list", "Customers", "--create-fields")
        #expect(imported.code == 0, "\(imported.errors)")
        var rendered = [Rendered]()
        let templates = try FileManager.default.contentsOfDirectory(atPath: folder.appendingPathComponent("templates").path)
        for template in templates.filter({ $0.hasSuffix(".md") && $0.split(separator: ".").count == 2 }).sorted() {
            for reader in ["olive", "kirana", "tomasz"] {
                let contact = "\(reader)@fuchsia.example"
                let result = try await program.run(
                    "template", "render", String(template.dropLast(3)), "--part", "mime", "--contact", contact)
                #expect(result.code == 0, "\(template): \(result.errors)")
                rendered.append(Rendered(name: "\(template) for \(reader)", message: Array(result.output.utf8)))
            }
        }
        return rendered
    }
}
