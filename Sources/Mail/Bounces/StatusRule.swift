/// One line of the rules on codes: what a code means by itself, where words do not say it.
package struct StatusRule: Sendable {
    package let reason: BounceReason
    package let codes: [StatusRange]
    /// Replies without an enhanced code (RFC 5321 section 4.2.3).
    package let replies: [Int]

    init(_ reason: BounceReason, _ codes: [String] = [], replies: [Int] = []) {
        self.reason = reason
        self.codes = codes.compactMap { StatusRange($0) }
        self.replies = replies
    }
}
