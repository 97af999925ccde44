/// The names that other programs have for a contact's values: `first_name`, `contact.FIRSTNAME`, `person.city`.
enum TagPath {
    /// What contacts are called there, and what holds the values of one message.
    private static let contacts: Set<String> = [
        "contact", "contacts", "person", "people", "customer", "subscriber", "user", "profile", "lead", "recipient", "member",
        "params", "data", "attributes", "attribs", "fields", "merge", "vars", "properties", "custom", "root",
    ]

    /// The name by which ``TagNames`` is asked; nil for what is not a contact's.
    static func name(_ path: String, _ names: TagNames) -> String? {
        let path = path.hasPrefix("@root.") ? String(path.dropFirst(6)) : path
        guard let first = path.utf8.first, (0x41...0x5a).contains(first & 0xdf) || first == UInt8(ascii: "_"),
            path.utf8.allSatisfy({ TagNames.isLetterOrDigit($0) || "_-. :".utf8.contains($0) }), path != "this"
        else { return nil }
        let parts = path.split(separator: ".", omittingEmptySubsequences: false).map(String.init)
        guard parts.allSatisfy({ !$0.trimmingSpace().isEmpty }), let last = parts.last else { return nil }
        if parts.count == 1 { return path }
        if parts.dropLast().allSatisfy({ contacts.contains($0.lowercased()) }) {
            // Both are one field, and the longer name may be the one that is known.
            return names.knows(path) ? path : last
        }
        return names.knows(path) ? path : nil
    }
}
