/// Filters on arrays. Anything else counts as an array of one.
enum ArrayFilters {
    static let table: [String: Filter] = [
        "size": Filter(0...0) { call in .integer(call.input.size ?? 0) },
        "first": Filter(0...0) { call in call.input.first },
        "last": Filter(0...0) { call in call.input.last },
        "join": Filter(0...1) { call throws(FilterError) in try joined(call) },
        "reverse": Filter(0...0) { call in .array(call.input.flattened.reversed()) },
        "sort": Filter(0...1) { call throws(FilterError) in .array(try sorted(call, natural: false)) },
        "sort_natural": Filter(0...1) { call throws(FilterError) in .array(try sorted(call, natural: true)) },
        "uniq": Filter(0...1) { call in .array(unique(call)) },
        "compact": Filter(0...1) { call in .array(call.input.flattened.filter { property($0, call) != .nil }) },
        "concat": Filter(1...1) { call throws(FilterError) in
            switch call.argument(0) {
            case .array, .range: .array(call.input.flattened + call.argument(0).items)
            default: throw FilterError("`concat` needs an array")
            }
        },
        "map": Filter(1...1) { call in
            .array(call.input.flattened.map { call.argument(0) == .nil ? .nil : property($0, call) })
        },
        "where": Filter(1...2) { call in .array(call.input.flattened.filter { matches($0, call) }) },
        "reject": Filter(1...2) { call in
            .array(call.argument(0) == .nil ? [] : call.input.flattened.filter { !matches($0, call) })
        },
        "find": Filter(1...2) { call in call.input.flattened.first { matches($0, call) } ?? .nil },
        "find_index": Filter(1...2) { call in
            call.input.flattened.firstIndex { matches($0, call) }.map { .integer($0) } ?? .nil
        },
        "has": Filter(1...2) { call in .boolean(call.input.flattened.contains { matches($0, call) }) },
        "sum": Filter(0...1) { call throws(FilterError) in
            let items = call.input.flattened
            if !call.arguments.isEmpty, items.contains(where: { if case .object = $0 { false } else { true } }) {
                throw FilterError("these items have no properties to add up")
            }
            return .sum(items.map { property($0, call) })
        },
    ]

    /// The property that the first argument names, or the item itself.
    private static func property(_ item: TemplateValue, _ call: FilterCall) -> TemplateValue {
        guard !call.arguments.isEmpty, call.argument(0) != .nil else { return item }
        guard case .object(let object) = item else { return .nil }
        return object[call.text(0)] ?? .nil
    }

    /// Whether an item has the property (with the value, if one is given); texts have the parts they contain.
    private static func matches(_ item: TemplateValue, _ call: FilterCall) -> Bool {
        let wanted = call.argument(1)
        switch item {
        case .object(let object):
            let value = object[call.text(0)] ?? .nil
            return wanted == .nil ? value.isTrue : value.equals(wanted)
        case .string: return call.arguments.count < 2 && item.contains(call.argument(0), call.settings)
        default: return false
        }
    }

    private static func joined(_ call: FilterCall) throws(FilterError) -> TemplateValue {
        let separator = call.arguments.isEmpty ? " " : call.text(0)
        var result = ""
        for (index, item) in call.input.flattened.enumerated() {
            if index > 0 { result += separator }
            result += item.text(call.settings)
            if result.utf8.count > call.largest { throw FilterError("the joined text is too long", isLimit: true) }
        }
        return .string(result)
    }

    private static func unique(_ call: FilterCall) -> [TemplateValue] {
        var seen: Set<TemplateValue> = []
        return call.input.flattened.filter { seen.insert(property($0, call)).inserted }
    }

    /// Stable; missing values come last.
    private static func sorted(_ call: FilterCall, natural: Bool) throws(FilterError) -> [TemplateValue] {
        let items = call.input.flattened.map { item in
            let value = property(item, call)
            return (item: item, key: natural && value != .nil ? .string(value.text(call.settings).lowercased()) : value)
        }
        if let first = items.first(where: { $0.key != .nil }),
            items.contains(where: { $0.key != .nil && $0.key.order(first.key) == nil })
        {
            throw FilterError("these values cannot be put in order")
        }
        return items.sorted { a, b in
            a.key == .nil ? false : b.key == .nil ? true : (a.key.order(b.key) ?? 0) < 0
        }.map(\.item)
    }
}

extension TemplateValue {
    fileprivate static func sum(_ values: [TemplateValue]) -> TemplateValue {
        var whole = 0
        var decimal = 0.0
        var isWhole = true
        for value in values {
            let number = NumberFilters.number(value)
            decimal += number.double ?? 0
            guard isWhole, case .integer(let integer) = number else {
                isWhole = false
                continue
            }
            let (sum, overflow) = whole.addingReportingOverflow(integer)
            if overflow { isWhole = false } else { whole = sum }
        }
        return isWhole ? .integer(whole) : .number(NumberFilters.shortened(decimal))
    }
}
