internal import Audience
internal import Calendars

/// Checks what is asked of a field, or of an event's parameter, against its type.
struct FieldTyper {
    /// What messages call it.
    let name: Located<String>
    let subject: Subject
    let scope: SegmentScope

    func test(_ test: Located<FieldTest>) throws(SegmentError) -> TypedCondition.Test {
        if test.value == .present { return .ready(.present(subject)) }
        switch subject.kind {
        case .status: return .ready(.status(try statuses(test)))
        case .names where subject == .contact(.builtIn(.category)): return .ready(.categories(try categories(test)))
        case .names: return .ready(.labels(try groups(test) { name throws(SegmentError) in try label(name) }))
        case .text: return .ready(.text(subject, try text(test)))
        case .number: return .ready(.number(subject, try number(test)))
        case .boolean: return .ready(.boolean(subject, try boolean(test)))
        case .date: return .days(subject, try DateTyper(self, hasTime: false).window(test))
        case .dateTime: return .instants(subject, try DateTyper(self, hasTime: true).window(test))
        case .location: return .ready(try near(test))
        case .choice: return .ready(.options(subject, [try options(test)]))
        case .choices: return .ready(.options(subject, try groups(test) { name throws(SegmentError) in try option(name) }))
        case .reference: return .ready(.options(subject, [try references(test)]))
        }
    }

    func anniversary(_ test: Located<FieldTest>) throws(SegmentError) -> TypedCondition.Test {
        guard subject.kind == .date else {
            throw SegmentError(
                .wrongType, "`\(name.value)` is \(typeName); only dates have anniversaries", at: name.span)
        }
        if test.value == .present { throw anniversaryNeedsWindow(test) }
        let window = try DateTyper(self, hasTime: false).window(test)
        guard window.isBounded else { throw anniversaryNeedsWindow(test) }
        return .anniversary(subject, window)
    }

    private func anniversaryNeedsWindow(_ test: Located<FieldTest>) -> SegmentError {
        SegmentError(
            .wrongType, "an anniversary comes every year, so the test needs a beginning and an end", at: test.span,
            expected: ["`is tomorrow`", "`is this month`", "`is in 10 days`", "`within next 7 days`"])
    }

    // MARK: Status

    private func statuses(_ test: Located<FieldTest>) throws(SegmentError) -> [ContactStatus] {
        var statuses: [ContactStatus] = []
        for value in try plainValues(test) {
            let written: String
            switch value.value {
            case .word(let word): written = word
            case .text(let text): written = text.lowercased().replacing(" ", with: "_")
            default: throw wrongValue(value, "a status, such as `active`")
            }
            guard let status = ContactStatus(rawValue: written) else {
                throw .unknown("status", Located(written, value.span), ContactStatus.allCases.map(\.rawValue))
            }
            statuses.append(status)
        }
        return statuses
    }

    // MARK: Numbers and truth

    func number(_ test: Located<FieldTest>) throws(SegmentError) -> NumberQuestion {
        switch test.value {
        case .compares(let comparison, let value): return .compares(comparison, try number(value))
        case .between(let low, let high): return .between(try number(low), try number(high))
        default:
            var numbers: [Double] = []
            for value in try plainValues(test) { numbers.append(try number(value)) }
            return .equals(numbers)
        }
    }

    private func number(_ value: Located<SegmentLiteral>) throws(SegmentError) -> Double {
        guard case .number(let number) = value.value else { throw wrongValue(value, "a number") }
        return number
    }

    private func boolean(_ test: Located<FieldTest>) throws(SegmentError) -> Bool {
        guard case .equals(let value, false) = test.value else { throw wrongTest(test) }
        switch value.value {
        case .word("true"), .word("yes"): return true
        case .word("false"), .word("no"): return false
        default: throw wrongValue(value, "`true` or `false`")
        }
    }

    // MARK: Choices, labels, categories

