import Campaigns
import Diagnostics
import Foundation
import Mail
import TestSupport
import Testing

@Suite struct CampaignDefinitionTests {
    static let example = """
        name: spring-sale
        from: "Back to the Fuchsia <hello@shop.example>"
        reply_to: flowers@shop.example
        template: spring-sale
        to: { lists: [Customers], segments: [Loyal in Jakarta] }
        exclude: { segments: [Complained] }
        schedule: { at: 2026-12-01 09:00, time_zone: Asia/Jakarta }
        audience: frozen
        missing: skip
        tracking: { opens: false }
        """

    private func parse(_ text: String) throws -> CampaignDefinition {
        try CampaignDefinition(parsing: text, file: "campaigns/test.yaml", timeZone: .gmt)
    }

    @Test func `everything a file can say is read`() throws {
        let definition = try parse(Self.example)
        #expect(definition.name == "spring-sale")
        #expect(definition.from?.name == "Back to the Fuchsia")
        #expect(definition.from?.address.wire == "hello@shop.example")
        #expect(definition.replyTo?.address.wire == "flowers@shop.example")
        #expect(definition.template == "spring-sale")
        #expect(definition.to == .init(lists: ["Customers"], segments: ["Loyal in Jakarta"]))
        #expect(definition.exclude == .init(segments: ["Complained"]))
        #expect(definition.schedule?.timeZone.identifier == "Asia/Jakarta")
        #expect(definition.audience == .frozen)
        #expect(definition.missing == .skip)
        #expect(!definition.tracksOpens)
        #expect(definition.tracksClicks)
    }

    @Test func `what is not said has its default`() throws {
        let definition = try parse("name: a\ntemplate: b\nto: { lists: Everybody }")
        #expect(definition.from == nil)
        #expect(definition.to.lists == ["Everybody"])
        #expect(definition.exclude.isEmpty)
        #expect(definition.schedule == nil)
        #expect(definition.audience == .atSend)
        #expect(definition.missing == .empty)
        #expect(definition.tracksOpens && definition.tracksClicks)
    }

    @Test(arguments: [
        ("nmae: a\ntemplate: b\nto: { lists: [c] }", 1, "did you mean \"name\""),
        ("template: b\nto: { lists: [c] }", 1, "name"),
        ("name: a\nto: { lists: [c] }", 1, "template"),
        ("name: a\ntemplate: b", 1, "who gets it"),
        ("name: a\ntemplate: b\nto: {}", 3, "who gets it"),
        ("name: a\ntemplate: b\nto: { list: [c] }", 3, "lists"),
        ("name: a\ntemplate: b\nto: { lists: [c] }\nfrom: nobody", 4, "address"),
        ("name: a\ntemplate: b\nto: { lists: [c] }\nmissing: skipp", 4, "did you mean \"skip\""),
        ("name: a\ntemplate: b\nto: { lists: [c] }\naudience: frozen", 4, "schedule"),
        ("name: a\ntemplate: b\nto: { lists: [c] }\nramp: [1%]", 4, "this version cannot"),
        ("name: a\ntemplate: b\nto: { lists: [c] }\nfrequency_cap: respect", 4, "this version cannot"),
        ("name: \"a\\nBcc: x\"\ntemplate: b\nto: { lists: [c] }", 1, "control"),
        ("name: a\nfrom: \"A\\r\\nBcc: x@y.example <a@b.example>\"\ntemplate: b\nto: { lists: [c] }", 2, "at character 2"),
        ("name: a\ntemplate: b\nto: { lists: [c] }\nreply_to: \"A\\0 <a@b.example>\"", 4, "control character"),
        ("name: a\ntemplate: b\nto: { lists: [c] }\ntracking: { open: true }", 4, "opens"),
    ])
    func `a fault is told with its line and what to write instead`(text: String, line: Int, hint: String) {
        let error = #expect(throws: FileError.self) { try self.parse(text) }
        #expect(error?.line == line, "\(String(describing: error))")
        #expect(error?.description.contains(hint) == true, "\(String(describing: error))")
    }

    @Test func `whatever the bytes, the answer is a definition or an error with a place`() {
        let seed = SeededRandom.seed()
        print("seed \(seed)")
        var random = SeededRandom(seed: seed)
        let pieces = Array(":{}[]-,&*!|>'\"%@#\n\t name to lists repeat weekly on at 09:00 é€\u{202e}\0".unicodeScalars)
        for round in 0..<2000 {
            var scalars = round % 2 == 0 ? Array(Self.example.unicodeScalars) : []
            for _ in 0..<Int.random(in: 1...20, using: &random) {
                let piece = pieces[Int.random(in: 0..<pieces.count, using: &random)]
                let place = Int.random(in: 0...scalars.count, using: &random)
                if place < scalars.count, Bool.random(using: &random) {
                    scalars[place] = piece
                } else {
                    scalars.insert(piece, at: place)
                }
            }
            var text = String.UnicodeScalarView()
            text.append(contentsOf: scalars)
            do {
                let definition = try parse(String(text))
                #expect(!definition.name.isEmpty && !definition.to.isEmpty)
            } catch let error as FileError {
                #expect(!error.message.isEmpty)
            } catch {
                Issue.record("\(error)")
            }
        }
    }
}
