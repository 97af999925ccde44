/// Changes which values the CHECK of a column allows, as a part of a schema step.
public enum AllowedValues {
    /// The statements that put one list of values in the place of another. Rows with a value that is no longer allowed stay as they
    /// are: the step moves them with an UPDATE of its own, after these statements.
    ///
    /// SQLite cannot alter a constraint. To make the table anew would copy every row, and dropping the old one would delete,
    /// by cascade, whatever refers to it. A CHECK has no part in how rows are stored, so its text alone is changed, as
    /// <https://sqlite.org/lang_altertable.html#otheralter> describes; the schema is then read again. A step that uses this also
    /// makes or drops an index or a table, so that other connections notice.
    ///
    /// - Parameters:
    ///   - old: the values as the step before wrote them, in its order.
    public static func replace(
        _ old: [String], by new: [String], in column: String, of table: String, _ dialect: Dialect
    ) -> String {
        switch dialect {
        case .sqlite:
            """
            PRAGMA writable_schema = ON;
            UPDATE sqlite_schema SET sql = replace(sql, '\(doubled(list(old)))', '\(doubled(list(new)))')
                WHERE type = 'table' AND name = '\(table)';
            PRAGMA writable_schema = RESET;
            """
        case .postgres:
            """
            ALTER TABLE \(table) DROP CONSTRAINT \(table)_\(column)_check;
            ALTER TABLE \(table) ADD CONSTRAINT \(table)_\(column)_check CHECK (\(column) IN \(list(new)));
            """
        }
    }

    private static func list(_ values: [String]) -> String {
        "(" + values.map { "'\($0)'" }.joined(separator: ", ") + ")"
    }

    /// Inside a literal a quotation mark is written twice.
    private static func doubled(_ text: String) -> String {
        text.split(separator: "'", omittingEmptySubsequences: false).joined(separator: "''")
    }
}
