internal import Audience
internal import Storage

/// The events that a condition counts; its dates still wait for "now".
struct TypedSelection: Sendable {
    struct Filter: Sendable {
        var test: TypedCondition.Test
        var isNegated: Bool
        /// Whether names are matched by a part of them: others may match tomorrow.
        var isPattern = false
    }

    var activity: ActivityDefinition
    var filters: [Filter] = []
    var window: DateWindow?

    func resolved(_ clock: SegmentClock) -> EventSelection {
        EventSelection(
            activity: activity,
            filters: filters.map { EventSelection.Filter(question: $0.test.resolved(clock), isNegated: $0.isNegated) },
            window: window.map(clock.instants), now: clock.now)
    }
}

/// The events that a condition counts: those in the window for which every filter holds. What a machine did is none.
struct EventSelection: Sendable {
    /// A question about one event.
    struct Filter: Sendable {
        var question: Question
        /// Whether the events are meant for which the question does not hold.
        var isNegated: Bool
    }

    var activity: ActivityDefinition
    var filters: [Filter]
    /// nil for any time.
    var window: InstantRange?
    var now: Instant

    /// Whether the window is closed and short, so that its events are soon looked through.
    var isBrief: Bool {
        guard let from = window?.from, let until = window?.until else { return false }
        return until - from <= 60 * 86_400_000_000
    }

    /// Whether all events have one of a few values, by which an index can find them.
    var asksForValue: Bool {
        filters.contains { filter in
            guard !filter.isNegated else { return false }
            return switch filter.question {
            case .options, .number(_, .equals): true
            case .text(_, let question): if case .equals = question.match { question.form != .bare } else { false }
            default: false
            }
        }
    }

    /// Whether nothing that happens from now on is in the window.
    var isPast: Bool { window?.until.map { $0 <= now.microseconds } ?? false }

    /// Whether all events count, so that the contact's summary knows them.
    var isWhole: Bool { filters.isEmpty && window == nil }
}
