internal import Calendars

extension TypedSegment {
    /// A stored segment, as its kind has it.
    ///
    /// - Throws: `SegmentError` when its text no longer fits what there is.
    init(stored reference: SegmentScope.Reference, _ scope: SegmentScope) throws(SegmentError) {
        var scope = scope
        scope.calendar = reference.calendar
        var typer = SegmentTyper(scope: scope, path: [reference.name])
        self = try typer.stored(reference, depth: 0)
    }
}

extension SourceSpan {
    /// The place of what nobody wrote.
    static let nowhere = SourceSpan(line: 1, column: 1, length: 0, offset: 0)
}
