/// What there is to say about the letter: findings of the check, sizes, links, files.
struct PreviewNotes {
    let view: PreviewView
    let letter: PreviewLetter?
    let findings: Result<[PreviewFinding], any Error>
    /// Gmail shows no more of an HTML part, and hides the rest behind a link.
    private static let gmailBytes = 102 * 1024

    var html: HTML {
        guard let letter else { return check }
        return """
            \(check)
            \(sizes(letter))
            \(links(letter))
            \(files("Images", letter.images))
            \(files("Attachments", letter.attachments))
            """
    }

    // MARK: Check

    private var check: HTML {
        switch findings {
        case .failure(let error): "<section class=\"card\"><h2>Check</h2><pre>\("\(error)")</pre></section>"
        case .success(let findings) where findings.isEmpty:
            "<section class=\"card\"><h2>Check</h2><p class=\"good\">✓ Nothing to say.</p></section>"
        case .success(let findings):
            "<section class=\"card\"><h2>Check</h2><ul class=\"findings\">\(.all(findings.map(Self.item)))</ul></section>"
        }
    }

    private static func item(_ finding: PreviewFinding) -> HTML {
        let place: HTML = finding.place.map { "<code>\($0)</code> " } ?? ""
        let advice: HTML = finding.advice.map { "<br><span class=\"quiet\">\($0)</span>" } ?? ""
        let severity = finding.severity.rawValue
        return "<li class=\"\(severity)\"><strong>\(severity)</strong> \(place)<br>\(finding.message)\(advice)</li>"
    }

    // MARK: Letter

    private func sizes(_ letter: PreviewLetter) -> HTML {
        let html = letter.html?.utf8.count
        let isCut = (html ?? 0) > Self.gmailBytes
        let foreign = PreviewDocument(letter, view).foreignImages
        var rows: [HTML] = []
        if let language = letter.language { rows.append(Self.row("Language", language)) }
        if let html { rows.append(Self.row("HTML", Self.size(html) + (isCut ? ": Gmail cuts it at 102 KB" : ""))) }
        rows.append(Self.row("Text", Self.size(letter.text.utf8.count)))
        rows.append(Self.row("Message", Self.size(letter.message.count)))
        if foreign > 0 {
            rows.append(Self.row("From elsewhere", "\(foreign) \(foreign == 1 ? "image" : "images"), not loaded here"))
        }
        return "<section class=\"card\"><h2>Letter</h2><dl>\(.all(rows))</dl></section>"
    }

    private static func row(_ name: String, _ value: String) -> HTML {
        "<dt>\(name)</dt><dd>\(value)</dd>"
    }

    /// Only what is a web address becomes a link here.
    private func links(_ letter: PreviewLetter) -> HTML {
        guard !letter.links.isEmpty else { return "" }
        let items = letter.links.map { link -> HTML in
            let isWeb = ["http://", "https://"].contains { link.lowercased().hasPrefix($0) }
            return isWeb
                ? "<li><a href=\"\(link)\" target=\"_blank\" rel=\"noopener noreferrer\">\(link)</a></li>" : "<li>\(link)</li>"
        }
        return "<section class=\"card\"><h2>Counted links</h2><ol class=\"links\">\(.all(items))</ol></section>"
    }

    private func files(_ title: String, _ files: [PreviewFile]) -> HTML {
        guard !files.isEmpty else { return "" }
        let rows = files.map { Self.row($0.name, "\(Self.size($0.bytes.count)), \($0.type)") }
        return "<section class=\"card\"><h2>\(title)</h2><dl>\(.all(rows))</dl></section>"
    }

    private static func size(_ bytes: Int) -> String {
        bytes < 1024 ? "\(bytes) bytes" : "\(bytes / 1024).\(bytes % 1024 * 10 / 1024) KB"
    }
}
