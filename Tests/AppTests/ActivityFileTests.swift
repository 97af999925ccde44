import App
import Audience
import Diagnostics
import Foundation
import Storage
import TestSupport
import Testing

/// Files of `campaigns/activities/` and their way into the catalogue.
@Suite struct ActivityFileTests {
    private static let purchased = """
        name: purchased
        parameters:
          product: text
          price: number
          size: [S, M]
        """

    private static func run(_ body: (Merpati, URL) async throws -> Void) async throws {
        try await withTemporaryFolder { folder in
            try SampleWorkspace.write(to: folder, contacts: 0, smtpPort: 1)
            let merpati = try await Merpati.open(workspace: Workspace(folder: folder), environment: [:], time: ScriptedTime())
            try await body(merpati, folder)
            try await merpati.close()
        }
    }

    private static func apply(
        _ text: String, _ merpati: Merpati, _ folder: URL, dryRun: Bool = false
    ) async throws -> WorkspaceFiles.Change.Kind? {
        try SampleWorkspace.file(folder, "campaigns/activities/purchased.yaml", text)
        let file = merpati.workspace.activities.appendingPathComponent("purchased.yaml")
        return try await merpati.files.apply([file], dryRun: dryRun).first?.kind
    }

    @Test func aFileDefinesAndLaterAdds() async throws {
        try await Self.run { merpati, folder in
            #expect(try await Self.apply(Self.purchased, merpati, folder, dryRun: true) == .added)
            #expect(try await Self.apply(Self.purchased, merpati, folder) == .added)
            #expect(try await Self.apply(Self.purchased, merpati, folder) == .unchanged)
            let more = Self.purchased.replacing("[S, M]", with: "[M, S, L]") + "\n  gift: boolean"
            #expect(try await Self.apply(more, merpati, folder) == .changed)
            #expect(try await Self.apply(more, merpati, folder) == .unchanged)
            let activity = try await merpati.database.read { try CatalogueStore.load($0).requireActivity("purchased") }
            #expect(activity.parameters.map(\.name) == ["product", "price", "size", "gift"])
            #expect(activity.parameters.map(\.kind) == [.text, .number, .choice, .boolean])
            #expect(activity.parameter("size")?.options.map(\.name) == ["S", "M", "L"])
        }
    }

    @Test(arguments: [
        ("nmae: purchased", 1, 1, "did you mean \"name\""),
        ("parameters: { product: text }", 1, 0, "a value is required"),
        ("name: bought\nparameters: [a]", 2, 13, "must be a mapping"),
        ("name: bought\nparameters:\n  price: numbr", 3, 10, "did you mean \"number\""),
        ("name: bought\nparameters:\n  price: choice", 3, 10, "a list of options"),
        ("name: bought\nparameters:\n  price: campaign", 3, 10, "one of text, number"),
        ("name: bought\nparameters:\n  price:", 3, 0, "a value is required"),
        ("name: bought\nparameters:\n  size: [{ a: b }]", 3, 9, "plain values"),
        ("name: Bought It", 1, 7, "cannot be an activity's name"),
        ("name: opened", 1, 7, "Merpati has itself"),
        ("name: bought\nparameters:\n  where: text", 3, 10, "a word of the segment language"),
        ("name: bought\nparameters:\n  email: text", 3, 10, "every event has"),
    ])
    func aFaultIsToldWithItsPlace(text: String, line: Int, column: Int, wording: String) async throws {
        try await Self.run { merpati, folder in
            let error = await #expect(throws: FileError.self) { try await Self.apply(text, merpati, folder) }
            #expect(error?.file == "campaigns/activities/purchased.yaml")
            #expect(error?.line == line, "\(String(describing: error))")
            if column > 0 { #expect(error?.column == column, "\(String(describing: error))") }
            #expect(error?.message.contains(wording) == true, "\(String(describing: error))")
        }
    }

    @Test(arguments: [
        ("  price: number\n", "", "has a parameter price"),
        ("price: number", "price: text", "defined with the type number"),
        ("[S, M]", "[S]", "the option M"),
        ("[S, M]", "text", "defined with the type choice"),
    ])
    func whatEventsMayHaveStays(part: String, instead: String, wording: String) async throws {
        try await Self.run { merpati, folder in
            _ = try await Self.apply(Self.purchased, merpati, folder)
            let before = try await merpati.database.read { try CatalogueStore.load($0).activities }
            let changed = Self.purchased.replacing(part, with: instead)
            let error = await #expect(throws: FileError.self) { try await Self.apply(changed, merpati, folder) }
            #expect(error?.message.contains(wording) == true, "\(String(describing: error))")
            #expect(try await merpati.database.read { try CatalogueStore.load($0).activities } == before)
        }
    }
}
