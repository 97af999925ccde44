extension LetterSource {
    /// Everything that the letter is made of but its files, to tell whether it has changed.
    package func texts() throws(TemplateError) -> [String] {
        var texts = [name, format.rawValue, language ?? "", frontMatter.subject ?? "", frontMatter.preheader ?? ""]
        texts += [frontMatter.from ?? "", frontMatter.replyTo ?? "", String(decoding: body.bytes, as: UTF8.self)]
        for part in [textBody].compactMap(\.self) + layouts + textLayouts { texts.append(part.file + Self.text(part)) }
        for source in [partials, textPartials] {
            for name in source.names { texts.append(name + Self.text(try source.read(name).text)) }
        }
        return texts
    }

    private static func text(_ source: SourceText) -> String { String(decoding: source.bytes, as: UTF8.self) }
}

extension Letter {
    /// Everything that readers are sent, to tell whether it has changed.
    package func texts() throws(TemplateError) -> [String] {
        let files = (attachments + inlineImages).map { "\($0.name) \($0.type) \($0.digest)" }
        return try source.texts() + files + linkedImages.map { "linked \($0.name) \($0.digest)" }
    }
}
