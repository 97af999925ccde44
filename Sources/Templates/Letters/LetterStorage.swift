/// Where the files of letters are read from: the folder of the templates, or the files that were kept of a letter.
protocol LetterStorage: Sendable {
    /// What errors call it.
    var place: String { get }
    var limits: TemplateLimits { get }
    /// The files that go out with letters.
    var files: FileSource { get }

    /// The names of what is at its top, or in a folder below, sorted.
    func list(_ subfolder: String?) throws(TemplateError) -> [String]
    /// A template, by its path.
    func text(_ path: String) throws(TemplateError) -> String
}

extension LetterStorage {
    /// The text of a template's bytes, within the limits.
    func text(_ bytes: some Collection<UInt8>, at position: SourcePosition) throws(TemplateError) -> String {
        guard bytes.count <= limits.sourceBytes else { throw tooLarge(bytes.count, at: position) }
        guard let text = String(validating: bytes, as: UTF8.self) else {
            throw TemplateError(.file, "this file is not UTF-8", at: position, advice: "Save it as UTF-8.")
        }
        return text
    }

    func tooLarge(_ size: Int, at position: SourcePosition) -> TemplateError {
        TemplateError(.limit, "this file has \(size) bytes; a template may have \(limits.sourceBytes)", at: position)
    }
}
