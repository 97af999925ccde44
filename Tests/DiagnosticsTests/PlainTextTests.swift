import Diagnostics
import Foundation
import Testing

@Suite struct PlainTextTests {
    @Test(arguments: [
        ("plain", "plain"), ("Kraków, Huế, 東京, مرحبا", "Kraków, Huế, 東京, مرحبا"), ("a\u{1b}[31mb", "a\\u{1b}[31mb"),
        ("a\u{9b}b", "a\\u{9b}b"), ("a\u{202e}b", "a\\u{202e}b"), ("a\nb\tc\r", "a\\nb\\tc\\u{d}"), ("x\u{2028}y", "x\\u{2028}y"),
        ("\u{feff}x\u{200b}", "\\u{feff}x\\u{200b}"), ("\u{e0041}", "\\u{e0041}"), ("👩‍👩‍👧 می‌خواهم", "👩‍👩‍👧 می‌خواهم"),
        ("\u{61c}\u{200e}\u{2069}", "\\u{61c}\\u{200e}\\u{2069}"),
    ])
    func `what controls or hides is written out, and letters stay`(text: String, shown: String) {
        #expect(PlainText.shown(text) == shown)
        #expect(PlainText.shown(PlainText.shown(text)) == shown)
    }

    @Test func `lines stay where they are wanted`() {
        #expect(PlainText.shown("a\n\tb\u{1b}", keepingLines: true) == "a\n\tb\\u{1b}")
    }

    @Test func `JSON means the same as before`() throws {
        let text = "a\u{202e}b\u{9b}c\u{e0041}d\u{7f}"
        let json = PlainText.shown(json: String(decoding: try JSONEncoder().encode([text]), as: UTF8.self))
        #expect(!json.unicodeScalars.contains(where: PlainText.isHidden))
        #expect(try JSONDecoder().decode([String].self, from: Data(json.utf8)) == [text])
    }

    @Test(arguments: [(0, "0 contacts"), (1, "1 contact"), (2, "2 contacts"), (-1, "-1 contacts")])
    func `numbers and nouns agree`(count: Int, text: String) {
        #expect(Counted.text(count, "contact") == text)
    }

    @Test func `nouns have their own plurals`() {
        #expect(Counted.text(1, "activity", plural: "activities") == "1 activity")
        #expect(Counted.text(3, "activity", plural: "activities") == "3 activities")
    }

    @Test func `the system's faults are sentences of ours`() {
        let missing = URL(fileURLWithPath: "/no/such/folder/file")
        let read = #expect(throws: (any Error).self) { try Data(contentsOf: missing) }
        let write = #expect(throws: (any Error).self) { try Data().write(to: missing) }
        for error in [read, write] {
            #expect(error.map { SystemFault.words($0) } == "there is no such file or folder")
        }
        #expect(SystemFault.words(code: ENOSPC) == "the disk is full")
        #expect(SystemFault.words(CancellationError()) == "the system does not say why")
    }
}
