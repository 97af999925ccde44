public import Storage

/// Looks for what is probably not meant in a segment: conditions that nobody or everybody fulfils, segments that are
/// almost everybody, newcomers among the sleepers. It knows the text, what it refers to, and the counts it is given; it
/// asks no database.
public enum SegmentLint {
    /// More than this part of those who can be mailed is broad.
    public static let broadShare = 0.6

    /// - Parameters:
    ///   - now: the moment for relative dates. What is called impossible is impossible from then on.
    ///   - counts: for the findings that depend on the audience.
    ///   - broad: the part of those who can be mailed, from 0 to 1, beyond which the segment is called broad.
    /// - Returns: the worst first, then in the order of the text.
    public static func findings(
        of segment: TypedSegment, asOf now: Instant, counts: SegmentCounts? = nil, broad: Double = broadShare
    ) -> [SegmentFinding] {
        let work = LintWork(now: now)
        let satisfiability = Satisfiability(work: work)
        let tree = satisfiability.withoutFaultyReferences(NormalTree(segment))
        var findings = Contradictions(satisfiability: satisfiability).findings(tree)
        let isDecided = findings.contains { $0.kind == .impossible || $0.kind == .alwaysTrue }
        if !isDecided {
            findings += StatusOverlap(satisfiability: satisfiability).findings(tree, segment)
            findings += AgeGuard(work: work).findings(tree)
            // What was counted is known better than what the text looks like.
            if !Narrowness.isNarrow(tree), counts.map({ $0.share > broad }) ?? true {
                findings.append(
                    SegmentFinding(
                        kind: .notNarrowing, severity: .warning,
                        message: "no condition narrows this down: almost everybody matches",
                        span: tree.span, advice: "Say what those whom you mean have, or did."))
            }
        }
        findings += UnknownCampaigns(scope: segment.scope).findings(segment.node)
        if let counts { findings += byCount(counts, broad, isDecided: isDecided) }
        return findings.enumerated().sorted { left, right in
            let (one, other) = (left.element, right.element)
            if one.severity != other.severity { return one.severity > other.severity }
            let (start, end) = (one.span?.offset ?? -1, other.span?.offset ?? -1)
            return start != end ? start < end : left.offset < right.offset
        }.map(\.element)
    }

    private static func byCount(_ counts: SegmentCounts, _ broad: Double, isDecided: Bool) -> [SegmentFinding] {
        var findings: [SegmentFinding] = []
        if counts.members == 0, !isDecided {
            findings.append(
                SegmentFinding(
                    kind: .matchesNobody, severity: .warning, message: "nobody matches at the moment", span: nil,
                    advice: "`merpati segment explain EMAIL` shows for a contact which condition fails."))
        }
        if counts.share > broad {
            let percent = Int((counts.share * 100).rounded(.down))
            findings.append(
                SegmentFinding(
                    kind: .tooBroad, severity: .warning,
                    message: "\(percent)% of those who can be mailed match (\(counts.reachable) of \(counts.allReachable))",
                    span: nil, advice: "Narrow it down, or try it on a part first with `sample 10%`."))
        }
        return findings
    }
}
