/// Reads the attachments that a front matter names.
struct LetterAttachments {
    let files: FileSource

    /// The files, in the order of the front matter.
    func read(_ entries: [FrontMatter.Attachment]) throws(TemplateError) -> [LetterFile] {
        if entries.count > FileLimits.attachments {
            throw TemplateError(
                .limit, "a letter can have \(FileLimits.attachments) attachments, not \(entries.count)",
                at: entries[FileLimits.attachments].position)
        }
        var found: [LetterFile] = []
        for entry in entries {
            let file = try read(entry)
            guard !found.contains(where: { $0.name == file.name }) else {
                throw TemplateError(
                    .frontMatter, "two attachments are called `\(file.name)`", at: entry.position,
                    advice: "Give one of them another `name`.")
            }
            found.append(file)
        }
        return found
    }

    private func read(_ entry: FrontMatter.Attachment) throws(TemplateError) -> LetterFile {
        let name = entry.name ?? entry.file.split(separator: "/").last.map(String.init) ?? entry.file
        for text in [entry.file, name] {
            if let ending = AttachmentType.refusedEnding(of: text) {
                throw TemplateError(
                    .file, "mail providers refuse letters with a .\(ending) file", at: entry.position,
                    advice: "Put it on a web page and link to it.")
            }
        }
        guard Self.isName(name) else {
            throw TemplateError(
                .frontMatter, "`\(name.prefix(80))` cannot be the name of a file", at: entry.position,
                advice: "A name has up to 150 characters, without / and \\.")
        }
        var type = AttachmentType.mediaType(of: name)
        if let given = entry.type {
            guard let normal = AttachmentType.normal(given) else {
                throw TemplateError(
                    .frontMatter, "`\(given.prefix(80))` is no media type", at: entry.position,
                    advice: "Write it as application/pdf, or with parameters as text/calendar; method=REQUEST.")
            }
            type = normal
        }
        let bytes = try files.read(
            ["attachments/" + entry.file, entry.file], atMost: FileLimits.messageBytes, at: entry.position)
        if bytes.isEmpty { throw TemplateError(.file, "`\(entry.file)` is empty", at: entry.position) }
        return LetterFile(name: name, type: type, bytes: bytes)
    }

    private static func isName(_ name: String) -> Bool {
        (1...150).contains(name.unicodeScalars.count) && !name.hasPrefix(".")
            && !name.unicodeScalars.contains { "/\\".unicodeScalars.contains($0) || $0.properties.generalCategory == .control }
    }
}
