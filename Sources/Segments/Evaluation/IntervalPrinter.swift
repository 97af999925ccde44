internal import Audience
internal import Storage

/// Prints what is asked in intervals, the average time between two events.
struct IntervalPrinter {
    private let conditions: ConditionPrinter

    init(_ conditions: ConditionPrinter) {
        self.conditions = conditions
    }

    /// Without an interval, because nobody has two events, the edge is NULL and the summary is not found.
    func condition(_ question: IntervalQuestion, now: Instant) -> SQL {
        let column: SQL = question.isLast ? "s.last_at" : "s.first_at"
        let most = IntervalQuestion.mostSeconds
        let edge: SQL = """
            (SELECT CAST(\(now) AS BIGINT) - 1000000 * (CASE WHEN i.seconds * \(question.count) > \(most) THEN \(most) \
            ELSE i.seconds * \(question.count) END) FROM (\(Self.query(question.activity))) i)
            """
        let test: SQL =
            question.isOlder ? "\(column) < \(edge)" : "\(column) > \(edge) AND \(column) <= \(now)"
        return EventPrinter(conditions).inSummary(question.activity, test)
    }

    /// The length of an interval, `seconds`, or NULL. Seconds are taken whole, contact by contact, so that no sum overflows.
    static func query(_ activity: ActivityDefinition) -> SQL {
        """
        SELECT CAST(sum((t.last_at - t.first_at) / 1000000) AS BIGINT) / CAST(sum(t.count - 1) AS BIGINT) AS seconds \
        FROM \(identifier: activity.summaryTable) t WHERE t.count > 1
        """
    }
}
