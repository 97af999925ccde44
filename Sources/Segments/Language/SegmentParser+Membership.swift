/// Lists, segments, ranks and samples.
extension SegmentParser {
    /// `in [not] list|segment|top|bottom`
    mutating func membership() throws(SegmentError) -> SegmentNode {
        let start = current.span
        advance()
        let negated = accept("not")
        let kind: SegmentNode.Kind
        if accept("list") {
            kind = .list(try name(of: "the list"))
        } else if accept("segment") {
            kind = .segment(try name(of: "the segment"))
        } else if accept("top") {
            kind = .rank(try rank(isTop: true))
        } else if accept("bottom") {
            kind = .rank(try rank(isTop: false))
        } else {
            throw unexpected(
                ["`list`", "`segment`", "`top`", "`bottom`"] + (negated ? [] : ["`not`"]),
                keywords: ["list", "segment", "top", "bottom", "not"])
        }
        return signed(SegmentNode(kind, start.through(previous)), negated)
    }

    private mutating func rank(isTop: Bool) throws(SegmentError) -> SegmentRank {
        guard case .number(let number) = current.kind else {
            throw unexpected(["how many, such as `10%` or `100`"])
        }
        let amount = Located(number, current.span)
        advance()
        let isPercent = accept(.percent)
        guard accept("by") else {
            throw slipBeforeBy(isTop: isTop)
                ?? unexpected(["`by`"] + (isPercent ? [] : ["`%`"]), keywords: ["by"])
        }
        let measure = try measure()
        let among = accept("among") ? try population() : nil
        if among == nil, case .figure(let figure) = measure, let slip = slipAfterActivity(figure.selection) { throw slip }
        return SegmentRank(isTop: isTop, amount: amount, isPercent: isPercent, measure: measure, among: among)
    }

    private mutating func measure() throws(SegmentError) -> SegmentRank.Measure {
        if case .figure(let function) = beginning() { return .figure(try figure(function)) }
        if let slip = slipInMeasure() { throw slip }
        return .field(try identifier("a figure, such as `sum of purchased.price`, or the name of a field that holds a number"))
    }

    private mutating func population() throws(SegmentError) -> SegmentNode {
        guard current.kind == .symbol(.open) else {
            throw unexpected(["a segment in parentheses, such as `among (country is \"ID\")`"])
        }
        return try parenthesised()
    }

    mutating func sample() throws(SegmentError) -> SegmentNode {
        let start = current.span
        advance()
        guard case .number(let percent) = current.kind else { throw unexpected(["a percentage, such as 5%"]) }
        let located = Located(percent, current.span)
        advance()
        guard accept(.percent) else { throw unexpected(["`%`"]) }
        let seed = accept("seed") ? try name(of: "the seed").value : nil
        return SegmentNode(.sample(percent: located, seed: seed), start.through(previous))
    }
}
