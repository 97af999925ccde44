internal import Calendars

extension TemplateValue {
    /// The value as Liquid prints it, outside of any escaping.
    func text(_ settings: RenderSettings) -> String {
        switch self {
        case .nil, .empty, .blank: ""
        case .boolean(let value): value ? "true" : "false"
        case .integer(let value): String(value)
        case .number(let value): Digits.text(value)
        case .string(let value): value
        case .instant(let microseconds): DateFilter.plain(microseconds, settings)
        case .date(let day): CalendarDate(clamping: day).description
        case .array(let values): values.map { $0.text(settings) }.joined()
        case .object(let object): object.inspected(settings, depth: 0)
        case .range(let from, let through): "\(from)..\(through)"
        }
    }

    /// The value as a filter on texts sees it: an array is not joined but as it looks inside the print of an object.
    func filterText(_ settings: RenderSettings) -> String {
        if case .array = self { inspected(settings, depth: 0) } else { text(settings) }
    }

    /// The value as it looks inside the print of an object: texts in quotes. Deep values end in an ellipsis.
    fileprivate func inspected(_ settings: RenderSettings, depth: Int) -> String {
        if depth > 16 { return "…" }
        switch self {
        case .string(let value):
            let isPlain = value.utf8.allSatisfy { $0 >= 0x20 && $0 != 0x22 && $0 != 0x5c }
            return isPlain ? "\"\(value)\"" : "\"\(value.map { Self.quoted[$0] ?? String($0) }.joined())\""
        case .nil: return "nil"
        case .object(let object): return object.inspected(settings, depth: depth + 1)
        case .array(let values):
            return "[" + values.map { $0.inspected(settings, depth: depth + 1) }.joined(separator: ", ") + "]"
        default: return text(settings)
        }
    }

    private static let quoted: [Character: String] = [
        "\"": "\\\"", "\\": "\\\\", "\n": "\\n", "\r": "\\r", "\t": "\\t", "\r\n": "\\r\\n",
    ]
}

extension TemplateObject {
    fileprivate func inspected(_ settings: RenderSettings, depth: Int) -> String {
        "{" + keys.map { "\"\($0)\"=>" + (self[$0] ?? .nil).inspected(settings, depth: depth) }.joined(separator: ", ") + "}"
    }
}
