extension LetterSource {
    /// Everything that the letter is made of but its files, to tell whether it has changed.
    package func texts() throws(TemplateError) -> [String] {
        var texts = [name, format.rawValue, language ?? "", frontMatter.subject ?? "", frontMatter.preheader ?? ""]
        texts += [frontMatter.from ?? "", frontMatter.replyTo ?? "", String(decoding: body.bytes, as: UTF8.self)]
        for part in [textBody, layout] { texts.append(part.map { String(decoding: $0.bytes, as: UTF8.self) } ?? "") }
        for partial in partials.names { texts.append(String(decoding: try partials.read(partial).bytes, as: UTF8.self)) }
        return texts
    }
}

extension Letter {
    /// Everything that readers are sent, to tell whether it has changed.
    package func texts() throws(TemplateError) -> [String] {
        let files = (attachments + inlineImages).map { "\($0.name) \($0.type) \($0.digest)" }
        return try source.texts() + files + linkedImages.map { "linked \($0.name) \($0.digest)" }
    }
}
