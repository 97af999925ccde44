import Audience
import Foundation
import Storage
import Templates
import TestSupport
import Testing

@testable import Campaigns

/// Whatever letter the check finds without errors, a run can send.
@Suite struct SendableLettersTests {
    private static let addressParts = [
        "http", "https", "HTTPS", ":", "/", "//", "\\", "\\\\", "@", "#", "?", "%41", "%", "[::1]", "x.test", "Ü.test", " ", "\n",
        "\t", "\u{1}",
        "\u{85}", "\u{2028}", "&#10;", "&nbsp;", "&amp;", "a b", "99999", ":80", "..", "mailto:", "javascript:",
        "{{ contact.first_name }}",
        "{{ campaign.name }}", "é", "<", "'", "|", String(repeating: "y", count: 8000),
    ]
    private static let subjectParts = [
        "News", " ", "{{ contact.first_name }}", "{{ contact.first_name | default: 'you' }}", "\\u0085", "\\u2028", "\\n", "\\t",
        "\\u0007", "é",
        "花", "{{ now | date: '%d %B' }}", "{{ campaign.name }}", "{% if contact.first_name %}x{% endif %}",
        String(repeating: "long ", count: 500),
        "=?utf-8?q?x?=", "{{ 'a\\tb' }}", "{{ contact.email }}",
    ]
    private static let bodyParts = [
        "<p>Hello</p>", "{{ contact.first_name }}", "{{ contact.city }}", "{{ customer.name }}",
        "{% if contact.email %}a{% else %}b{% endif %}",
        "{% else if %}", "{{ 1 | divided_by: 0 }}", "{{ contact.first_name | divided_by: 2 }}", "\u{92}", "\u{2028}", "{{ “x” }}",
        "<style>a{color:red}</style>",
        "<!--[if mso]><a href='https:///'>x</a><![endif]-->",
        "<a {% if contact.email %}href='https://:1'{% else %}href='x'{% endif %}>y</a>",
        "<img src='http:/x'>", "{{ contact.first_name | date: '%Q' }}", "<area href='http://'>", "&#150;",
        "{{ now | date: '%Y' }}",
    ]

    private func letter(_ random: inout SeededRandom) -> String {
        func some(_ parts: [String], _ most: Int) -> String {
            (0..<Int.random(in: 0...most, using: &random)).map { _ in parts.randomElement(using: &random) ?? "" }.joined()
        }
        let links = (0..<Int.random(in: 0...3, using: &random)).map { _ in
            "<a href=\"\(Bool.random(using: &random) ? "https://" : "")\(some(Self.addressParts, 4))\">x</a>"
        }
        let subject = Int.random(in: 0...9, using: &random) == 0 ? "" : "subject: \"News\(some(Self.subjectParts, 2))\"\n"
        let end = Int.random(in: 0...9, using: &random) == 0 ? "" : "<a href=\"{{ unsubscribe_url }}\">bye</a>"
        return "---\n\(subject)preheader: x\n---\n\(some(Self.bodyParts, 2))\(links.joined())\(end)"
    }

    @Test func `no letter without errors stops a run, or gives nobody a message`() async throws {
        let seed = SeededRandom.seed()
        print("sendable letters: MERPATI_SEED=\(seed)")
        var random = SeededRandom(seed: seed)
        try await CampaignFixture.with(contacts: 3) { fixture in
            try FileManager.default.removeItem(at: fixture.folder.appendingPathComponent("templates/letter.md"))
            try await fixture.apply()
            let run = try await fixture.change { try $0.start($1, "sale", by: CampaignFixture.cause, at: $2).id }
            var (sent, refused) = (0, 0)
            for _ in 0..<600 {
                let text = letter(&random)
                try Data(text.utf8).write(to: fixture.folder.appendingPathComponent("templates/letter.html"))
                let trial = try await fixture.look { store, connection in
                    let campaign = try store.campaign(connection, named: "sale")
                    return try LetterCheck.trial(
                        connection, store.definition(of: campaign), campaign, fixture.context, counting: true)
                }
                guard !trial.findings.contains(where: { $0.severity == .error }), let letter = trial.letter else {
                    refused += 1
                    continue
                }
                sent += 1
                try await fixture.change { store, connection, _ in
                    do {
                        let plan = try ReadyLetter(connection, store.run(connection, id: run), letter, fixture.context)
                        let composer = MessageComposer(plan)
                        for (id, values) in try plan.reader.read(connection, contacts: [1, 2, 3]) {
                            let made = composer.compose(
                                .init(contact: id, email: "c\(id)@example.org", values: values),
                                date: Date(timeIntervalSince1970: 0))
                            guard case .message = made else {
                                Issue.record("\(made) of \(text.debugDescription.prefix(2000))")
                                return
                            }
                        }
                    } catch {
                        Issue.record("\(error) of \(text.debugDescription.prefix(2000))")
                    }
                }
            }
            #expect(sent > 20 && refused > 20, "\(sent) sent, \(refused) refused")
        }
    }
}
