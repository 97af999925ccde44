/// Compares selectors with the last of the open elements.
struct SelectorMatcher {
    /// An element with those that stood before it in its parent.
    private struct Place {
        /// How many elements are around it.
        var depth: Int
        /// Its number among the children of its parent that are known; nil for the open element itself.
        var sibling: Int?
    }

    private let elements: [OpenElement]
    /// Comparisons that are left.
    private(set) var budget: Int

    init(_ stack: ElementStack, budget: Int) {
        elements = stack.elements
        self.budget = budget
    }

    mutating func match(_ selector: StyleSelector) -> SelectorMatch {
        if selector.isPseudoElement { return .no }
        return match(selector, selector.compounds.count - 1, Place(depth: elements.count - 1, sibling: nil))
    }

    /// Whether the compounds up to `index` end in the element at this place.
    private mutating func match(_ selector: StyleSelector, _ index: Int, _ place: Place) -> SelectorMatch {
        guard budget > 0 else { return .no }
        budget -= 1
        let own = compare(selector.compounds[index], place)
        guard own > .no, index > 0 else { return own }
        var best = SelectorMatch.no
        switch selector.combinators[index - 1] {
        case .child:
            best = matchParent(selector, index - 1, place)
        case .descendant:
            var depth = place.depth
            while depth > 0, best < .yes {
                depth -= 1
                best = max(best, match(selector, index - 1, Place(depth: depth)))
            }
        case .next: best = matchSibling(selector, index, place, isNext: true)
        case .later: best = matchSibling(selector, index, place, isNext: false)
        }
        return min(own, best)
    }

    /// The parent is the element around this one, and where that may be absent perhaps the one around that.
    private mutating func matchParent(_ selector: StyleSelector, _ index: Int, _ place: Place) -> SelectorMatch {
        guard place.depth > 0 else { return .no }
        var depth = place.depth - 1
        var best = match(selector, index, Place(depth: depth))
        while elements[depth].isUnknown, depth > 0, best == .no {
            depth -= 1
            best = min(.maybe, match(selector, index, Place(depth: depth)))
        }
        return best
    }

    private mutating func matchSibling(
        _ selector: StyleSelector, _ index: Int, _ place: Place, isNext: Bool
    ) -> SelectorMatch {
        let (count, areAllKnown) = earlierSiblings(place)
        // Of an unknown element it is not even known what it stood behind.
        var best: SelectorMatch = areAllKnown || isNext && count > 0 ? .no : .maybe
        for sibling in (0..<count).reversed() where best < .yes {
            best = max(best, match(selector, index - 1, Place(depth: place.depth, sibling: sibling)))
            if isNext { break }
        }
        return best
    }

    /// How many elements are known to stand before this one in its parent, and whether there are no others.
    private func earlierSiblings(_ place: Place) -> (count: Int, areAllKnown: Bool) {
        guard place.depth > 0 else { return (0, true) }
        let parent = elements[place.depth - 1]
        return (place.sibling ?? max(0, parent.children.count - 1), parent.areChildrenKnown)
    }

    // MARK: - One element

    private mutating func compare(_ compound: StyleSelector.Compound, _ place: Place) -> SelectorMatch {
        if let sibling = place.sibling { return compare(compound, elements[place.depth - 1].children[sibling], place) }
        return compare(compound, elements[place.depth], place)
    }

    private mutating func compare(
        _ compound: StyleSelector.Compound, _ element: OpenElement, _ place: Place
    ) -> SelectorMatch {
        var result: SelectorMatch = element.isUnknown ? .maybe : .yes
        if !compound.classes.isEmpty { budget -= element.classes.count / 16 }
        if let type = compound.type, type != element.name {
            guard element.possibleNames.contains(type) else { return .no }
            result = .maybe
        }
        for name in compound.classes where !element.classes.contains(name) {
            guard element.isUnknown || element.varying.contains("class") else { return .no }
            result = .maybe
        }
        for id in compound.ids where element.attributes["id"] != id {
            guard element.isUnknown || element.varying.contains("id") else { return .no }
            result = .maybe
        }
        for test in compound.attributes {
            // What is inlined changes this attribute itself.
            budget -= (element.attributes[test.name]?.utf8.count ?? 0) / 16 + 1
            let isOpen = element.isUnknown || element.varying.contains(test.name) || test.name == "style"
            if isOpen { result = .maybe } else if !Self.holds(test, element.attributes[test.name]) { return .no }
        }
        if compound.isFirstChild {
            let (count, areAllKnown) = earlierSiblings(place)
            if count > 0 { return .no }
            if !areAllKnown { result = .maybe }
        }
        return compound.isUncompared || compound.asksReader ? .maybe : result
    }

    private static func holds(_ test: StyleSelector.AttributeTest, _ value: String?) -> Bool {
        guard let value else { return false }
        let (a, b) = test.ignoresCase ? (value.lowercased(), test.value.lowercased()) : (value, test.value)
        let (bytes, part) = (Array(a.utf8), Array(b.utf8))
        switch test.comparison {
        case .exists: return true
        case .equals: return bytes == part
        case .includesWord:
            return !part.isEmpty && bytes.split(whereSeparator: CSSCursor.isSpace).contains { $0.elementsEqual(part) }
        case .beginsWithDash: return bytes == part || bytes.starts(with: part + [UInt8(ascii: "-")])
        case .beginsWith: return !part.isEmpty && bytes.starts(with: part)
        case .endsWith: return !part.isEmpty && bytes.reversed().starts(with: part.reversed())
        case .contains: return !part.isEmpty && ByteSearch.contains(a, b)
        }
    }
}
