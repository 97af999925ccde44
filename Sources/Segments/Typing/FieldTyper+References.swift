internal import Audience

/// What is asked of parameters that refer to campaigns, labels and lists: the names are matched here, and ids are left.
extension FieldTyper {
    func references(_ test: Located<FieldTest>) throws(SegmentError) -> [Int64] {
        if case .equals(let value, _) = test.value { try requireKnown([value]) }
        if case .oneOf(let values, _) = test.value { try requireKnown(values) }
        let question = try text(test)
        return known.filter { question.holds(Self.compared($0.name, question.form)) }.map(\.id)
    }

    /// A campaign may come after the segment that asks for it; a label or list that is not there is a mistake.
    private func requireKnown(_ values: [Located<SegmentLiteral>]) throws(SegmentError) {
        guard case .parameter(let parameter) = subject, parameter.kind != .campaign else { return }
        for value in values {
            guard case .text(let text) = value.value else { continue }
            let folded = TextFolding.fold(text)
            if !known.contains(where: { TextFolding.fold($0.name) == folded }) {
                throw .unknown(parameter.kind.rawValue, Located(text, value.span), known.map(\.name))
            }
        }
    }

    private var known: [(id: Int64, name: String)] {
        guard case .parameter(let parameter) = subject else { return [] }
        return switch parameter.kind {
        case .campaign: scope.campaigns
        case .label: scope.catalogue.labels.map { ($0.id, $0.name) }
        case .list: scope.catalogue.lists.map { ($0.id, $0.name) }
        default: []
        }
    }
}
