import TestSupport
import Testing

@testable import Audience

struct TextFoldingTests {
    @Test(arguments: [
        ("KRAKÓW", "kraków"), ("İstanbul", "istanbul"), ("ISTANBUL", "istanbul"), ("i\u{307}stanbul", "istanbul"),
        ("ẞ", "ss"), ("Straße", "STRASSE"), ("Σίσυφος", "ΣΊΣΥΦΟΣ"), ("ĐÀ NẴNG", "đà nẵng"), ("Łódź", "łódź"),
        ("e\u{301}", "É"), ("I\u{328}\u{307}", "į"), ("ﬁn", "FIN"), ("\u{1e9e}", "SS"),
    ])
    func sameFold(left: String, right: String) {
        #expect(Array(TextFolding.fold(left).utf8) == Array(TextFolding.fold(right).utf8))
    }

    @Test(arguments: [("ı", "i"), ("Kraków", "Krakow"), ("đ", "d"), ("か", "が"), ("क", "कि")])
    func differentFold(left: String, right: String) {
        #expect(TextFolding.fold(left) != TextFolding.fold(right))
    }

    @Test(arguments: [
        ("Đà Nẵng", "da nang"), ("KRAKÓW", "krakow"), ("Łódź", "lodz"), ("Diyarbakır", "diyarbakir"), ("Ærø", "aero"),
        ("Œuvre", "oeuvre"), ("Ħal", "hal"), ("Nguyễn Thị Thúy", "nguyen thi thuy"), ("Jakarta", "jakarta"),
        ("が", "が"), ("हिन्दी", "हिन्दी"), ("한국", "한국"),
    ])
    func bare(text: String, expected: String) {
        #expect(Array(TextFolding.bare(text).utf8) == Array(expected.utf8))
    }

    @Test func bareIsLeftOutWhereItIsTheFoldedText() {
        #expect(TextFolding.forms("Jakarta") == ("jakarta", nil))
        #expect(TextFolding.forms("Grüße an Straße").bare == "grusse an strasse")
        #expect(TextFolding.forms("ß") == ("ss", nil))
    }

    /// Every scalar alone, and random texts of marks and letters that interact.
    @Test func foldingTwiceChangesNothing() {
        for value in UInt32(0)...0x1ffff {
            guard let scalar = Unicode.Scalar(value) else { continue }
            expectIdempotent(String(scalar))
        }
        let seed = SeededRandom.seed()
        var random = SeededRandom(seed: seed)
        let pieces = [
            "i", "I", "İ", "ı", "\u{307}", "\u{301}", "\u{328}", "\u{323}", "ß", "ẞ", "Σ", "ς", "ǰ", "ŉ", "ΐ", "\u{345}", "Ω",
            "가", "đ", "a", "か", "\u{3099}",
        ]
        for _ in 0..<5000 {
            let text = (0..<Int.random(in: 1...8, using: &random)).map { _ in pieces.randomElement(using: &random) ?? "" }
                .joined()
            expectIdempotent(text, "seed \(seed)")
        }
    }

    private func expectIdempotent(_ text: String, _ comment: Comment? = nil) {
        let forms = TextFolding.forms(text)
        let bare = forms.bare ?? forms.folded
        if !TextFolding.fold(forms.folded).utf8.elementsEqual(forms.folded.utf8)
            || !TextFolding.bare(bare).utf8.elementsEqual(bare.utf8)
        {
            Issue.record("not idempotent: \(text.unicodeScalars.map { String($0.value, radix: 16) }) \(comment ?? "")")
        }
    }

    /// The table for Latin letters says what the rules say.
    @Test func quickWaysAgreeWithTheRules() {
        for value in UInt32(0)...0x1fff {
            guard let scalar = Unicode.Scalar(value) else { continue }
            let text = "aB\(scalar)Z"
            let folded = ScalarFolding.fold(text)
            #expect(TextFolding.fold(text) == folded)
            #expect(TextFolding.bare(text) == ScalarFolding.withoutAccents(folded))
        }
    }
}
