/// What a program's static text is, and so how values are written into it.
/// Its contents are large and stand elsewhere: compiling blocks within blocks keeps several on the stack for each.
indirect enum Surface {
    /// Subjects, plain text, captures: values as they are.
    case plain
    case html(HTMLSurface)
    /// A text part derived from HTML.
    case text(TextSurface)

    /// Where the HTML stands; nil in plain text.
    var html: HTMLState? {
        switch self {
        case .plain: nil
        case .html(let surface): surface.state
        case .text(let surface): surface.html
        }
    }

    mutating func text(_ text: SourceText, into assembler: Assembler) throws(TemplateError) {
        switch self {
        case .plain: assembler.append(text.bytes)
        case .html(var surface):
            try surface.text(text)
            self = .html(surface)
        case .text(var surface):
            try surface.text(text)
            self = .text(surface)
        }
    }

    /// How a value is written here.
    mutating func prepareValue(at position: SourcePosition) throws(TemplateError) -> Escaping {
        switch self {
        case .plain: return .none
        case .html(var surface):
            let escaping = try surface.prepareValue(at: position)
            self = .html(surface)
            return escaping
        case .text(var surface):
            let escaping = try surface.prepareValue(at: position)
            self = .text(surface)
            return escaping
        }
    }

    /// Where branches part.
    struct Fork {
        var start: Surface
        /// How the first branch ended.
        var end: Surface?
    }

    /// Branches begin here, or a loop whose turns begin where others have ended.
    mutating func fork(isLoop: Bool = false) -> Fork {
        switch self {
        case .plain: break
        case .html(var surface):
            surface.enterBranch(isLoop: isLoop)
            self = .html(surface)
        case .text(var surface):
            surface.enterBranch()
            self = .text(surface)
        }
        return Fork(start: self)
    }

    /// The next branch begins where all begin.
    mutating func enter(_ fork: Fork) {
        switch (self, fork.start) {
        case (.html, .html): self = fork.start
        case (.text(var surface), .text(let start)):
            surface.restore(start.state)
            self = .text(surface)
        default: break
        }
    }

    /// A branch has ended: all must leave the HTML at the same place.
    func leave(_ fork: inout Fork, at position: SourcePosition) throws(TemplateError) {
        guard let end = fork.end else { return fork.end = self }
        switch (end, self) {
        case (.html(let first), .html(let second)):
            guard case .html(let start) = fork.start, let joined = first.joined(second, since: start) else {
                throw TemplateError(
                    .context,
                    "the branches end at different places of the HTML: one \(first.state.description), one \(second.state.description)",
                    at: position, advice: "Open and close each element, attribute and address in the same branch.")
            }
            fork.end = .html(joined)
        case (.text(var first), .text(let second)):
            // The same HTML was compiled as such before: here its branches need no judge.
            first.join(second.state)
            fork.end = .text(first)
        default: break
        }
    }

    /// Goes on behind the branches.
    mutating func join(_ fork: Fork) {
        switch (self, fork.end) {
        case (.html, .html(var end)):
            end.branches -= 1
            self = .html(end)
        case (.text(var surface), .text(let end)):
            surface.restore(end.state)
            self = .text(surface)
        default: break
        }
    }
}
