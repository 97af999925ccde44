internal import Audience
internal import Storage

/// Prints figures over a contact's events: from the summary when all events count, else from the events.
struct FigurePrinter {
    private let conditions: ConditionPrinter
    private let events: EventPrinter

    init(_ conditions: ConditionPrinter) {
        self.conditions = conditions
        events = EventPrinter(conditions)
    }

    func condition(_ figure: EventFigure<EventSelection>, _ question: NumberQuestion) -> SQL {
        if let summed = summed(figure) {
            return events.inSummary(
                figure.selection.activity, "\(summed.isPresent) AND \(conditions.number(summed.value, question))")
        }
        return events.grouped(withValues(figure), having: conditions.number(aggregate(figure), question))
    }

    /// A query of `contact_id` and the figure, `value`, for everybody who has it.
    func query(_ figure: EventFigure<EventSelection>) -> SQL {
        let activity = figure.selection.activity
        if let summed = summed(figure) {
            return
                "SELECT s.contact_id, \(summed.value) AS value FROM \(identifier: activity.summaryTable) s WHERE \(summed.isPresent)"
        }
        return "SELECT e.contact_id, \(aggregate(figure)) AS value FROM \(events.source(withValues(figure)))"
    }

    // MARK: From the summary

    /// The figure from the contact's summary, `s`; nil when the summary does not know it.
    private func summed(_ figure: EventFigure<EventSelection>) -> (value: SQL, isPresent: SQL)? {
        guard figure.selection.isWhole else { return nil }
        guard let parameter = figure.parameter else { return ("s.count", "TRUE") }
        // Of built-in activities the summary keeps no numbers.
        guard figure.selection.activity.id != nil, parameter.kind == .number else { return nil }
        let columns = parameter.figureColumns
        let count: SQL = "s.\(identifier: columns.count)"
        let sum: SQL = "s.\(identifier: columns.sum)"
        let value: SQL =
            switch figure.function {
            case .count: count
            case .sum: Millionths.rounded(sum, conditions.dialect)
            case .average: Millionths.rounded("\(sum) / \(count)", conditions.dialect)
            case .min: "s.\(identifier: columns.min)"
            case .max: "s.\(identifier: columns.max)"
            }
        return (value, "\(count) > 0")
    }

    // MARK: From the events

    private func aggregate(_ figure: EventFigure<EventSelection>) -> SQL {
        guard let parameter = figure.parameter else { return "count(*)" }
        let column: SQL = "e.\(identifier: parameter.column)"
        return switch figure.function {
        case .count: "count(*)"
        case .sum: Millionths.rounded("sum(\(column))", conditions.dialect)
        case .average: Millionths.rounded("sum(\(column)) / count(*)", conditions.dialect)
        case .min: "min(\(column))"
        case .max: "max(\(column))"
        }
    }

    /// The events that have the parameter.
    private func withValues(_ figure: EventFigure<EventSelection>) -> EventSelection {
        guard let parameter = figure.parameter else { return figure.selection }
        var selection = figure.selection
        selection.filters.append(EventSelection.Filter(question: .present(.parameter(parameter)), isNegated: false))
        return selection
    }
}
