internal import Audience
internal import Diagnostics

/// Turns a tree of names into one of columns and ids, and finds what does not go together.
struct SegmentTyper {
    let scope: SegmentScope
    /// The names of the segments that are being typed, outermost first.
    private var path: [String]
    private var parsed: [Int64: SegmentNode] = [:]
    private var conditions = 0
    private var values = 0
    private var populations = 0

    init(scope: SegmentScope, path: [String]) {
        self.scope = scope
        self.path = path
    }

    mutating func tree(_ node: SegmentNode, depth: Int) throws(SegmentError) -> ConditionTree<TypedCondition> {
        guard depth <= SegmentLimits.depth else {
            throw SegmentError(
                .limit, "nested too deep, with the segments it refers to; the limit is \(SegmentLimits.depth) levels",
                at: node.span)
        }
        switch node.kind {
        case .all(let nodes): return .all(try trees(nodes, depth: depth + 1))
        case .any(let nodes): return .any(try trees(nodes, depth: depth + 1))
        case .not(let inner): return .not(try tree(inner, depth: depth + 1))
        case .field(let name, let test):
            return try leaf(node, typer(name).test(test))
        case .anniversary(let name, let test):
            return try leaf(node, typer(name).anniversary(test))
        case .activity(let selection, let times): return try leaf(node, activity(selection, times))
        case .figure(let figure, let test): return try leaf(node, self.figure(figure, test, node.span))
        case .moment(let isLast, let selection, let test):
            return try leaf(node, moment(isLast, selection, test, node.span))
        case .rank(let rank): return try leaf(node, self.rank(rank, depth: depth))
        case .list(let name):
            guard let list = scope.catalogue.list(named: name.value) else {
                throw .unknown("list", name, scope.catalogue.lists.map(\.name))
            }
            return try leaf(node, .ready(.list(list.id)))
        case .segment(let name): return try leaf(node, segment(name, depth: depth))
        case .sample(let percent, let seed):
            guard (0...100).contains(percent.value) else {
                throw SegmentError(.outOfRange, "a sample is from 0% to 100%", at: percent.span)
            }
            return try leaf(node, .ready(.sample(SampleHash(seed: seed ?? ""), percent: percent.value)))
        }
    }

    private mutating func trees(
        _ nodes: [SegmentNode], depth: Int
    ) throws(SegmentError) -> [ConditionTree<TypedCondition>] {
        var trees: [ConditionTree<TypedCondition>] = []
        for node in nodes { trees.append(try tree(node, depth: depth)) }
        return trees
    }

    private mutating func leaf(
        _ node: SegmentNode, _ test: TypedCondition.Test
    ) throws(SegmentError) -> ConditionTree<TypedCondition> {
        try count(node)
        return .leaf(TypedCondition(node: node, test: test))
    }

    /// Counts what the printed statement will be made of.
    private mutating func count(_ node: SegmentNode) throws(SegmentError) {
        if case .field(_, let test) = node.kind { return try count(Located(test.value, node.span)) }
        try count(conditions: 1, values: 0, at: node.span)
    }

    /// Counts a condition by its test.
    mutating func count(_ test: Located<FieldTest>) throws(SegmentError) {
        switch test.value {
        case .has(.all, let names): try count(conditions: names.count, values: names.count, at: test.span)
        case .has(.any, let names): try count(conditions: 1, values: names.count, at: test.span)
        case .oneOf(let literals, _): try count(conditions: 1, values: literals.count, at: test.span)
        default: try count(conditions: 1, values: 0, at: test.span)
        }
    }

    private mutating func count(conditions: Int, values: Int, at span: SourceSpan) throws(SegmentError) {
        self.conditions += conditions
        self.values += values
        guard self.conditions <= SegmentLimits.conditions else {
            throw SegmentError(
                .limit, "too many conditions, with those of the segments it refers to; the limit is \(SegmentLimits.conditions)",
                at: span)
        }
        guard self.values <= SegmentLimits.values else {
            throw SegmentError(.limit, "too many values; the limit is \(SegmentLimits.values)", at: span)
        }
    }

