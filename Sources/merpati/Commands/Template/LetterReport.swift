internal import Campaigns
internal import Templates

/// What `template preview` says of a letter.
struct LetterReport: Encodable {
    struct File: Encodable {
        var name: String
        var type: String
        var bytes: Int

        init(_ file: LetterFile) {
            (name, type, bytes) = (file.name, file.type, file.bytes.count)
        }
    }

    struct Sizes: Encodable {
        var html: Int?
        var text: Int
        var message: Int
    }

    var template: String
    var language: String?
    var languages: [String]
    var from: String
    var to: String
    var subject: String
    var preheader: String
    var text: String
    var sizes: Sizes
    var links: [String]
    var images: [File]
    var attachments: [File]
    /// The files written, below the folder that was named.
    var files: [String]

    init(_ letter: RenderedLetter, files: [String]) {
        template = letter.name
        language = letter.language
        languages = letter.languages
        (from, to) = ("\(letter.from)", "\(letter.to)")
        (subject, preheader, text) = (letter.subject, letter.preheader, letter.text)
        sizes = Sizes(html: letter.html?.utf8.count, text: letter.text.utf8.count, message: letter.message.count)
        links = letter.links
        images = letter.images.map { File($0.file) }
        attachments = letter.attachments.map(File.init)
        self.files = files
    }

    /// The same for a person, the text part last.
    func printLines(folder: String?) {
        line("From", from)
        line("To", to)
        line("Subject", subject)
        line("Preheader", preheader)
        line("Language", (language ?? "") + (languages.count < 2 ? "" : " (written in \(languages.joined(separator: ", ")))"))
        line(
            "Size",
            (sizes.html.map { "HTML \(LetterSize.text($0)), " } ?? "") + "text \(LetterSize.text(sizes.text)), "
                + "message \(LetterSize.text(sizes.message))")
        for image in images { line("Image", "\(image.name), \(image.type), \(LetterSize.text(image.bytes))") }
        for file in attachments { line("Attachment", "\(file.name), \(file.type), \(LetterSize.text(file.bytes))") }
        for (number, link) in links.enumerated() { line(number == 0 ? "Links" : "", link, isKept: true) }
        if let folder { line("Written", files.map { "\(folder)/\($0)" }.joined(separator: ", ")) }
        Console.print("\n" + Console.plain(text, keepingLines: true))
    }

    private func line(_ name: String, _ value: String, isKept: Bool = false) {
        guard isKept || !value.isEmpty else { return }
        Console.print((name + String(repeating: " ", count: max(1, 12 - name.count)) + Console.plain(value)))
    }
}
