import Foundation
import TestSupport
import Testing

/// Commands that change one thing: an address, a label's category, the keys of links; and a segment in its other form.
@Suite(.timeLimit(.minutes(15))) struct SmallCommandsTests {
    private func withWorkspace(_ body: @escaping @Sendable (MerpatiProgram, URL) async throws -> Void) async throws {
        try await withTemporaryFolder { folder in
            try SampleWorkspace.write(to: folder, contacts: 2, smtpPort: 1)
            let program = MerpatiProgram(folder: folder)
            try await SampleWorkspace.importContacts(program)
            try await body(program, folder)
        }
    }

    @Test func aContactMovesToAnotherAddress() async throws {
        try await withWorkspace { program, _ in
            let old = SampleWorkspace.email(0)
            let moved = try await program.run("contact", "move", old, "new@example.test")
            #expect(moved.code == 0 && moved.output.contains("new@example.test"), "\(moved.errors)")
            #expect(try await program.run("contact", "show", "new@example.test").output.contains("city"))
            #expect(try await program.run("contact", "show", old).code == 1)

            let taken = try await program.run("contact", "move", "new@example.test", SampleWorkspace.email(1))
            #expect(taken.code == 1 && taken.errors.contains("another contact has the address"), "\(taken.errors)")
        }
    }

    /// Who left under the new address is not mailed there again.
    @Test func aMovedContactTakesTheStatusOfItsNewAddress() async throws {
        try await withWorkspace { program, _ in
            try await program.run("contact", "unsubscribe", SampleWorkspace.email(1))
            try await program.run("contact", "delete", SampleWorkspace.email(1), "--yes")
            try await program.run("contact", "move", SampleWorkspace.email(0), SampleWorkspace.email(1))
            struct Contact: Decodable { var status: String }
            let shown = try await program.run("contact", "show", SampleWorkspace.email(1), "--json").json(Contact.self)
            #expect(shown.status == "unsubscribed")
        }
    }

    @Test func aLabelIsPutIntoACategoryAndTakenOut() async throws {
        struct Labels: Decodable {
            struct Label: Decodable {
                var name: String
                var category: String?
            }
            var labels: [Label]
        }
        try await withWorkspace { program, _ in
            try await program.run("label", "create", "VIP")
            for category in ["tier", nil] {
                let done = try await program.run(["label", "category", "VIP"] + [category].compactMap(\.self))
                #expect(done.code == 0, "\(done.errors)")
                let labels = try await program.run("label", "list", "--json").json(Labels.self).labels
                #expect(labels.first { $0.name == "VIP" }?.category == category)
            }
            #expect(try await program.run("label", "category", "VPI", "tier").code == 1)
        }
    }

    @Test func aNewKeySignsAndTheOldOneStays() async throws {
        struct Report: Decodable {
            var file: String
            var keys: Int
        }
        try await withWorkspace { program, folder in
            let file = folder.appendingPathComponent(".merpati/token.keys")
            let before = try String(contentsOf: file, encoding: .utf8)
            let report = try await program.run("key", "rotate", "--json").json(Report.self)
            #expect(report.keys == 2 && report.file.hasSuffix(".merpati/token.keys"))
            let after = try String(contentsOf: file, encoding: .utf8)
            #expect(after.hasPrefix(before) && after.count > before.count)
            let mode = try FileManager.default.attributesOfItem(atPath: file.path)[.posixPermissions] as? Int
            #expect(mode == 0o600)
        }
    }

    @Test func aSegmentIsConvertedToJSONAndBack() async throws {
        let text = #"city is "Jakarta" and has not opened within last 30 days"#
        try await withWorkspace { program, folder in
            try await program.run("segment", "create", "Quiet", text)
            let named = try await program.run("segment", "convert", "Quiet")
            let given = try await program.run("segment", "convert", "--where", text)
            #expect(named.code == 0 && named.output == given.output, "\(named.errors)\(given.errors)")

            let file = folder.appendingPathComponent("quiet.json")
            try Data(named.output.utf8).write(to: file)
            let back = try await program.run("segment", "convert", "--tree", file.path)
            #expect(back.code == 0 && back.output == text + "\n", "\(back.errors)")

            try Data(#"{"all":[{"list":"a"},{"lst":"b"}]}"#.utf8).write(to: file)
            let wrong = try await program.run("segment", "convert", "--tree", file.path)
            #expect(wrong.code == 1 && wrong.errors.contains("at all[1]"), "\(wrong.errors)")
            #expect(try await program.run("segment", "convert", "--tree", "nowhere.json").code == 1)
            #expect(try await program.run("segment", "convert", "Quiet", "--where", text).code == 2)
        }
    }
}
