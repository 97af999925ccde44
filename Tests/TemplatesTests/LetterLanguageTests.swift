import Templates
import Testing

@Suite("Languages of letters")
struct LetterLanguageTests {
    static let files = [
        "letter.md": "plain", "letter.id.md": "id", "letter.zh-Hant.md": "hant", "letter.zh-Hant-TW.html": "tw",
        "letter.pt-BR.md": "br", "letter.pt-BR.txt": "br text", "letter.fr.txt": "fr text", "note.txt": "note",
        "note.pl.txt": "notka", "only.id.md": "hanya", "only.pl.md": "tylko", "sale.2026.md": "no letter", "a.b.c.md": "",
        ".md": "",
    ]

    static let cases: [(String?, String)] = [
        (nil, "plain"), ("", "plain"), ("en", "plain"), ("Bahasa Indonesia", "plain"), ("id", "id"), ("id-ID", "id"),
        ("ID_id", "id"), ("zh-Hant-TW", "tw"), ("zh_hant_tw", "tw"), ("zh-Hant-HK", "hant"), ("zh", "plain"), ("zh-TW", "plain"),
        ("pt", "plain"), ("pt-br", "br"), ("pt-BR-x-rio", "br"), ("fr-CA", "fr text"), ("idn", "plain"),
    ]

    @Test(arguments: cases)
    func theNearestVariantIsRead(_ language: String?, _ expected: String) async throws {
        try await withTemplates(Self.files) { folder in
            let source = try LetterLoader(folder: folder).load("letter", language: language)
            let page = try Letter.compile(source, LetterOptions(tracksOpens: false)).page()
            #expect(page.contains(expected), "\(page)")
        }
    }

    @Test func languagesAreNamedTheSameHoweverTheyAreWritten() async throws {
        try await withTemplates(Self.files) { folder in
            let loader = LetterLoader(folder: folder)
            let (names, variants) = (try loader.names(), try loader.variants(of: "letter"))
            #expect(names == ["letter", "note", "only"])
            #expect(variants == ["fr", "id", "pt-br", "zh-hant", "zh-hant-tw"])
            let source = try loader.load("letter", language: "PT_br")
            let text = try Letter.compile(source).textPart()
            #expect(source.language == "pt-BR" && source.variant == "pt-br" && text == "br text")
            let (note, taiwan) = (try loader.load("note", language: "pl"), try loader.load("letter", language: "zh-hant-tw"))
            #expect(note.format == .text && note.variant == "pl" && taiwan.language == "zh-Hant-TW")
        }
    }

    @Test func withoutAPlainLetterTheLanguageOfTheWorkspaceServesTheOthers() async throws {
        try await withTemplates(Self.files) { folder in
            let loader = LetterLoader(folder: folder, language: "id-ID")
            let found = try [nil, "en", "pl-PL"].map { try loader.load("only", language: $0).variant }
            #expect(found == ["id", "id", "pl"])
            let plain = try loader.load("letter", language: "en")
            #expect(plain.variant == nil)
            let error = failure { _ = try LetterLoader(folder: folder, language: "en").load("only") }
            #expect(error?.message == "the letter `only` is only there in: id, pl")
        }
    }

    @Test(arguments: ["english!", "e", "id-", "", "-id", "id-123456789", "i1", "a-b-c-d-e-f-g-h-i", "ид"])
    func whatIsNoLanguageIsRefused(_ text: String) {
        #expect(LanguageTag(text) == nil)
        let error = failure { _ = try LetterSource(name: "l", format: .html, text: "---\nlanguage: \"\(text)\"\n---\n") }
        if !text.isEmpty { #expect(error?.position?.description == "l.html:2:11", "\(String(describing: error))") }
    }
}
