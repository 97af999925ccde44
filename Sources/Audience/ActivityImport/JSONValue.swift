/// A value of a JSON object, as far as an import has a use for it.
enum JSONValue: Hashable {
    case null
    case boolean(Bool)
    /// As it is written.
    case number(String)
    case string(String)
    /// An object or an array, which was read over.
    case nested(String)

    /// As messages show it.
    var text: String {
        switch self {
        case .null: "null"
        case .boolean(let flag): flag ? "true" : "false"
        case .number(let text), .string(let text): text
        case .nested: ""
        }
    }

    /// What it is called in messages.
    var kind: String {
        switch self {
        case .null: "null"
        case .boolean: "a boolean"
        case .number: "a number"
        case .string: "a text"
        case .nested(let kind): kind
        }
    }
}
