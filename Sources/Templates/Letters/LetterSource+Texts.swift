extension LetterSource {
    /// Everything that the letter is made of but its partials and files.
    fileprivate var texts: [String] {
        var texts = [name, format.rawValue, language ?? "", frontMatter.subject ?? "", frontMatter.preheader ?? ""]
        texts += [frontMatter.from ?? "", frontMatter.replyTo ?? "", String(decoding: body.bytes, as: UTF8.self)]
        for part in [textBody].compactMap(\.self) + layouts + textLayouts { texts.append(part.file + part.text) }
        return texts
    }
}

extension SourceText {
    fileprivate var text: String { String(decoding: bytes, as: UTF8.self) }
}

extension Letter {
    /// Everything that readers are sent, to tell whether it has changed. Partials that do not stand in the letter are not read.
    package func texts() throws(TemplateError) -> [String] {
        var texts = source.texts
        for (names, partials) in [(partials, source.partials), (textPartials, source.textPartials)] {
            for name in names { texts.append(name + (try partials.read(name).text.text)) }
        }
        texts += (attachments + inlineImages).map { "\($0.name) \($0.type) \($0.digest)" }
        return texts + linkedImages.map { "linked \($0.name) \($0.digest)" }
    }

    /// Where a variable is read first; nil when it is not.
    package func position(of path: VariablePath) -> SourcePosition? {
        usages.first { $0.path == path }?.position
    }
}