    private func options(_ test: Located<FieldTest>) throws(SegmentError) -> [Int64] {
        var ids: [Int64] = []
        for value in try plainValues(test) {
            guard case .text(let name) = value.value else {
                throw wrongValue(value, "one of its options in double quotes")
            }
            ids.append(try option(Located(name, value.span)))
        }
        return ids
    }

    private func option(_ name: Located<String>) throws(SegmentError) -> Int64 {
        let folded = TextFolding.fold(name.value)
        if let option = subject.options.first(where: { TextFolding.fold($0.name) == folded }) { return option.id }
        throw .unknown("option of `\(self.name.value)` named", name, subject.options.map(\.name))
    }

    func label(_ name: Located<String>) throws(SegmentError) -> Int64 {
        if let label = scope.catalogue.label(named: name.value) { return label.id }
        throw .unknown("label", name, scope.catalogue.labels.map(\.name))
    }

    private func categories(_ test: Located<FieldTest>) throws(SegmentError) -> [[String]] {
        let known = Set(scope.catalogue.labels.compactMap(\.category))
        let groups = try groups(test) { name throws(SegmentError) in
            let spellings = known.filter { TextFolding.fold($0) == TextFolding.fold(name.value) }.sorted()
            guard !spellings.isEmpty else { throw .unknown("category", name, known.sorted()) }
            return spellings
        }
        return groups.map { $0.flatMap(\.self) }
    }

    /// One group of any of them, or a group for each of all of them.
    private func groups<Found>(
        _ test: Located<FieldTest>, _ find: (Located<String>) throws(SegmentError) -> Found
    ) throws(SegmentError) -> [[Found]] {
        guard case .has(let match, let names) = test.value else { throw wrongTest(test) }
        var found: [Found] = []
        for name in names { found.append(try find(name)) }
        return match == .any ? [found] : found.map { [$0] }
    }

    // MARK: Errors

    /// The values of `is` and `in`.
    private func plainValues(_ test: Located<FieldTest>) throws(SegmentError) -> [Located<SegmentLiteral>] {
        switch test.value {
        case .equals(let value, false): return [value]
        case .oneOf(let values, false): return values
        case .equals(_, true), .oneOf(_, true):
            throw SegmentError(.wrongType, "`\(name.value)` is \(typeName); `ignoring accents` is for texts", at: test.span)
        default: throw wrongTest(test)
        }
    }

    func wrongTest(_ test: Located<FieldTest>) -> SegmentError {
        SegmentError(.wrongType, "`\(name.value)` is \(typeName), which cannot be asked this", at: test.span, expected: tests)
    }

    func wrongValue(_ value: Located<SegmentLiteral>, _ expected: String) -> SegmentError {
        SegmentError(
            .wrongType, "`\(name.value)` is \(typeName), \(SegmentPrinter.literal(value.value).prefix(80)) is not",
            at: value.span,
            expected: [expected])
    }

    private var typeName: String {
        switch subject.kind {
        case .status: "a status"
        case .names: "a set of names"
        case .text: "a text"
        case .number: "a number"
        case .boolean: "true or false"
        case .date: "a date"
        case .dateTime: "a point in time"
        case .location: "a place"
        case .choice: "one of several options"
        case .choices: "any of several options"
        case .reference: "a name"
        }
    }

    private var tests: [String] {
        switch subject.kind {
        case .status: ["`is`", "`is not`", "`in (...)`"]
        case .text, .reference: ["`is`", "`in (...)`", "`contains`", "`starts with`", "`ends with`", "`is missing`"]
        case .number: ["`is`", "`<`", "`<=`", "`>`", "`>=`", "`between`", "`in (...)`", "`is missing`"]
        case .boolean: ["`is true`", "`is false`", "`is missing`"]
        case .date, .dateTime:
            ["`on`", "`before`", "`after`", "`between`", "`is today`", "`within last`", "`more than ... ago`", "`is missing`"]
        case .location: ["`within 25 km of (-6.2, 106.8)`", "`is missing`"]
        case .choice: ["`is`", "`in (...)`", "`is missing`"]
        case .names, .choices: ["`has any of`", "`has all of`", "`has none of`", "`is missing`"]
        }
    }
}
