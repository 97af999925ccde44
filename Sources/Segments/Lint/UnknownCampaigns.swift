internal import Audience
internal import Diagnostics

/// Finds campaigns that a `where` names and that do not exist. (They may still come, so they are no error.)
struct UnknownCampaigns {
    let scope: SegmentScope

    func findings(_ node: SegmentNode) -> [SegmentFinding] {
        switch node.kind {
        case .all(let nodes), .any(let nodes): nodes.flatMap(findings)
        case .not(let inner): findings(inner)
        case .activity(let selection, _), .moment(_, let selection, _): findings(selection)
        case .figure(let figure, _): findings(figure.selection)
        case .rank(let rank): (rank.among.map(findings) ?? []) + findings(rank.measure)
        case .field, .anniversary, .list, .segment, .sample: []
        }
    }

    private func findings(_ measure: SegmentRank.Measure) -> [SegmentFinding] {
        if case .figure(let figure) = measure { findings(figure.selection) } else { [] }
    }

    private func findings(_ selection: ActivitySelection) -> [SegmentFinding] {
        guard let activity = scope.catalogue.activity(selection.activity.value) else { return [] }
        return selection.filters.flatMap { filter -> [SegmentFinding] in
            guard activity.parameter(filter.parameter.value)?.kind == .campaign else { return [] }
            return switch filter.test.value {
            case .equals(let name, _): [finding(name)].compactMap(\.self)
            case .oneOf(let names, _): names.compactMap(finding)
            default: []
            }
        }
    }

    private func finding(_ name: Located<SegmentLiteral>) -> SegmentFinding? {
        guard case .text(let text) = name.value else { return nil }
        let folded = TextFolding.fold(text)
        guard !scope.campaigns.contains(where: { TextFolding.fold($0.name) == folded }) else { return nil }
        let hint = NearestName.hint(text, in: scope.campaigns.map(\.name))
        return SegmentFinding(
            kind: .unknownCampaign, severity: .warning, message: "there is no campaign \(SegmentPrinter.quoted(text))\(hint)",
            span: name.span, advice: "Until there is, nothing was sent, opened or clicked in it.")
    }
}
