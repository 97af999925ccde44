import Foundation
import TestSupport
import Testing

@testable import Templates

/// Which files a letter is made of, and which one a name means.
@Suite("Letter places")
struct LetterPlaceTests {
    @Test func onlyPartialsThatStandInTheLetterCount() async throws {
        let files = [
            "a.html": "---\nsubject: x\n---\n{% render 'foot' %}", "partials/foot.html": "{% render 'mark' %}",
            "partials/mark.html": "m", "partials/other.html": "o",
        ]
        try await withTemplates(files) { folder in
            func texts() throws -> [String] { try Letter.compile(try LetterLoader(folder: folder).load("a")).texts() }
            let before = try texts()
            try write([0xff, 0xfe], to: "partials/other.html", in: folder)
            #expect(try texts() == before)
            try write(Array("n".utf8), to: "partials/mark.html", in: folder)
            #expect(try texts() != before)
        }
    }

    @Test func filesAreThoseOfTheFolder() async throws {
        let files = ["spring.md": "x", "spring.pt-BR.md": "x", "sub/deep.md": "x", "layouts/base.html": "x", "note.pdf": "x"]
        try await withTemplates(files) { folder in
            let loader = LetterLoader(folder: folder)
            let path = folder.path
            for text in ["spring", "spring.md", "\(path)/spring.md", "\(path)/sub/../spring.md"] {
                let found = try loader.locate(text)
                #expect(found.name == "spring" && found.language == nil, "\(text)")
            }
            let portuguese = try loader.locate("\(path)/spring.pt-BR.md")
            #expect(portuguese.name == "spring" && portuguese.language == "pt-BR")
            for text in [
                "/nowhere/spring.md", "\(path)/sub/deep.md", "sub/deep.md", "layouts/base.html", "note.pdf", "spring.txt",
            ] {
                let error = #expect(throws: TemplateError.self) { _ = try loader.locate(text) }
                #expect(error?.message.contains("`\(text)` is no letter in ") == true)
            }
        }
    }

    @Test func linksThatLeadOutsideAreNamed() async throws {
        try await withTemplates(["a.html": "---\nsubject: x\n---\n<img src='images/b.png'>", "images/c.txt": "x"]) { folder in
            let link = folder.appendingPathComponent("images/b.png")
            try FileManager.default.createSymbolicLink(at: link, withDestinationURL: URL(fileURLWithPath: "/etc/passwd"))
            let error = #expect(throws: TemplateError.self) {
                _ = try Letter.compile(try LetterLoader(folder: folder).load("a"))
            }
            #expect(error?.message == "`images/b.png` leads outside of the folder")
        }
    }

    @Test func foldersAreNoFiles() async throws {
        try await withTemplates(["a.html": "---\nsubject: x\n---\n<img src='images/sub'>", "images/sub/c.png": "x"]) { folder in
            let error = #expect(throws: TemplateError.self) {
                _ = try Letter.compile(try LetterLoader(folder: folder).load("a"))
            }
            #expect(error?.nearest != "images/sub")
        }
    }
}
