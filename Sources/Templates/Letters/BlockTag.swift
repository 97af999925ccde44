/// What a tag does to the blocks around it.
enum BlockTag {
    case opens(isLoop: Bool)
    case closes
    /// `else` and the like: ends one part of a block and begins another.
    case divides
    /// `assign` and the like.
    case stands

    init(_ token: TemplateToken) {
        let name = Lexer.name(of: token)
        switch name {
        case "for", "tablerow": self = .opens(isLoop: true)
        case "if", "unless", "case", "capture", "ifchanged", "comment", "raw", "doc": self = .opens(isLoop: false)
        case "else", "elsif", "when": self = .divides
        default: self = name.hasPrefix("end") ? .closes : .stands
        }
    }

    /// How deep these tags leave us, beginning at `depth`; nil when they close or divide what was opened before them.
    static func depth(_ tags: some Sequence<BlockTag>, from depth: Int) -> Int? {
        var depth = depth
        for tag in tags {
            switch tag {
            case .opens: depth += 1
            case .closes:
                guard depth > 0 else { return nil }
                depth -= 1
            case .divides: guard depth > 0 else { return nil }
            case .stands: break
            }
        }
        return depth
    }
}
