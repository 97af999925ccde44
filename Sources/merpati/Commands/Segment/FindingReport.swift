internal import Segments

/// A finding as JSON, and as a person reads it.
struct FindingReport: Encodable, Sendable {
    /// nil for a text that has no name.
    var segment: String?
    var kind: String
    var severity: String
    var message: String
    var line: Int?
    var column: Int?
    var length: Int?
    var advice: String

    init(_ finding: SegmentFinding, of segment: String?) {
        self.segment = segment
        kind = finding.kind.rawValue
        severity = finding.severity.rawValue
        message = finding.message
        (line, column, length) = (finding.span?.line, finding.span?.column, finding.span?.length)
        advice = finding.advice
    }

    var isError: Bool { severity == SegmentFinding.Severity.error.rawValue }

    func show() {
        let place = line.map { "line \($0), column \(column ?? 1): " } ?? ""
        Console.print("\(segment.map { "\($0): " } ?? "")\(place)\(severity): \(message)\n  \(advice)")
    }
}