    /// A number for a question about all contacts, by which its answer is found.
    mutating func nextPopulation() -> Int {
        defer { populations += 1 }
        return populations
    }

    // MARK: Names

    private func typer(_ name: Located<String>) throws(SegmentError) -> FieldTyper {
        FieldTyper(name: name, subject: .contact(try column(name)), scope: scope)
    }

    func column(_ name: Located<String>) throws(SegmentError) -> ContactColumn {
        switch name.value {
        case "label", "labels": return .builtIn(.label)
        case "category", "categories": return .builtIn(.category)
        default: break
        }
        if let field = BuiltInField(rawValue: name.value) { return .builtIn(field) }
        if let field = scope.catalogue.field(name.value) { return .custom(field) }
        throw .unknown("field", name, BuiltInField.allCases.map(\.key) + scope.catalogue.fields.map(\.key))
    }

    // MARK: Segments in segments

    private mutating func segment(_ name: Located<String>, depth: Int) throws(SegmentError) -> TypedCondition.Test {
        guard let reference = scope.segment(named: name.value) else { throw .unknown("segment", name, scope.segmentNames) }
        if let start = path.firstIndex(where: { TextFolding.fold($0) == TextFolding.fold(reference.name) }) {
            let cycle = (path[start...] + [reference.name]).map { "\"\($0)\"" }.joined(separator: " -> ")
            throw SegmentError(.cycle, "the segment would refer to itself: \(cycle)", at: name.span)
        }
        if reference.kind == .static, !reference.hasPins { return .ready(.member(reference.id)) }
        path.append(reference.name)
        defer { path.removeLast() }
        do throws(SegmentError) {
            return .segment(try stored(reference, depth: depth + 1))
        } catch {
            // A limit is that of the whole, and a cycle is named in full already.
            let message =
                error.kind == .cycle || error.kind == .limit ? error.message : "in segment \"\(reference.name)\", \(error)"
            throw SegmentError(error.kind, message, at: name.span)
        }
    }

    /// What a stored segment stands for: its members, its rule or both, and over these who is pinned in or banned.
    mutating func stored(_ reference: SegmentScope.Reference, depth: Int) throws(SegmentError) -> TypedSegment {
        var inner = scope
        inner.calendar = reference.calendar
        let node =
            reference.kind == .static ? SegmentNode(.segment(Located(reference.name, .nowhere)), .nowhere) : try parse(reference)
        func leaf(_ question: Question) -> ConditionTree<TypedCondition> {
            let node = SegmentNode(.segment(Located(reference.name, .nowhere)), .nowhere)
            return .leaf(TypedCondition(node: node, test: .ready(question)))
        }
        var tree: ConditionTree<TypedCondition>
        switch reference.kind {
        case .dynamic: tree = try self.tree(node, depth: depth)
        case .additive: tree = .any([leaf(.member(reference.id)), try self.tree(node, depth: depth)])
        case .static: tree = leaf(.member(reference.id))
        }
        if reference.hasPins {
            tree = .all([.any([tree, leaf(.pinned(reference.id))]), .not(leaf(.banned(reference.id)))])
        }
        return TypedSegment(node, tree, inner)
    }

    /// Parses each segment once, however often it is referred to.
    private mutating func parse(_ reference: SegmentScope.Reference) throws(SegmentError) -> SegmentNode {
        if let node = parsed[reference.id] { return node }
        let node = try SegmentParser.parse(reference.text)
        parsed[reference.id] = node
        return node
    }
}

extension SegmentError {
    /// An unknown name with the nearest known one.
    static func unknown(_ what: String, _ name: Located<String>, _ known: [String]) -> SegmentError {
        let nearest = NearestName.find(name.value, in: known)
        return SegmentError(
            .unknownName, "there is no \(what) \"\(name.value.prefix(80))\"", at: name.span, nearest: nearest.map { "\"\($0)\"" })
    }
}
