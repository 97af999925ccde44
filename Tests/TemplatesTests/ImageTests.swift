import Foundation
import Templates
import Testing

@Suite("Images of letters")
struct ImageTests {
    static let png: [UInt8] = [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a, 1, 2, 3]
    static let gif = Array("GIF89a and more".utf8)
    static let files: [String: [UInt8]] = [
        "images/bloom.png": png, "images/copy.png": png, "images/a b.gif": gif, "images/photo.jpg": [0xff, 0xd8, 0xff, 0xe0],
        "images/new.webp": Array("RIFF....WEBPVP8 ".utf8), "images/drawing.svg": Array("<svg/>".utf8),
        "images/hidden.png": Array("\u{feff} <?xml version='1.0'?><svg></svg>".utf8), "images/text.png": Array("hello".utf8),
        "images/page.gif": Array("<html>GIF89a".utf8), "images/empty.png": [],
        "images/large.png": png + [UInt8](repeating: 0, count: 2 << 20),
    ]

    private func letter(
        _ body: String, _ matter: String = "", base: String? = "https://m.example/i/", format: LetterSource.Format = .html,
        files: [String: [UInt8]] = files
    ) throws -> Letter {
        let text = matter.isEmpty ? body : "---\n\(matter)\n---\n\(body)"
        return try Letter.compile(
            try LetterSource(name: "l", format: format, text: text, files: FileSource(files)),
            LetterOptions(tracksLinks: false, tracksOpens: false, imageBase: base))
    }

    @Test func anImageStandsInTheMessageOnce() throws {
        let letter = try letter(
            "<td background='images/bloom.png'><img src=\"images/bloom.png\" alt=x><img src=\"./images/copy.png\" alt=x><img src=images/photo.jpg alt=y></td>"
        )
        #expect(letter.inlineImages.map(\.name) == ["bloom.png", "photo.jpg"])
        #expect(letter.inlineImages.map(\.type) == ["image/png", "image/jpeg"])
        #expect(letter.inlineImages[0].bytes == Self.png && letter.linkedImages.isEmpty)
        let cid = letter.inlineImages[0].contentID
        let html = try letter.page()
        #expect(html.contains("background='cid:\(cid)'") && html.components(separatedBy: "src=\"cid:\(cid)\"").count == 3)
        #expect(html.contains("cid:\(letter.inlineImages[1].contentID)"))
    }

    @Test func anImageIsLinkedByItsHash() throws {
        let letter = try letter("![x](<images/a b.gif>) ![y](images/bloom.png)", "images: linked", format: .markdown)
        #expect(letter.inlineImages.isEmpty && letter.linkedImages.map(\.name) == ["a b.gif", "bloom.png"])
        let html = try letter.page()
        for image in letter.linkedImages {
            let name = image.name.replacingOccurrences(of: " ", with: "%20")
            #expect(html.contains("src=\"https://m.example/i/\(image.digest)/\(name)\""), "\(html)")
        }
    }

    @Test func withoutAServerImagesGoIntoTheMessage() throws {
        #expect(try letter("<img src=images/bloom.png alt=x>", "images: linked", base: nil).inlineImages.count == 1)
    }

    @Test func otherAddressesStayAsTheyAre() throws {
        let body =
            "<img src=\"https://a.example/x.png\" alt=\"x\"><img src=\"//a.example/x.png\" alt=\"x\"><img src=\"cid:mine@x\" alt=\"x\"><img src=\"{{ v }}.png\" alt=\"x\"><a href=\"images/bloom.png\">x</a>"
        let letter = try letter(body)
        #expect(letter.inlineImages.isEmpty)
        let html = try letter.page(["v": "https://b.example/i"])
        #expect(html == body.replacingOccurrences(of: "{{ v }}", with: "https://b.example/i"))
    }

    @Test func aValueNeverChoosesAFile() throws {
        for body in ["<img src=\"images/{{ v }}\" alt=x>", "<img src=\"{{ v }}\" alt=x>"] {
            guard let letter = try? letter(body) else { continue }
            let html = try letter.page(["v": "bloom.png"])
            #expect(letter.inlineImages.isEmpty && !html.contains("cid:"))
        }
    }

    @Test func partialsAndLayoutsShowImagesToo() throws {
        let source = try LetterSource(
            name: "l", format: .html, text: "{% if v %}{% render 'p' %}{% else %}{% render 'p' %}{% endif %}",
            layout: "<img src=images/bloom.png alt=x>{{ content }}",
            partials: PartialSource(["p": "<img src='images/photo.jpg' alt=x>"]), files: FileSource(Self.files))
        let letter = try Letter.compile(source, LetterOptions(tracksOpens: false))
        #expect(letter.inlineImages.map(\.name) == ["bloom.png", "photo.jpg"])
    }

