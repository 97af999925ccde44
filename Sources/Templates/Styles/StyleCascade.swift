/// Sorts out which declarations of the page's rules an element gets (CSS Cascading and Inheritance Level 4, section 6).
struct StyleCascade {
    /// A rule that means the element.
    struct Source {
        enum Weight {
            /// Every recipient's element has its declarations.
            case applies
            /// Only some recipients' elements have them.
            case inDoubt
            /// Only some readers, or at some times: `@media`, `:hover`. Such rules stay in the page only.
            case outside
        }

        var rule: StyleRule
        var sheet: StyleSheet.Number
        var weight: Weight
        var specificity: StyleSelector.Specificity
        /// The number of the rule in the order of the page.
        var order: Int
    }

    /// A declaration of the page that would win, and that an inlined one beats.
    struct Loss {
        var declaration: StyleDeclaration
        var source: Source
    }

    private struct Entry {
        var declaration: StyleDeclaration
        /// Declarations of one rule are not dropped for each other: what repeats a property is meant for older programs.
        var source: Int
    }

    /// What the element's own declarations beat, and what beats them, in the order in which later ones win.
    private(set) var normal: [StyleDeclaration] = []
    private(set) var important: [StyleDeclaration] = []
    private(set) var losses: [Loss] = []

    /// What it takes to sort these out, in comparisons.
    static func cost(of sources: [Source]) -> Int {
        let count = sources.reduce(0) { $0 + $1.rule.declarations.count }
        return count + count * count / 64
    }

    init(_ sources: [Source]) {
        let sorted = sources.sorted { a, b in
            a.specificity == b.specificity ? a.order < b.order : a.specificity < b.specificity
        }
        normal = weigh(sorted, isImportant: false)
        important = weigh(sorted, isImportant: true)
    }

    private mutating func weigh(_ sorted: [Source], isImportant: Bool) -> [StyleDeclaration] {
        var entries: [Entry] = []
        for (number, source) in sorted.enumerated() {
            for declaration in source.rule.declarations where declaration.isImportant == isImportant {
                if source.weight == .applies, declaration.isKnown {
                    entries.removeAll { $0.source != number && $0.declaration.name == declaration.name }
                    entries.append(Entry(declaration: declaration, source: number))
                } else if !isImportant {
                    // Important declarations of the page beat what is inlined anyway.
                    withdraw(&entries, for: declaration, of: source)
                }
            }
        }
        return entries.map(\.declaration)
    }

    /// A declaration that cannot be inlined wins over some that can: these stay in the page as well, or it loses.
    private mutating func withdraw(_ entries: inout [Entry], for declaration: StyleDeclaration, of source: Source) {
        guard entries.contains(where: { StyleDeclaration.areRelated($0.declaration.name, declaration.name) }) else { return }
        if source.weight == .outside {
            losses.append(Loss(declaration: declaration, source: source))
        } else {
            entries.removeAll { StyleDeclaration.areRelated($0.declaration.name, declaration.name) }
        }
    }
}
