/// Finds lists that only tags divide. A marketer writes
///
///     {% for flower in flowers %}
///     - {{ flower }}
///     {% endfor %}
///
/// and means one list; to Markdown each line of tags ends it.
enum MarkdownLists {
    /// One of the blocks that stand side by side.
    enum Sibling {
        case list(isOrdered: Bool)
        case tags([BlockTag])
        case other
    }

    /// The ranges of siblings that are one list each: lists and tags, where the tags close what they open.
    static func joined(_ siblings: [Sibling]) -> [Range<Int>] {
        var found: [Range<Int>] = []
        var start = 0
        var isOrdered: Bool?
        for (place, sibling) in (siblings + [.other]).enumerated() {
            switch sibling {
            case .tags: continue
            case .list(let ordered) where isOrdered == nil || isOrdered == ordered: isOrdered = ordered
            default:
                if isOrdered != nil { join(siblings, start..<place, &found) }
                (start, isOrdered) = (place + 1, nil)
                if case .list(let ordered) = sibling { (start, isOrdered) = (place, ordered) }
            }
        }
        return found
    }

    /// A list, a tag that stands for itself, or a block from its opening to its closing tag.
    private struct Unit {
        var range: Range<Int>
        var hasList: Bool
        var isLoop: Bool
    }

    private static func join(_ siblings: [Sibling], _ range: Range<Int>, _ found: inout [Range<Int>]) {
        var units: [Unit] = []
        func finish() {
            let lists = units.indices.filter { units[$0].hasList }
            if let first = lists.first, let last = lists.last, first < last || units[first].isLoop {
                found.append(units[first].range.lowerBound..<units[last].range.upperBound)
            } else if let only = lists.first, units[only].range.count > 2 {
                // A condition around a whole list: the list may hold what can be joined.
                join(siblings, (units[only].range.lowerBound + 1)..<(units[only].range.upperBound - 1), &found)
            }
            units = []
        }
        var place = range.lowerBound
        while place < range.upperBound {
            if let unit = unit(siblings, place..<range.upperBound) {
                units.append(unit)
                place = unit.range.upperBound
            } else {
                finish()
                place += 1
            }
        }
        finish()
    }

    /// The unit that begins the range; nil where a tag belongs to something outside of it.
    private static func unit(_ siblings: [Sibling], _ range: Range<Int>) -> Unit? {
        var unit = Unit(range: range, hasList: false, isLoop: false)
        if case .tags(let tags) = siblings[range.lowerBound], case .opens(let isLoop) = tags.first { unit.isLoop = isLoop }
        var depth = 0
        for place in range {
            switch siblings[place] {
            case .list: unit.hasList = true
            case .tags(let tags):
                guard let next = BlockTag.depth(tags, from: depth) else { return nil }
                depth = next
            case .other: return nil
            }
            if depth == 0 {
                unit.range = range.lowerBound..<(place + 1)
                return unit
            }
        }
        return nil
    }
}
