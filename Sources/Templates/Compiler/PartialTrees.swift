internal import Diagnostics

/// The partials of one letter, each read and parsed once.
final class PartialTrees {
    /// Whether the letter is HTML (and not its subject).
    let isForHTML: Bool
    private let source: PartialSource
    private let limits: TemplateLimits
    var names: [String] { source.names }
    private var trees: [String: [Node]] = [:]
    /// The names of those that were asked for, sorted.
    var read: [String] { trees.keys.sorted() }

    init(_ source: PartialSource, _ limits: TemplateLimits, isForHTML: Bool) {
        self.source = source
        self.limits = limits
        self.isForHTML = isForHTML
    }

    func nodes(_ name: String, at position: SourcePosition) throws(TemplateError) -> [Node] {
        if let nodes = trees[name] { return nodes }
        guard source.names.contains(name) else {
            throw TemplateError(
                .unknownName, "there is no partial `\(name)`", at: position, nearest: NearestName.find(name, in: source.names),
                advice: "Partials are the files of the folder partials/, named without their ending.")
        }
        let nodes = try Parser.nodes(source.tokens(name, limits), limits)
        trees[name] = nodes
        return nodes
    }
}
