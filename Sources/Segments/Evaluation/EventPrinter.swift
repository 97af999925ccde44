internal import Audience
internal import Storage

/// Prints what is asked of a contact's events: from the summaries where they know the answer, else from the events.
struct EventPrinter {
    let conditions: ConditionPrinter

    init(_ conditions: ConditionPrinter) {
        self.conditions = conditions
    }

    /// How many of the events there are. Who has none is in no table, so that a question whose answer is yes for them is
    /// printed as the opposite of its opposite.
    func count(_ selection: EventSelection, _ question: NumberQuestion) -> SQL {
        let holdsForNone = question.holds(0)
        let some = question.asksOnlyForAny ? any(selection) : counted(selection, question, negated: holdsForNone)
        return holdsForNone ? "(NOT \(some))" : some
    }

    /// When the first or last of the events was.
    func moment(_ selection: EventSelection, isLast: Bool, _ range: InstantRange) -> SQL {
        if selection.isWhole {
            let column: SQL = isLast ? "s.last_at" : "s.first_at"
            return inSummary(selection.activity, Self.all(conditions.within(column, range)))
        }
        // The events after the last one's limit, or before the first one's, decide alone.
        var deciding = selection
        let end = isLast ? InstantRange(from: range.from, until: nil) : InstantRange(from: nil, until: range.until)
        if end.from != nil || end.until != nil { deciding.window = end }
        let moment: SQL = isLast ? "max(e.at)" : "min(e.at)"
        return grouped(deciding, having: Self.all(conditions.within(moment, range)))
    }

    // MARK: Events

    /// Whether there is any of the events.
    private func any(_ selection: EventSelection) -> SQL {
        if selection.isWhole { return inSummary(selection.activity, nil) }
        let isFewEvents = selection.isPast && selection.isBrief
        guard selection.filters.isEmpty, !isFewEvents, let window = selection.window else {
            return conditions.isAmong("\(identifier: selection.activity.table)", as: "e", condition(selection))
        }
        var tests: [SQL] = []
        if let from = window.from { tests.append("s.last_at >= \(from)") }
        if let until = window.until { tests.append("s.first_at < \(until)") }
        if let from = window.from, let until = window.until {
            // One end inside is enough. Who began before and went on after may have been idle in between.
            tests.append(
                """
                (s.last_at < \(until) OR s.first_at >= \(from) OR EXISTS \
                (SELECT 1 FROM \(identifier: selection.activity.table) e WHERE e.contact_id = s.contact_id AND \(condition(selection))))
                """)
        }
        return inSummary(selection.activity, Self.all(tests))
    }

    private func counted(_ selection: EventSelection, _ question: NumberQuestion, negated: Bool) -> SQL {
        let column: SQL = selection.isWhole ? "s.count" : "count(*)"
        let test = conditions.number(column, question)
        let tested = negated ? "NOT (\(test))" : test
        return selection.isWhole ? inSummary(selection.activity, tested) : grouped(selection, having: tested)
    }

    /// What holds for the rows of the events that are meant; `e` is their table.
    ///
    /// - Parameter time: the time of the event.
    func condition(_ selection: EventSelection, time: SQL = "e.at") -> SQL {
        var tests: [SQL] = []
        if selection.activity.isGraded { tests.append("e.grade <> 'machine'") }
        if let window = selection.window { tests += conditions.within(time, window) }
        tests += selection.filters.map { filter in
            let test = conditions.print(filter.question)
            return filter.isNegated ? "NOT \(test)" : test
        }
        return Self.all(tests)
    }

    /// The events that are meant, contact by contact. They are read in the order of the contacts, unless they are so few
    /// that picking and sorting them is faster: the plus keeps SQLite from an index that begins with time.
    func source(_ selection: EventSelection) -> SQL {
        let time: SQL = selection.isBrief || selection.asksForValue ? "e.at" : "+e.at"
        return "\(identifier: selection.activity.table) e WHERE \(condition(selection, time: time)) GROUP BY e.contact_id"
    }

    private static func all(_ tests: [SQL]) -> SQL {
        tests.isEmpty ? "TRUE" : tests.joined(separator: " AND ")
    }

    // MARK: Contacts

    /// Whether the contact's summary, `s`, is there and passes a test.
    func inSummary(_ activity: ActivityDefinition, _ test: SQL?) -> SQL {
        conditions.isAmong("\(identifier: activity.summaryTable)", as: "s", test)
    }

    /// Whether the contact's events that are meant pass a test together.
    func grouped(_ selection: EventSelection, having test: SQL) -> SQL {
        "(\(conditions.contact).id IN (SELECT e.contact_id FROM \(source(selection)) HAVING \(test)))"
    }
}