    static let errors: [(String, String)] = [
        ("images/bloom.pgn", "there is no file `images/bloom.pgn`"), ("images/drawing.svg", "is an SVG drawing"),
        ("images/hidden.png", "is an SVG drawing"), ("images/text.png", "is no image that mail programs show"),
        ("images/page.gif", "is no image"), ("images/empty.png", "is no image"),
        ("images/large.png", "at most 2097152 can be sent"),
        ("../secret.png", "no path of a file"), ("images/../../secret.png", "no path of a file"),
        ("/etc/passwd", "no path of a file"), ("images//bloom.png", "no path of a file"), (".hidden/x.png", "no path of a file"),
        ("images/%2e%2e/x.png", "no path of a file"), ("images%5Cx.png", "no path of a file"),
        ("images/%00.png", "no path of a file"),
        ("images/bloom.png?v=2", "there is no file"), ("images/%zz.png", "is no address"), ("images", "there is no file"),
    ]

    @Test(arguments: errors)
    func errorsHaveAPlace(_ path: String, _ message: String) throws {
        let error = failure { _ = try letter("<p>\n<img alt=x src=\"\(path)\">") }
        #expect(error?.message.contains(message) == true, "\(String(describing: error))")
        #expect(error?.position == SourcePosition(file: "l.html", line: 2, column: 17))
    }

    @Test func theNearestFileIsNamed() throws {
        #expect(failure { _ = try letter("<img alt=x src=images/blom.png>") }?.nearest == "images/bloom.png")
        #expect(failure { _ = try letter("<img alt=x src=bloom.png>") }?.nearest == "images/bloom.png")
    }

    @Test func linksOutOfTheFolderAreNotFollowed() async throws {
        try await withTemplates(["letter.html": "<img src=images/x.png alt=x>", "images/y": ""]) { folder in
            try FileManager.default.createSymbolicLink(
                at: folder.appendingPathComponent("images/x.png"), withDestinationURL: URL(fileURLWithPath: "/etc/hostname"))
            let source = try LetterLoader(folder: folder).load("letter")
            #expect(failure { _ = try Letter.compile(source) }?.message == "`images/x.png` leads outside of the folder")
            try FileManager.default.removeItem(at: folder.appendingPathComponent("images/x.png"))
            try FileManager.default.createDirectory(
                at: folder.appendingPathComponent("images/x.png"), withIntermediateDirectories: true)
            #expect(failure { _ = try Letter.compile(source) }?.message.contains("no file") == true)
            try FileManager.default.removeItem(at: folder.appendingPathComponent("images/x.png"))
            try write(Self.png, to: "images/x.png", in: folder)
            let letter = try Letter.compile(source)
            #expect(letter.inlineImages.first?.bytes == Self.png)
        }
    }

    @Test func limitsHold() throws {
        var many: [String: [UInt8]] = [:]
        for number in 0..<51 { many["\(number).png"] = Self.png + [UInt8(number)] }
        let all = many.keys.sorted().map { "<img src=\($0) alt=x>" }
        #expect(try letter(all.prefix(50).joined(), files: many).inlineImages.count == 50)
        #expect(failure { _ = try letter(all.joined(), files: many) }?.kind == .limit)
        var large: [String: [UInt8]] = [:]
        for number in 0..<4 { large["\(number).png"] = Self.png + [UInt8](repeating: UInt8(number), count: (2 << 20) - 11) }
        let images = large.keys.sorted().map { "<img src=\($0) alt=x>" }
        #expect(failure { _ = try letter(images.joined(), files: large) }?.message.contains("8.0 MB") == true)
        #expect(try letter(images.joined(), "images: linked", files: large).linkedImages.count == 4)
        let findings = TemplateCheck().check(try letter(images.prefix(1).joined(), files: large))
        #expect(
            findings.contains { $0.severity == .warning && $0.message == "images and attachments add 2.0 MB to each message" })
    }

    @Test func webPIsNoted() throws {
        let findings = TemplateCheck().check(try letter("<img src=images/new.webp alt=x>"))
        #expect(findings.contains { $0.severity == .notice && $0.message.contains("WebP") && $0.line == 1 })
    }

    @Test func theTextsOfALetterTellItsFilesApart() throws {
        let one = try letter("<img src=images/bloom.png alt=x>")
        let other = try letter("<img src=images/bloom.png alt=x>", files: ["images/bloom.png": Self.png + [0]])
        #expect(one.inlineImages[0].digest != other.inlineImages[0].digest)
    }
}
