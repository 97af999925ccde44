internal import Audience
internal import Calendars
internal import Diagnostics

/// What contacts have done.
extension SegmentTyper {
    /// `has purchased at least 2 times ...`
    mutating func activity(
        _ selection: ActivitySelection, _ times: Located<ActivityTimes>?
    ) throws(SegmentError) -> TypedCondition.Test {
        .count(try self.selection(selection), try question(times))
    }

    private func question(_ times: Located<ActivityTimes>?) throws(SegmentError) -> NumberQuestion {
        guard let times else { return .compares(.greaterOrEqual, 1) }
        func number(_ count: Int) throws(SegmentError) -> Double {
            guard count >= 0 else {
                throw SegmentError(.outOfRange, "nothing happens \(count) times", at: times.span, expected: ["a number from 0"])
            }
            return Double(count)
        }
        switch times.value {
        case .atLeast(let count): return .compares(.greaterOrEqual, try number(count))
        case .atMost(let count): return .compares(.lessOrEqual, try number(count))
        case .exactly(let count): return .equals([try number(count)])
        case .between(let least, let most): return .between(try number(least), try number(most))
        }
    }

    /// `average of purchased.price ... >= 500`
    mutating func figure(
        _ figure: ActivityFigure, _ test: Located<FieldTest>, _ span: SourceSpan
    ) throws(SegmentError) -> TypedCondition.Test {
        let typed = try self.figure(figure)
        let isCount = figure.function == .count
        if test.value == .present {
            // A count is never missing; other figures are when no event has a value.
            return .count(
                isCount ? typed.selection : typed.selection.having(typed.parameter), .compares(.greaterOrEqual, isCount ? 0 : 1))
        }
        let name =
            figure.function.rawValue + " of " + figure.selection.activity.value + (figure.parameter.map { ".\($0.value)" } ?? "")
        let question = try FieldTyper(name: Located(name, span), subject: .figure, scope: scope).number(test)
        if isCount { return .count(typed.selection.having(typed.parameter), question) }
        return .figure(typed, figure.function.isRounded ? question.map(Millionths.rounded) : question)
    }

    mutating func figure(_ figure: ActivityFigure) throws(SegmentError) -> EventFigure<TypedSelection> {
        let selection = try selection(figure.selection)
        let parameter = try figure.parameter.map { name throws(SegmentError) in try self.parameter(name, of: selection.activity) }
        guard figure.function != .count, parameter?.kind != .number else {
            return EventFigure(function: figure.function, selection: selection, parameter: parameter)
        }
        let numbers = selection.activity.parameters.filter { $0.kind == .number }
        let message =
            figure.parameter.map { "`\($0.value)` is not a number, so it has no \(figure.function.rawValue)" }
            ?? "a \(figure.function.rawValue) is made of a number"
        throw SegmentError(
            .wrongType, numbers.isEmpty ? message + "; `\(selection.activity.name)` has none" : message,
            at: figure.parameter?.span ?? figure.selection.activity.span,
            expected: numbers.map { "`\(figure.function.rawValue) of \(selection.activity.name).\($0.name)`" })
    }

    /// `last of purchased ... more than 30 days ago`
    mutating func moment(
        _ isLast: Bool, _ written: ActivitySelection, _ test: Located<FieldTest>, _ span: SourceSpan
    ) throws(SegmentError) -> TypedCondition.Test {
        let selection = try selection(written)
        if test.value == .present { return .count(selection, .compares(.greaterOrEqual, 1)) }
        if selection.filters.isEmpty, let (count, isOlder) = intervals(test.value) {
            guard count > 0 else {
                throw SegmentError(
                    .outOfRange, "a stretch of time must be longer than nothing", at: test.span, expected: ["a number from 1"])
            }
            return .interval(
                IntervalQuestion(
                    number: nextPopulation(), activity: selection.activity, isLast: isLast, count: count, isOlder: isOlder))
        }
        let name = (isLast ? "last of " : "first of ") + written.activity.value
        let typer = FieldTyper(name: Located(name, span), subject: .time, scope: scope)
        return .moment(selection, isLast: isLast, try DateTyper(typer, hasTime: true).window(test))
    }

    private func intervals(_ test: FieldTest) -> (count: Int, isOlder: Bool)? {
        switch test {
        case .date(.moreThanAgo(let span)) where span.value.unit == .intervals: (span.value.count, true)
        case .date(.lessThanAgo(let span)) where span.value.unit == .intervals: (span.value.count, false)
        case .date(.withinLast(let span)) where span.value.unit == .intervals: (span.value.count, false)
        default: nil
        }
    }

    // MARK: Events

    private mutating func selection(_ selection: ActivitySelection) throws(SegmentError) -> TypedSelection {
        guard let activity = scope.catalogue.activity(selection.activity.value) else {
            throw .unknown("activity", selection.activity, scope.catalogue.activities.map(\.name))
        }
        var typed = TypedSelection(activity: activity)
        for filter in selection.filters {
            try count(filter.test)
            let parameter = try parameter(filter.parameter, of: activity)
            let typer = FieldTyper(name: filter.parameter, subject: .parameter(parameter), scope: scope)
            typed.filters.append(
                TypedSelection.Filter(
                    test: try typer.test(filter.test), isNegated: filter.isNegated, isPattern: filter.test.value.isPattern))
        }
        if let window = selection.window { typed.window = try self.window(window, of: selection.activity) }
        return typed
    }

    private func window(_ test: Located<FieldTest>, of activity: Located<String>) throws(SegmentError) -> DateWindow {
        switch test.value {
        case .between, .date(.on), .date(.before), .date(.after), .date(.withinLast):
            return try DateTyper(FieldTyper(name: activity, subject: .time, scope: scope), hasTime: true).window(test)
        default:
            throw SegmentError(
                .wrongType, "this does not say in which stretch of time", at: test.span,
                expected: ["`within last`", "`on`", "`before`", "`after`", "`between`"])
        }
    }

    private func parameter(
        _ name: Located<String>, of activity: ActivityDefinition
    ) throws(SegmentError) -> ActivityParameter {
        if let parameter = activity.parameter(name.value) { return parameter }
        var error = SegmentError.unknown("parameter of `\(activity.name)` named", name, activity.parameters.map(\.name))
        if (try? column(name)) != nil {
            error.message +=
                "; it is a field: parentheses end a `where`, as in `(has \(activity.name) where ...) and \(name.value) ...`"
        } else if activity.parameters.isEmpty {
            error.message += "; it has none"
        } else {
            error.expected = activity.parameters.map { "`\($0.name)`" }
        }
        throw error
    }
}

extension TypedSelection {
    /// Only the events that have a parameter.
    fileprivate func having(_ parameter: ActivityParameter?) -> TypedSelection {
        guard let parameter else { return self }
        var selection = self
        selection.filters.append(Filter(test: .ready(.present(.parameter(parameter))), isNegated: false))
        return selection
    }
}
