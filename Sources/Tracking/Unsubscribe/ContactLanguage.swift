public import Storage

/// The language in which a page speaks to a contact.
public enum ContactLanguage {
    /// The contact's language tag (BCP 47), when there is such a contact and it has one.
    public static func of(_ contact: Int64, in database: any Database) async throws -> String? {
        try await database.read { try $0.text("SELECT language FROM contact WHERE id = \(contact)") }
    }
}
