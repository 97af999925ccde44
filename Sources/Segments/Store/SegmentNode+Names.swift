extension SegmentNode {
    /// The keys of the fields that are asked for, wherever they stand; also names of what is no field of one's own.
    var fieldNames: Set<String> {
        switch kind {
        case .all(let nodes), .any(let nodes): nodes.reduce(into: []) { $0.formUnion($1.fieldNames) }
        case .not(let node): node.fieldNames
        case .field(let name, _), .anniversary(let name, _): [name.value]
        case .rank(let rank):
            if case .field(let name) = rank.measure {
                (rank.among?.fieldNames ?? []).union([name.value])
            } else {
                rank.among?.fieldNames ?? []
            }
        case .activity, .figure, .moment, .list, .segment, .sample: []
        }
    }
}
