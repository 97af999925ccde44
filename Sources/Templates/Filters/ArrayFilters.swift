/// Filters on arrays. Anything else counts as an array of one.
enum ArrayFilters {
    static let table: [String: Filter] = [
        "size": Filter(0...0, cost: .characters) { call in .integer(call.input.size ?? 0) },
        "first": Filter(0...0) { call in call.input.first },
        "last": Filter(0...0) { call in call.input.last },
        "join": Filter(0...1) { call throws(FilterError) in try joined(call) },
        "reverse": Filter(0...0) { call in .array(call.input.flattened.reversed()) },
        "sort": Filter(0...1, cost: .sorting) { call throws(FilterError) in try sorted(call, natural: false) },
        "sort_natural": Filter(0...1, cost: .sorting) { call throws(FilterError) in try sorted(call, natural: true) },
        "uniq": Filter(0...1, cost: .characters) { call throws(FilterError) in
            var seen: Set<TemplateValue> = []
            return try selected(call) { seen.insert($0).inserted }
        },
        "compact": Filter(0...1) { call throws(FilterError) in try selected(call) { $0 != .nil } },
        "concat": Filter(1...1) { call throws(FilterError) in
            guard case .array(let more) = call.argument(0) else { throw FilterError("`concat` needs an array") }
            return .array(call.input.flattened + more)
        },
        "map": Filter(1...1) { call throws(FilterError) in
            var values: [TemplateValue] = []
            for item in call.input.flattened { values.append(try item.property(call.argument(0)) ?? .nil) }
            return .array(values)
        },
        "where": Filter(1...2) { call throws(FilterError) in try matching(call, true) },
        "reject": Filter(1...2) { call throws(FilterError) in try matching(call, false) },
        "find": Filter(1...2) { call throws(FilterError) in try firstMatch(call).map(\.item) ?? .nil },
        "find_index": Filter(1...2) { call throws(FilterError) in try firstMatch(call).map { .integer($0.index) } ?? .nil },
        "has": Filter(1...2) { call throws(FilterError) in
            var isUnknown = false
            let found = try firstMatch(call, isUnknown: &isUnknown) != nil
            return isUnknown ? .nil : .boolean(found)
        },
        "sum": Filter(0...1) { call throws(FilterError) in
            var sum = TemplateValue.integer(0)
            for item in call.input.flattened {
                let value = call.arguments.isEmpty ? item : try item.property(call.argument(0)) ?? 0
                for part in value.flattened { sum = NumberFilters.sum(sum, part) }
            }
            return sum
        },
    ]

    // MARK: - Choosing

    /// The items whose property (or which themselves) are wanted; nothing at all when one of them can have no properties.
    private static func selected(
        _ call: FilterCall, _ isWanted: (TemplateValue) -> Bool
    ) throws(FilterError) -> TemplateValue {
        var items: [TemplateValue] = []
        for item in call.input.flattened {
            guard let value = call.argument(0) == .nil ? item : try item.property(call.argument(0)) else { return .nil }
            if isWanted(value) { items.append(item) }
        }
        return .array(items)
    }

    /// Whether an item has the property, with the value if one is given; nil for what can have no properties.
    private static func matches(_ item: TemplateValue, _ call: FilterCall) throws(FilterError) -> Bool? {
        guard let value = try item.property(call.argument(0)) else { return nil }
        return call.argument(1) == .nil ? value.isTrue : value.equals(call.argument(1))
    }

    private static func matching(_ call: FilterCall, _ wanted: Bool) throws(FilterError) -> TemplateValue {
        var items: [TemplateValue] = []
        for item in call.input.flattened {
            guard let matches = try matches(item, call) else { return .nil }
            if matches == wanted { items.append(item) }
        }
        return .array(items)
    }

    private static func firstMatch(_ call: FilterCall) throws(FilterError) -> (index: Int, item: TemplateValue)? {
        var isUnknown = false
        return try firstMatch(call, isUnknown: &isUnknown)
    }

    private static func firstMatch(
        _ call: FilterCall, isUnknown: inout Bool
    ) throws(FilterError) -> (index: Int, item: TemplateValue)? {
        for (index, item) in call.input.flattened.enumerated() {
            guard let matches = try matches(item, call) else {
                isUnknown = true
                return nil
            }
            if matches { return (index, item) }
        }
        return nil
    }

    // MARK: - Order and text

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

    /// Stable; missing values come last.
    private static func sorted(_ call: FilterCall, natural: Bool) throws(FilterError) -> TemplateValue {
        var items: [(item: TemplateValue, key: TemplateValue)] = []
        for item in call.input.flattened {
            guard let key = call.argument(0) == .nil ? item : try item.property(call.argument(0)) else { return .nil }
            items.append((item, natural && key != .nil ? .string(key.text(call.settings).lowercased()) : key))
        }
        let keys = items.lazy.map(\.key).filter { $0 != .nil }
        if let first = keys.first, keys.dropFirst().contains(where: { $0.order(first) == nil }) {
            throw FilterError("these values cannot be put in order")
        }
        return .array(
            items.sorted { a, b in
                a.key == .nil ? false : b.key == .nil ? true : (a.key.order(b.key) ?? 0) < 0
            }.map(\.item))
    }
}

extension TemplateValue {
    /// The property of an item, as Ruby's `item[name]` gives it; nil when such an item can have none.
    fileprivate func property(_ name: TemplateValue) throws(FilterError) -> TemplateValue? {
        switch (self, name) {
        case (.object(let object), .string(let key)): return object[key] ?? .nil
        case (.object, _): return .nil
        case (.string(let text), .string(let part)): return ByteSearch.contains(text, part) ? name : .nil
        case (.string(let text), .integer): return .array(text.map { .string(String($0)) }).item(name)
        case (.integer(let number), .integer(let bit)): return .integer(bit < 0 ? 0 : number >> bit & 1)
        case (_, .nil): return nil
        case (.string, _), (.integer, _): throw FilterError("these items have no such property")
        default: return nil
        }
    }
}
