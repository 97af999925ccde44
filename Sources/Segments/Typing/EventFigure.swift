internal import Audience

/// A figure over a contact's events.
struct EventFigure<Selection: Sendable>: Sendable {
    var function: ActivityFigure.Function
    var selection: Selection
    /// The number that it is made of; nil for a count of events. Events without it do not count.
    var parameter: ActivityParameter?

    func map<New>(_ transform: (Selection) -> New) -> EventFigure<New> {
        EventFigure<New>(function: function, selection: transform(selection), parameter: parameter)
    }
}

extension ActivityFigure.Function {
    /// Whether the figure is compared in whole millionths.
    var isRounded: Bool { self == .sum || self == .average }
}
