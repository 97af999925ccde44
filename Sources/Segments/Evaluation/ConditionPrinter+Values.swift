internal import Audience
internal import Calendars
internal import Storage

/// What is asked of values in columns.
extension ConditionPrinter {
    func column(_ subject: Subject) -> SQL {
        switch subject {
        case .contact(.builtIn(.email)): "\(contact).address_key"
        case .contact(.builtIn(let field)): "\(contact).\(identifier: field.column ?? field.key)"
        case .contact(.custom(let field)): "\(contact).\(identifier: field.column)"
        case .contact(.id), .contact(.lists): "\(contact).id"
        case .parameter(let parameter): "\(Self.event).\(identifier: parameter.column)"
        case .time, .figure: "\(Self.event).at"
        }
    }

    // MARK: Texts

    func text(_ subject: Subject, _ question: TextQuestion) -> SQL {
        let (folded, bare) = foldedColumns(subject)
        var tested = folded ?? column(subject)
        // ASCII letters only, in both engines. Nothing but the expression is named, so that an index on it is enough.
        if question.form == .code { tested = dialect == .sqlite ? "lower(\(tested))" : "lower(\(tested) COLLATE \"C\")" }
        let compared = question.form == .bare ? bare.map { "COALESCE(\($0), \(tested))" } ?? tested : tested
        return "(\(tested) IS NOT NULL AND \(match(compared, question.match)))"
    }

    private func foldedColumns(_ subject: Subject) -> (folded: SQL?, bare: SQL?) {
        switch subject {
        case .contact(.custom(let field)):
            ("\(contact).\(identifier: field.foldedColumn)", "\(contact).\(identifier: field.bareColumn)")
        case .parameter(let parameter):
            (
                parameter.foldedColumn.map { "\(Self.event).\(identifier: $0)" },
                parameter.bareColumn.map { "\(Self.event).\(identifier: $0)" }
            )
        default: (nil, nil)
        }
    }

    /// No LIKE: `%` and `_` mean themselves.
    private func match(_ text: SQL, _ match: TextQuestion.Match) -> SQL {
        switch (match, dialect) {
        case (.equals(let texts), _): return "\(text) IN (\(values: texts))"
        case (.contains(let part), .sqlite): return "instr(\(text), \(part)) > 0"
        case (.contains(let part), .postgres): return "strpos(\(text), \(part)) > 0"
        case (.startsWith(let start), .sqlite):
            // The texts from the beginning itself to before the next text that does not begin so.
            guard let end = Self.following(start) else { return "\(text) >= \(start)" }
            return "\(text) >= \(start) AND \(text) < \(end)"
        case (.startsWith(let start), .postgres): return "starts_with(\(text), \(start))"
        case (.endsWith(let end), .sqlite): return "substr(\(text), \(-end.unicodeScalars.count)) = \(end)"
        case (.endsWith(let end), .postgres): return "right(\(text), CAST(\(end.unicodeScalars.count) AS INTEGER)) = \(end)"
        }
    }

    /// The least text that is greater than every one with this beginning; nil when there is none.
    static func following(_ start: String) -> String? {
        var scalars = Array(start.unicodeScalars)
        while let last = scalars.popLast() {
            // After the last scalar before the surrogates comes the first after them.
            guard let next = Unicode.Scalar(last.value == 0xd7ff ? 0xe000 : last.value + 1) else { continue }
            return String(String.UnicodeScalarView(scalars + [next]))
        }
        return nil
    }

    // MARK: Numbers, dates and places

    /// A test of a number that is not NULL.
    func number(_ number: SQL, _ question: NumberQuestion) -> SQL {
        switch question {
        case .equals(let numbers): "\(number) IN (\(values: numbers))"
        case .compares(.less, let limit): "\(number) < \(limit)"
        case .compares(.lessOrEqual, let limit): "\(number) <= \(limit)"
        case .compares(.greater, let limit): "\(number) > \(limit)"
        case .compares(.greaterOrEqual, let limit): "\(number) >= \(limit)"
        case .between(let low, let high): "\(number) BETWEEN \(low) AND \(high)"
        }
    }

    /// ISO dates compare as texts.
    func days(_ column: SQL, _ days: Range<Int>) -> SQL {
        guard !days.isEmpty else { return "FALSE" }
        var tests: [SQL] = ["\(column) IS NOT NULL"]
        if days.lowerBound > CalendarDate.firstNumber {
            tests.append("\(column) >= \(CalendarDate(clamping: days.lowerBound).description)")
        }
        if days.upperBound <= CalendarDate.lastNumber {
            tests.append("\(column) < \(CalendarDate(clamping: days.upperBound).description)")
        }
        return "(\(tests.joined(separator: " AND ")))"
    }

    /// The ends of a range.
    func within(_ column: SQL, _ range: InstantRange) -> [SQL] {
        var tests: [SQL] = []
        if let from = range.from { tests.append("\(column) >= \(from)") }
        if let until = range.until { tests.append("\(column) < \(until)") }
        return tests
    }

    func anniversary(_ column: SQL, _ days: MonthDays) -> SQL {
        guard !days.ranges.isEmpty else { return "FALSE" }
        let day: SQL = "substr(\(column), 6, 5)"
        let tests = days.ranges.map { range -> SQL in
            "\(day) BETWEEN \(MonthDays.text(range.lowerBound)) AND \(MonthDays.text(range.upperBound))"
        }
        return "(\(day) IS NOT NULL AND (\(tests.joined(separator: " OR "))))"
    }

    /// The latitude first, for an index and because it is cheap.
    func near(_ field: FieldDefinition, _ circle: Circle) -> SQL {
        let latitude: SQL = "\(contact).\(identifier: field.column)"
        guard let most = circle.squaredChord else { return "(\(latitude) IS NOT NULL)" }
        let (columns, centre) = (field.vectorColumns, circle.centre.vector)
        let squares = [(columns.x, centre.x), (columns.y, centre.y), (columns.z, centre.z)].map { column, value -> SQL in
            let difference: SQL = "(\(contact).\(identifier: column) - \(value))"
            return "\(difference) * \(difference)"
        }
        return """
            (\(latitude) IS NOT NULL AND \(latitude) BETWEEN \(circle.latitudes.lowerBound) AND \(circle.latitudes.upperBound) \
            AND \(squares.joined(separator: " + ")) <= \(most))
            """
    }
}
