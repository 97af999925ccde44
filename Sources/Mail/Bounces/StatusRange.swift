/// Subjects and details of enhanced codes (RFC 3463 section 2): "1.1", "7.606-649", "6.*".
package struct StatusRange: Sendable, Hashable {
    package let subject: Int
    package let details: ClosedRange<Int>

    init?(_ text: String) {
        let pieces = text.split(separator: ".")
        guard pieces.count == 2, let subject = Int(pieces[0]) else { return nil }
        self.subject = subject
        let ends = pieces[1].split(separator: "-").compactMap { Int($0) }
        if pieces[1] == "*" {
            details = 0...999
        } else if let first = ends.first, let last = ends.last, first <= last {
            details = first...last
        } else {
            return nil
        }
    }

    func contains(_ status: EnhancedStatus) -> Bool { status.subject == subject && details.contains(status.detail) }
}
