import TestSupport

/// A page as a tree, and selectors compared with it in the plainest way: what the inlined styles are held against. Knows nothing
/// of the compiler.
final class PageNode {
    let name: String
    let id: String?
    let classes: [String]
    let title: String?
    let own: [PageRule.Declaration]
    private(set) var children: [PageNode] = []
    private(set) unowned var parent: PageNode?

    init(_ name: String, id: String? = nil, classes: [String] = [], title: String? = nil, own: [PageRule.Declaration] = []) {
        self.name = name
        self.id = id
        self.classes = classes
        self.title = title
        self.own = own
    }

    func add(_ child: PageNode) {
        child.parent = self
        children.append(child)
    }

    /// This element and all below it, in the order of their start tags.
    var all: [PageNode] { [self] + children.flatMap(\.all) }

    /// The elements before this one in its parent.
    var before: [PageNode] {
        guard let parent else { return [] }
        return Array(parent.children.prefix { $0 !== self })
    }
}

/// A rule of the random style sheets.
struct PageRule {
    struct Declaration: Equatable {
        var name: String
        var value: String
        var isImportant: Bool

        var text: String { "\(name): \(value)\(isImportant ? " !important" : "")" }
    }

    struct Step {
        /// `` for the first, else ` `, `>`, `+`, `~`.
        var combinator: String
        var type: String?
        var id: String?
        var classes: [String] = []
        var title: (sign: String, value: String)?
        var isFirstChild = false

        var text: String {
            (type ?? (id == nil && classes.isEmpty && title == nil && !isFirstChild ? "*" : "")) + (id.map { "#" + $0 } ?? "")
                + classes.map { "." + $0 }.joined()
                + (title.map { $0.sign.isEmpty ? "[title]" : "[title\($0.sign)=\"\($0.value)\"]" } ?? "")
                + (isFirstChild ? ":first-child" : "")
        }

        func means(_ node: PageNode) -> Bool {
            if let type, type != node.name { return false }
            if let id, id != node.id { return false }
            if !classes.allSatisfy(node.classes.contains) { return false }
            if isFirstChild, !node.before.isEmpty { return false }
            guard let title else { return true }
            guard let actual = node.title else { return false }
            switch title.sign {
            case "": return true
            case "~": return actual.split(separator: " ").contains { $0 == title.value }
            case "^": return actual.hasPrefix(title.value)
            case "$": return actual.hasSuffix(title.value)
            case "*": return actual.contains(title.value)
            case "|": return actual == title.value || actual.hasPrefix(title.value + "-")
            default: return actual == title.value
            }
        }
    }

    /// The steps of each selector.
    var selectors: [[Step]]
    var declarations: [Declaration]

    static func means(_ steps: ArraySlice<Step>, _ node: PageNode) -> Bool {
        guard let last = steps.last else { return true }
        guard last.means(node) else { return false }
        let rest = steps.dropLast()
        if rest.isEmpty { return true }
        switch last.combinator {
        case ">": return node.parent.map { means(rest, $0) } ?? false
        case "+": return node.before.last.map { means(rest, $0) } ?? false
        case "~": return node.before.contains { means(rest, $0) }
        default:
            var parent = node.parent
            while let above = parent {
                if means(rest, above) { return true }
                parent = above.parent
            }
            return false
        }
    }

    static func weight(_ steps: [Step]) -> [Int] {
        [
            steps.count(where: { $0.id != nil }),
            steps.map { $0.classes.count + ($0.title == nil ? 0 : 1) + ($0.isFirstChild ? 1 : 0) }.reduce(0, +),
            steps.count(where: { $0.type != nil }),
        ]
    }

    /// The values that win for an element, by property: rules, then the declarations of its own attribute.
    static func winners(_ rules: [PageRule], _ node: PageNode, own: [Declaration]) -> [String: String] {
        var found: [(key: [Int], declaration: Declaration)] = []
        for (order, rule) in rules.enumerated() {
            let meant = rule.selectors.filter { means($0[...], node) }.map(weight)
            guard let best = meant.max(by: { $0.lexicographicallyPrecedes($1) }) else { continue }
            found += rule.declarations.map { ([$0.isImportant ? 1 : 0, 0] + best + [order], $0) }
        }
        found += own.map { ([$0.isImportant ? 1 : 0, 1, 0, 0, 0, 0], $0) }
        var winners: [String: (key: [Int], value: String)] = [:]
        for (key, declaration) in found {
            if let known = winners[declaration.name], key.lexicographicallyPrecedes(known.key) { continue }
            winners[declaration.name] = (key, declaration.value)
        }
        return winners.mapValues(\.value)
    }
}
