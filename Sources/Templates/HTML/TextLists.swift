/// The lists around a place of a text part. Items are counted when the letter is rendered: only then it is known which of them
/// are there.
struct TextLists: Equatable {
    private struct List: Equatable {
        /// Holds the number of the next item; nil for a list without numbers.
        var register: Int32?
        var marks = ListMark.decimal
        /// For a reversed list without a start: the instruction that begins it, which is told the number of its items.
        var begin: Int?
        var items = 0
    }

    /// What the start tag at hand says of a list or an item.
    private struct Attributes: Equatable {
        var start: Int32?
        var isReversed = false
        var marks = ListMark.decimal
        var hidesMarks = false
    }

    private var lists: [List] = []
    private var attributes = Attributes()
    private static let deepest = 20

    // MARK: - Attributes

    mutating func take(_ attribute: String, _ value: String) {
        switch attribute {
        case "start", "value": attributes.start = Int32(value.trimmingSpace())
        case "reversed": attributes.isReversed = true
        case "type": attributes.marks = ListMark(value.trimmingSpace()) ?? .decimal
        case "style":
            let style = value.lowercased().filter { !$0.isWhitespace }
            attributes.hidesMarks = ["list-style:none", "list-style-type:none"].contains(where: style.contains)
        default: break
        }
    }

    /// A start tag is complete.
    mutating func forgetAttributes() {
        attributes = Attributes()
    }

    // MARK: - Elements

    mutating func begin(isOrdered: Bool, _ assembler: Assembler) {
        var list = List()
        if isOrdered, !attributes.hidesMarks, lists.count < Self.deepest {
            let register = Int32(assembler.register())
            list.register = register
            list.marks = attributes.marks
            let start = attributes.start ?? (attributes.isReversed ? nil : 1)
            assembler.emit(.listNumber(register: register, start, step: attributes.isReversed ? -1 : 1))
            if start == nil { list.begin = assembler.instructions.count - 1 }
        }
        lists.append(list)
    }

    mutating func end(_ assembler: Assembler) {
        guard let list = lists.popLast(), let begin = list.begin, let register = list.register else { return }
        assembler.replace(begin, by: .listNumber(register: register, Int32(list.items), step: -1))
    }

    /// Writes the mark of an item.
    mutating func item(_ assembler: Assembler) {
        let indent = String(repeating: "  ", count: min(max(0, lists.count - 1), Self.deepest))
        assembler.append(indent.utf8)
        guard let list = lists.last, let register = list.register else { return assembler.append("- ".utf8) }
        if let value = attributes.start { assembler.emit(.listNumber(register: register, value, step: 0)) }
        assembler.emit(.listItem(register: register, list.marks))
        lists[lists.count - 1].items += 1
    }

    // MARK: - Branches

    /// From here on not everybody gets every item: how many there are cannot be told.
    mutating func branch() {
        for place in lists.indices { lists[place].begin = nil }
    }

    /// Goes on after branches that ended like this and like `other`.
    mutating func join(_ other: TextLists) {
        let common = zip(lists, other.lists).prefix { $0.register == $1.register }.count
        lists = Array(lists.prefix(common))
    }
}
