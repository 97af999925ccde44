internal import Audience
internal import Storage

/// Which indexes would serve a segment's questions.
///
/// An index on contacts ends with the status, because a count tells how many are active: so it answers from the index
/// alone. One on events has every column that is asked for, for the same reason. What the summaries know needs none.
struct IndexWishes {
    let dialect: Dialect

    func indexes(_ tree: ConditionTree<ResolvedCondition>) -> [SegmentIndex] {
        tree.leaves.flatMap { indexes($0.question) }
    }

    private func indexes(_ question: Question) -> [SegmentIndex] {
        switch question {
        case .text(.contact(let column), let question): contact(text(column, question))
        case .present(.contact(let column)), .number(.contact(let column), _), .boolean(.contact(let column), _),
            .days(.contact(let column), _), .instants(.contact(let column), _), .options(.contact(let column), _):
            contact(plain(column))
        case .anniversary(.contact(.custom(let field)), _):
            contact([.monthAndDay(field.column), .column(field.column)])
        case .near(let field, _): contact(place(field))
        case .count(let selection, let question):
            // Whether there is any in a window, the summary knows nearly always, unless it is a short one in the past.
            question.asksOnlyForAny && selection.filters.isEmpty && !(selection.isPast && selection.isBrief)
                ? [] : events(selection)
        case .figure(let figure, _): events(figure)
        case .moment(let selection, _, _): events(selection)
        case .rank(let rank): indexes(rank)
        case .segment(let tree): indexes(tree)
        default: []
        }
    }

    // MARK: Contacts

    private func contact(_ parts: [SegmentIndex.Part]) -> [SegmentIndex] {
        parts.isEmpty ? [] : [SegmentIndex("contact", parts + [.column("status")])]
    }

    private func text(_ column: ContactColumn, _ question: TextQuestion) -> [SegmentIndex.Part] {
        switch column {
        // Both forms, so that one index serves whether accents count or not.
        case .custom(let field): [.column(field.foldedColumn), .column(field.bareColumn)]
        case .builtIn(.email): [.column("address_key")]
        case .builtIn(let field):
            field.column.map { question.form == .code ? [.code($0, dialect), .column($0)] : [.column($0)] } ?? []
        case .id, .lists: []
        }
    }

    private func plain(_ column: ContactColumn) -> [SegmentIndex.Part] {
        switch column {
        case .custom(let field) where field.type == .choices: []
        case .custom(let field) where field.type == .location: place(field)
        case .custom(let field) where field.type == .text: [.column(field.foldedColumn), .column(field.bareColumn)]
        case .custom(let field): [.column(field.column)]
        case .builtIn(.score): [.column("score")]
        // Times that every contact has are asked for as a guard, which most contacts pass: the order of ids is better.
        case .builtIn, .id, .lists: []
        }
    }

    private func place(_ field: FieldDefinition) -> [SegmentIndex.Part] {
        let vector = field.vectorColumns
        return [field.column, vector.x, vector.y, vector.z].map(SegmentIndex.Part.column)
    }

    private func indexes(_ rank: RankQuestion<EventSelection, ResolvedCondition>) -> [SegmentIndex] {
        let measured =
            switch rank.measure {
            case .figure(let figure): events(figure)
            case .field(let column): contact(plain(column))
            }
        return measured + (rank.among.map(indexes) ?? [])
    }

    // MARK: Events

    private func events(_ figure: EventFigure<EventSelection>) -> [SegmentIndex] {
        let isSummarised = figure.parameter == nil || figure.selection.activity.id != nil
        if figure.selection.isWhole && isSummarised { return [] }
        return events(figure.selection, and: figure.parameter.map { [.column($0.column)] } ?? [])
    }

    /// By the value that is asked for, else by the time, else by the contact.
    private func events(_ selection: EventSelection, and others: [SegmentIndex.Part] = []) -> [SegmentIndex] {
        guard !selection.isWhole, selection.activity.table != BuiltInActivity.added.table else { return [] }
        var rest = selection.filters.flatMap { values($0.question) } + others
        if selection.activity.isGraded { rest.append(.column("grade")) }
        let (at, contact) = (SegmentIndex.Part.column("at"), SegmentIndex.Part.column("contact_id"))
        if let value = selection.filters.lazy.compactMap(exact).first {
            return [SegmentIndex(selection.activity.table, [value, at, contact] + rest)]
        }
        if selection.isBrief {
            return [SegmentIndex(selection.activity.table, [at, contact] + rest)]
        }
        // In a long window all events are read contact by contact, which spares sorting. Without more there is an index.
        return rest.isEmpty ? [] : [SegmentIndex(selection.activity.table, [contact, at] + rest)]
    }

    /// The value that all events have that pass the filter.
    private func exact(_ filter: EventSelection.Filter) -> SegmentIndex.Part? {
        guard !filter.isNegated else { return nil }
        switch filter.question {
        case .text(.parameter(let parameter), let question):
            guard question.match.isExact else { return nil }
            switch question.form {
            case .code: return .code(parameter.column, dialect)
            case .bare: return nil
            case .folded, .key: return .column(parameter.foldedColumn ?? parameter.column)
            }
        case .options(.parameter(let parameter), _), .number(.parameter(let parameter), .equals):
            return .column(parameter.column)
        default: return nil
        }
    }

    /// The columns that a filter reads.
    private func values(_ question: Question) -> [SegmentIndex.Part] {
        switch question {
        case .text(.parameter(let parameter), let question):
            guard let folded = parameter.foldedColumn, let bare = parameter.bareColumn else { return [.column(parameter.column)] }
            return question.form == .bare ? [.column(folded), .column(bare)] : [.column(folded)]
        case .present(.parameter(let parameter)), .number(.parameter(let parameter), _),
            .boolean(.parameter(let parameter), _), .instants(.parameter(let parameter), _),
            .options(.parameter(let parameter), _):
            return [.column(parameter.column)]
        default: return []
        }
    }
}

extension TextQuestion.Match {
    /// Whether all texts that match stand together in an index.
    fileprivate var isExact: Bool {
        switch self {
        case .equals, .startsWith: true
        case .contains, .endsWith: false
        }
    }
}
