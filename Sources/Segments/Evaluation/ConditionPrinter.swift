internal import Audience
internal import Storage

/// Prints a tree of questions as one SQL condition.
///
/// Each condition is true or false and never NULL: what may be NULL is tested for it first, and FALSE AND NULL is FALSE.
/// So `not` means the opposite of everything. Columns stand bare on one side of comparisons, so that an index serves.
struct ConditionPrinter {
    /// The alias of `contact`.
    let contact: SQL
    let dialect: Dialect

    func print(_ tree: ConditionTree<ResolvedCondition>) -> SQL {
        switch tree {
        case .all(let trees): "(\(trees.map(print).joined(separator: " AND ")))"
        case .any(let trees): "(\(trees.map(print).joined(separator: " OR ")))"
        case .not(let tree): "(NOT \(print(tree)))"
        case .leaf(let condition): print(condition.question)
        }
    }

    private func print(_ question: Question) -> SQL {
        switch question {
        case .present(let subject): present(subject)
        case .status(let statuses): "(\(contact).status IN (\(values: statuses)))"
        case .text(let subject, let question): text(subject, question)
        case .number(let subject, let question): number(column(subject), question)
        // IS TRUE is false for NULL.
        case .boolean(let subject, true): "(\(column(subject)) IS TRUE)"
        case .boolean(let subject, false): "(\(column(subject)) IS FALSE)"
        case .days(let subject, let days): self.days(column(subject), days)
        case .instants(let subject, let range): instants(column(subject), range)
        case .anniversary(let subject, let days): anniversary(column(subject), days)
        case .options(let field, let groups): options(field, groups)
        case .labels(let groups):
            every(groups) { isAmong("contact_label", "contact_label.label_id IN (\(values: $0))") }
        case .categories(let groups):
            every(groups) {
                isAmong(
                    "contact_label",
                    "contact_label.label_id IN (SELECT label.id FROM label WHERE label.category IN (\(values: $0)))")
            }
        case .list(let id): isAmong("subscription", "subscription.list_id = \(id) AND subscription.state = 'subscribed'")
        case .member(let id): isAmong("segment_member", "segment_member.segment_id = \(id)")
        case .pinned(let id): isAmong("segment_pin", "segment_pin.segment_id = \(id) AND segment_pin.is_in IS TRUE")
        case .banned(let id): isAmong("segment_pin", "segment_pin.segment_id = \(id) AND segment_pin.is_in IS FALSE")
        case .sample(let hash, let percent): hash.condition("\(contact).id", percent: percent)
        case .segment(let tree): print(tree)
        }
    }

    // MARK: Columns

    private func column(_ subject: ContactColumn) -> SQL {
        switch subject {
        case .builtIn(.email): "\(contact).address_key"
        case .builtIn(let field): "\(contact).\(identifier: field.column ?? field.key)"
        case .custom(let field): "\(contact).\(identifier: field.column)"
        case .id, .lists: "\(contact).id"
        }
    }

    private func present(_ subject: ContactColumn) -> SQL {
        switch subject {
        case .builtIn(.label): isAmong("contact_label", "TRUE")
        case .builtIn(.category):
            isAmong("contact_label", "contact_label.label_id IN (SELECT label.id FROM label WHERE label.category IS NOT NULL)")
        case .custom(let field) where field.type == .choices: isAmong("contact_choice", "contact_choice.field_id = \(field.id)")
        default: "(\(column(subject)) IS NOT NULL)"
        }
    }

    // MARK: Texts

    private func text(_ subject: ContactColumn, _ question: TextQuestion) -> SQL {
        let tested: SQL
        let compared: SQL
        switch (subject, question.form) {
        case (.custom(let field), .bare):
            tested = "\(contact).\(identifier: field.foldedColumn)"
            compared = "COALESCE(\(contact).\(identifier: field.bareColumn), \(tested))"
        case (.custom(let field), _):
            tested = "\(contact).\(identifier: field.foldedColumn)"
            compared = tested
        case (_, .code):
            tested = column(subject)
            // ASCII letters only, in both engines.
            compared = dialect == .sqlite ? "lower(\(tested))" : "lower(\(tested) COLLATE \"C\")"
        default:
            tested = column(subject)
            compared = tested
        }
        return "(\(tested) IS NOT NULL AND \(match(compared, question.match)))"
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

    // MARK: Numbers and dates

    private func number(_ column: SQL, _ question: NumberQuestion) -> SQL {
        let test: SQL =
            switch question {
            case .equals(let numbers): "\(column) IN (\(values: numbers))"
            case .compares(.less, let number): "\(column) < \(number)"
            case .compares(.lessOrEqual, let number): "\(column) <= \(number)"
            case .compares(.greater, let number): "\(column) > \(number)"
            case .compares(.greaterOrEqual, let number): "\(column) >= \(number)"
            case .between(let low, let high): "\(column) BETWEEN \(low) AND \(high)"
            }
        return "(\(column) IS NOT NULL AND \(test))"
    }

    /// ISO dates compare as texts.
    private func days(_ column: SQL, _ days: Range<Int>) -> SQL {
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

    private func instants(_ column: SQL, _ range: InstantRange) -> SQL {
        var tests: [SQL] = ["\(column) IS NOT NULL"]
        if let from = range.from { tests.append("\(column) >= \(from)") }
        if let until = range.until { tests.append("\(column) < \(until)") }
        return "(\(tests.joined(separator: " AND ")))"
    }

    private func anniversary(_ column: SQL, _ days: MonthDays) -> SQL {
        guard !days.ranges.isEmpty else { return "FALSE" }
        let tests = days.ranges.map { range -> SQL in
            "substr(\(column), 6, 5) BETWEEN \(MonthDays.text(range.lowerBound)) AND \(MonthDays.text(range.upperBound))"
        }
        return "(\(column) IS NOT NULL AND (\(tests.joined(separator: " OR "))))"
    }

    // MARK: What has tables of its own

    private func options(_ field: FieldDefinition, _ groups: [[Int64]]) -> SQL {
        every(groups) { ids in
            field.type == .choice
                ? "(\(column(.custom(field))) IS NOT NULL AND \(column(.custom(field))) IN (\(values: ids)))"
                : isAmong(
                    "contact_choice", "contact_choice.field_id = \(field.id) AND contact_choice.option_id IN (\(values: ids))")
        }
    }

    private func every<Member>(_ groups: [[Member]], _ test: ([Member]) -> SQL) -> SQL {
        groups.count == 1 ? test(groups[0]) : "(\(groups.map(test).joined(separator: " AND ")))"
    }

    /// Whether a table with a `contact_id` that is never NULL has a row of the contact. SQLite can start from the rows of
    /// an IN, but not from those of an EXISTS; PostgreSQL joins best with EXISTS, above all when it is negated.
    private func isAmong(_ table: SQL, _ condition: SQL) -> SQL {
        switch dialect {
        case .sqlite: "(\(contact).id IN (SELECT \(table).contact_id FROM \(table) WHERE \(condition)))"
        case .postgres: "EXISTS (SELECT 1 FROM \(table) WHERE \(table).contact_id = \(contact).id AND \(condition))"
        }
    }
}
