/// For whom a letter is shown.
public struct PreviewReader: Sendable, Hashable {
    /// A contact's address, as typed; nil for nobody's values.
    public var contact: String?
    /// The language to read it in; nil for the contact's.
    public var language: String?

    public init(contact: String? = nil, language: String? = nil) {
        self.contact = contact
        self.language = language
    }
}
