internal import Audience
internal import Diagnostics
internal import Calendars
internal import Storage

/// The values that conditions are held against, in words.
extension SegmentExplainer {
    func value(_ question: Question) -> String {
        switch question {
        case .status: facts.status.rawValue
        case .present(let subject), .text(let subject, _), .number(let subject, _), .boolean(let subject, _),
            .days(let subject, _), .instants(let subject, _), .anniversary(let subject, _), .options(let subject, _):
            value(subject)
        case .near(let field, let circle): distance(field, circle)
        case .labels: value(.contact(.builtIn(.label)))
        case .categories: value(.contact(.builtIn(.category)))
        case .count(let selection, _): times(selection)
        case .figure(let figure, _):
            evidence.value(figure).map { "\(figure.function.rawValue) \(shown($0, figure))" } ?? "missing"
        case .moment(let selection, let isLast, _):
            moment(evidence.events(selection).map(\.at), isLast: isLast).map { "\(isLast ? "last" : "first") \(shown($0))" }
                ?? times(selection)
        case .interval(let question, _): interval(question)
        case .rank(let rank): place(rank)
        case .list(let id): facts.lists.contains(id) ? "subscribed" : "not subscribed"
        case .member(let id): facts.segments.contains(id) ? "a member" : "not a member"
        case .pinned(let id): facts.pinned.contains(id) ? "pinned" : "not pinned"
        case .banned(let id): facts.banned.contains(id) ? "banned" : "not banned"
        case .sample(let hash, _): "at \(rounded(Double(hash.value(facts.id)) / Double(SampleHash.prime) * 100, digits: 2))%"
        case .segment(let tree): holds(tree) ? "in" : "out"
        }
    }

    private func value(_ subject: Subject) -> String {
        switch subject {
        case .contact(.builtIn(.status)): return facts.status.rawValue
        case .contact(.builtIn(.label)):
            return names(scope.catalogue.labels.filter { facts.labels.contains($0.id) }.map(\.name))
        case .contact(.builtIn(.category)): return names(facts.categories.sorted())
        default: break
        }
        guard subject.kind == .choice || subject.kind == .choices else { return evidence.value(subject).map(shown) ?? "missing" }
        let chosen = evidence.ids(subject)
        return names(subject.options.filter { chosen.contains($0.id) }.map(\.name))
    }

    private func names(_ names: [String]) -> String {
        names.isEmpty ? "missing" : names.map { SegmentPrinter.quoted($0) }.joined(separator: ", ")
    }

    private func shown(_ value: ContactValue) -> String {
        switch value {
        case .text(let text), .choice(let text): SegmentPrinter.quoted(text)
        case .number(let number): SegmentPrinter.number(number)
        case .boolean(let flag): flag ? "true" : "false"
        case .date(let date): date.description
        case .dateTime(let instant): shown(instant)
        case .location(let point): "(\(point))"
        case .choices(let names): self.names(names)
        }
    }

    private func shown(_ instant: Instant) -> String {
        let (day, microseconds) = scope.calendar.local(instant)
        return "\(day)T\(CalendarMoment.clock(Int(microseconds / 1_000_000), seconds: true))"
    }

    // MARK: Events

    /// How often it was done as asked for. Who has done it otherwise has not done it never.
    private func times(_ selection: EventSelection) -> String {
        let fitting = evidence.events(selection)
        guard fitting.isEmpty, let all = facts.events[selection.activity.name], !all.isEmpty else {
            return times(fitting.map(\.at))
        }
        return "\(times(all.map(\.at))), \(all.count == 1 ? "which does not fit" : "none of which fits")"
    }

    private func times(_ moments: [Instant]) -> String {
        guard let last = moments.max() else { return "never" }
        let day = scope.calendar.local(last).day
        return moments.count == 1 ? "once, \(day)" : "\(Counted.text(moments.count, "time")), last \(day)"
    }

    private func moment(_ moments: [Instant], isLast: Bool) -> Instant? {
        isLast ? moments.max() : moments.min()
    }

    private func shown(_ value: Double, _ figure: EventFigure<EventSelection>) -> String {
        SegmentPrinter.number(figure.function.isRounded ? value / 1e6 : value)
    }

    private func interval(_ question: IntervalQuestion) -> String {
        let moments = (facts.events[question.activity.name] ?? []).map(\.at)
        let edge = moment(moments, isLast: question.isLast)
        let when = edge.map { "\(question.isLast ? "last" : "first") \(scope.calendar.local($0).day)" } ?? "never"
        guard let seconds = evidence.answers.intervals[question.number] else { return when + "; nobody has done it twice" }
        let days = rounded(Double(seconds) * Double(question.count) / 86_400, digits: 1)
        return "\(when); \(Counted.text(question.count, "interval")) \(question.count == 1 ? "is" : "are") \(days) days"
    }

    // MARK: Places

    private func place(_ rank: RankQuestion<EventSelection, ResolvedCondition>) -> String {
        guard let value = evidence.value(rank) else { return "not ranked" }
        let amount: String =
            switch rank.measure {
            case .figure(let figure): shown(value, figure)
            case .field: SegmentPrinter.number(value)
            }
        guard let answer = evidence.answers.ranks[rank.number], let place = answer.place else { return amount }
        return "place \(place) of \(answer.population), with \(amount)"
    }

    private func distance(_ field: FieldDefinition, _ circle: Circle) -> String {
        guard case .location(let point) = facts.custom[field.id] else { return "missing" }
        // Rounded so that it never contradicts the answer.
        let tenths = (circle.distance(to: point) * 10).rounded(circle.contains(point) ? .down : .up)
        return "\(SegmentPrinter.number(tenths / 10)) km away"
    }

    private func rounded(_ number: Double, digits: Int) -> String {
        let scale = digits == 1 ? 10.0 : 100.0
        return SegmentPrinter.number((number * scale).rounded() / scale)
    }
}
