internal import Storage

/// The statements that an import runs for each row, made for its columns.
struct ImportStatements {
    /// What every contact has, before the columns of the targets.
    static let fixedColumns = ["address_key", "email", "domain", "status", "status_at", "created_at", "updated_at"]

    /// Changes nothing when the address is known. It does not return the id, which would double its cost.
    let insert: any Statement
    let identify: any Statement
    let select: any Statement
    let update: any Statement
    let addLabel: any Statement
    let subscribe: any Statement

    init(_ connection: any Connection, columns: [String]) throws {
        let hasSource = columns.contains("source")
        let names = (Self.fixedColumns + columns + (hasSource ? [] : ["source"])).map(SQL.identifier)
        let places = (Self.fixedColumns + columns).map { $0 == "source" ? SQL("COALESCE(?, 'import')") : SQL("?") }
        insert = try connection.prepare(
            """
            INSERT INTO contact (\(names.joined(separator: ", ")))
            VALUES (\((places + (hasSource ? [] : [SQL("'import'")])).joined(separator: ", ")))
            ON CONFLICT (address_key) DO NOTHING
            """)
        identify = try connection.prepare("SELECT id FROM contact WHERE address_key = ?")
        let selected = (["id", "status"] + columns).map(SQL.identifier).joined(separator: ", ")
        select = try connection.prepare("SELECT \(selected) FROM contact WHERE address_key = ?")
        let assignments = (["updated_at"] + columns).map { "\(identifier: $0) = ?" as SQL }.joined(separator: ", ")
        update = try connection.prepare("UPDATE contact SET \(assignments) WHERE id = ?")
        addLabel = try connection.prepare(
            "INSERT INTO contact_label (contact_id, label_id, at) VALUES (?, ?, ?) ON CONFLICT (contact_id, label_id) DO NOTHING")
        subscribe = try connection.prepare(
            """
            INSERT INTO subscription (contact_id, list_id, state, at, source) VALUES (?, ?, 'subscribed', ?, 'import')
            ON CONFLICT (contact_id, list_id) DO NOTHING
            """)
    }
}
