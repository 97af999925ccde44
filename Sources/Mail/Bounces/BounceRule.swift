/// One line of the bounce rules: any of the phrases in a diagnostic text, or any of the codes, gives the reason.
package struct BounceRule: Sendable {
    package let reason: BounceReason
    /// In lower case, with single spaces.
    package let phrases: [[UInt8]]
    /// Subject and detail of an enhanced code.
    package let codes: [ClosedRange<Int>]
    /// Replies without an enhanced code (RFC 5321 section 4.2.3).
    package let replies: [Int]

    init(_ reason: BounceReason, phrases: [String] = [], codes: [String] = [], replies: [Int] = []) {
        self.reason = reason
        self.phrases = phrases.map { Array($0.utf8) }
        self.codes = codes.compactMap(Self.codeRange)
        self.replies = replies
    }

    /// One number for a subject and a detail, which have at most three digits (RFC 3463 section 2).
    static func number(subject: Int, detail: Int) -> Int { subject * 1000 + detail }

    /// Reads "1.1", "7.606-649", or "6.*".
    private static func codeRange(_ text: String) -> ClosedRange<Int>? {
        let pieces = text.split(separator: ".")
        guard pieces.count == 2, let subject = Int(pieces[0]) else { return nil }
        if pieces[1] == "*" { return number(subject: subject, detail: 0)...number(subject: subject, detail: 999) }
        let ends = pieces[1].split(separator: "-").compactMap { Int($0) }
        guard let first = ends.first, let last = ends.last, first <= last else { return nil }
        return number(subject: subject, detail: first)...number(subject: subject, detail: last)
    }
}
