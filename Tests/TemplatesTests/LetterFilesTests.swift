import Foundation
import Testing

@testable import Templates

/// What is kept of a letter: all of it, nothing else, and it reads as the files did.
@Suite struct LetterFilesTests {
    private static let bloom: [UInt8] = [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a, 0, 1, 2]
    private static let files: [String: String] = [
        "offer.md":
            "---\nsubject: Roses\nlayout: shop\nattachments: [list.txt]\n---\n![Bloom](images/bloom.png) {% render 'foot' %}",
        "offer.id.md": "---\nsubject: Mawar\nlayout: shop\n---\n{% render 'foot' %}",
        "offer.txt": "Roses in words {% render 'foot' %}",
        "other.md": "---\nsubject: Other\n---\n{% render 'unused' %}",
        "layouts/shop.html": "---\nlayout: outer\n---\n<div>{{ content }}</div>",
        "layouts/shop.id.html": "<div lang=id>{{ content }}</div>",
        "layouts/outer.html": "<html><body>{{ content }}</body></html>",
        "layouts/plain.html": "{{ content }}",
        "partials/foot.html": "Bye",
        "partials/foot.txt": "Bye in words",
        "partials/unused.html": "Nobody",
        "attachments/list.txt": "a\nb\n",
    ]

    private func withFolder(_ body: (URL, LetterLoader) throws -> Void) async throws {
        try await withTemplates(Self.files) { folder in
            let image = folder.appendingPathComponent("images/bloom.png")
            try FileManager.default.createDirectory(
                at: image.deletingLastPathComponent(), withIntermediateDirectories: true)
            try Data(Self.bloom).write(to: image)
            try body(folder, LetterLoader(folder: folder))
        }
    }

    @Test func everythingThatALetterUsesIsKeptAndNothingElse() async throws {
        try await withFolder { _, loader in
            let kept = try loader.files(of: "offer")
            #expect(
                kept.paths == [
                    "attachments/list.txt", "images/bloom.png", "layouts/outer.html", "layouts/shop.html", "layouts/shop.id.html",
                    "offer.id.md", "offer.md", "offer.txt", "partials/foot.html", "partials/foot.txt",
                ])
            #expect(kept.contents["images/bloom.png"] == Self.bloom)
        }
    }

    @Test(arguments: [nil, "id", "id-ID", "pl"])
    func whatIsKeptReadsAsTheFilesDid(_ language: String?) async throws {
        try await withFolder { folder, loader in
            let kept = LetterLoader(try loader.files(of: "offer"))
            let first = try Letter.compile(loader.load("offer", language: language))
            let texts = try first.texts()
            try FileManager.default.removeItem(at: folder)
            let second = try Letter.compile(kept.load("offer", language: language))
            #expect(try second.texts() == texts)
            #expect(try first.html?.text([]) == second.html?.text([]))
            #expect(try first.text.text([]) == second.text.text([]))
            #expect(first.attachments == second.attachments)
            #expect(first.inlineImages == second.inlineImages)
            #expect(try kept.names() == ["offer"])
            #expect(try kept.variants(of: "offer") == ["id"])
        }
    }

    @Test(arguments: Array(files.keys.sorted()) + ["images/bloom.png"])
    func theDigestFollowsEveryFileOfTheLetter(_ path: String) async throws {
        try await withFolder { folder, loader in
            let before = try loader.files(of: "offer")
            let file = folder.appendingPathComponent(path)
            try (Data(contentsOf: file) + Data("x".utf8)).write(to: file)
            let after = try loader.files(of: "offer")
            let isPart = before.contents[path] != nil
            #expect((before.digest != after.digest) == isPart)
            #expect(before.difference(to: after).contains("+++ \(path)") == isPart)
        }
    }

    @Test func aLetterThatCannotBeCompiledInOneLanguageIsNotKept() async throws {
        try await withFolder { folder, loader in
            try Data("---\nsubject: x\n---\n{% if %}".utf8).write(to: folder.appendingPathComponent("offer.pl.md"))
            let error = failure { _ = try loader.files(of: "offer") }
            #expect(error?.file == "offer.pl.md" && error?.line == 4)
        }
    }

    @Test func differencesNameFilesThatCameAndWent() {
        let old = LetterFiles(name: "a", contents: ["a.md": Array("one\ntwo\n".utf8), "gone.png": [0, 1, 2]])
        let new = LetterFiles(name: "a", contents: ["a.md": Array("one\n2\n".utf8), "a.id.md": Array("satu\n".utf8)])
        #expect(
            old.difference(to: new) == [
                "--- /dev/null", "+++ a.id.md", "@@ -1,0 +1,1 @@", "+satu",
                "--- a.md", "+++ a.md", "@@ -1,2 +1,2 @@", " one", "-two", "+2",
                "--- gone.png", "+++ /dev/null", "3 bytes became 0",
            ])
        #expect(old.difference(to: old).isEmpty)
    }
}
