internal import ArgumentParser
internal import Audience
internal import Storage

/// FIELD=VALUE on the command line.
struct Assignment: Sendable {
    var key: String
    var value: String

    static func parse(_ texts: [String]) throws -> [Assignment] {
        try texts.map { text in
            guard let equals = text.firstIndex(of: "="), equals > text.startIndex else {
                throw ValidationError("\"\(text)\" is not of the form FIELD=VALUE")
            }
            return Assignment(key: String(text[..<equals]), value: String(text[text.index(after: equals)...]))
        }
    }

    static func apply(
        _ assignments: [Assignment], _ connection: any Connection, _ id: Int64, _ format: ValueFormat, _ now: Instant
    ) throws {
        let catalogue = try CatalogueStore.load(connection)
        for assignment in assignments {
            let column = try ContactColumn(assignment.key, in: catalogue)
            try ContactStore.set(connection, id, column, to: try format.parse(assignment.value, as: column.type), at: now)
        }
    }
}
