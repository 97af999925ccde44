/// What takes the place of single tags, and which end belongs to which beginning.
extension ConversionWork {
    /// What we write, and the tag that answers for it if the compiler refuses it.
    struct Ours {
        var text: String
        var answers: Int
    }

    /// What we write for a tag; nil when it stays.
    mutating func ours(_ meaning: ForeignTag.Meaning, _ tag: TagPlace) -> Ours? {
        if let decision = decisions[tag.offset] { return decided(decision, meaning, tag) }
        func written(_ text: String?) -> Ours? { text.map { Ours(text: $0, answers: tag.offset) } }
        switch meaning {
        case .value(let name, let fallback, let filters):
            if isInLoop { return written(leftInLoop(tag)) }
            return written(value(name, fallback, filters, tag))
        case .liquid(let text, let advice):
            if let advice { note(.warning, "`\(tag.written)` means something else here", tag.position, advice) }
            return written(text)
        case .text(let text): return written(text)
        case .noted(let advice, let inner):
            note(.warning, "`\(tag.written)` means something else here", tag.position, advice)
            return ours(inner, tag)
        case .foreign(let advice): return written(left(tag, advice))
        case .ifBegins(let condition, let isNegated, let end): return written(begin(condition, isNegated, end, tag))
        case .decided(let holds, let end):
            if !holds { note(.notice, "`\(tag.written)` never holds here: what belongs to it was left out", tag.position, nil) }
            open.append(OpenCondition(kind: holds ? .always : .never, end: end, offset: tag.offset, position: tag.position))
            return written("")
        case .foreignBegins(let end, let isLoop, let advice):
            open.append(OpenCondition(kind: .foreign(isLoop: isLoop), end: end, offset: tag.offset, position: tag.position))
            return written(left(tag, advice))
        case .elseIf(let condition): return elseIf(condition, tag)
        case .foreignElse(let advice): return written(left(tag, advice))
        case .otherwise: return otherwise(tag)
        case .ends(let name): return end(name, tag)
        }
    }

    /// What was decided about a tag before.
    private mutating func decided(_ decision: ConversionDecision, _ meaning: ForeignTag.Meaning, _ tag: TagPlace) -> Ours? {
        let end: String? =
            switch meaning {
            case .ifBegins(_, _, let end), .decided(_, let end), .foreignBegins(let end, _, _): end
            default: nil
            }
        switch decision {
        case .drop(let error):
            if end != nil { return decided(.keep(error), meaning, tag) }
            note(
                .notice, "`\(tag.written)` was taken out of <meta>, where no value can stand", tag.position,
                "Mail programs read nothing of it; write the value itself if a web page needs it.")
            return Ours(text: "", answers: tag.offset)
        case .address:
            note(
                .error, "`\(tag.written)` was not converted: its link leads to `#`", tag.position,
                "Write the address that belongs there, or take the link out.")
            return Ours(text: "#", answers: tag.offset)
        case .open:
            note(.error, "`\(tag.written)` begins what is never ended, and stays", tag.position, "Take it out, or write its end.")
        case .keep(let error):
            note(.error, "`\(tag.written)` was not converted: \(error.message)", tag.position, error.advice)
            if let end {
                open.append(OpenCondition(kind: .foreign(isLoop: false), end: end, offset: tag.offset, position: tag.position))
            }
        }
        return nil
    }

    private mutating func left(_ tag: TagPlace, _ advice: String) -> String? {
        note(.error, "`\(tag.written)` was not converted", tag.position, advice)
        return nil
    }

    // MARK: - Loops of others

    private var isInLoop: Bool { open.contains { $0.kind == .foreign(isLoop: true) } }

    private mutating func leftInLoop(_ tag: TagPlace) -> String? {
        left(tag, "It stands in a loop, where it may be a value of the item: write it with the loop.")
    }

    // MARK: - Conditions

    private mutating func begin(_ condition: TagCondition, _ isNegated: Bool, _ end: String, _ tag: TagPlace) -> String? {
        let text = isInLoop ? leftInLoop(tag) : self.text(of: condition, tag)
        guard let text else {
            open.append(OpenCondition(kind: .foreign(isLoop: false), end: end, offset: tag.offset, position: tag.position))
            return nil
        }
        // A question whether there is no value is best asked by the other tag.
        let isBare = condition.tests.count == 1 && condition.tests[0].isNegated
        let turned = isBare ? self.text(of: TagCondition(.init(name: condition.tests[0].name)), tag, isSilent: true) : nil
        let unless = isNegated != (turned != nil)
        open.append(
            OpenCondition(kind: unless ? .negated : .conditional, end: end, offset: tag.offset, position: tag.position))
        return "{% \(unless ? "unless" : "if") \(turned ?? text) %}"
    }

    private mutating func elseIf(_ condition: TagCondition, _ tag: TagPlace) -> Ours? {
        guard let last = inBlock(tag) else { return nil }
        switch last.kind {
        case .conditional, .negated:
            guard let text = text(of: condition, tag) else { return nil }
            return Ours(text: "{% elsif \(text) %}", answers: last.offset)
        case .always:
            open[open.count - 1].kind = .never
            return Ours(text: "", answers: last.offset)
        case .never:
            open[open.count - 1].kind = .conditional
            guard let text = text(of: condition, tag) else {
                open[open.count - 1].kind = .foreign(isLoop: false)
                return nil
            }
            return Ours(text: "{% if \(text) %}", answers: last.offset)
        case .foreign: return leftWith(last, tag)
        }
    }

    private mutating func otherwise(_ tag: TagPlace) -> Ours? {
        guard let last = inBlock(tag) else { return nil }
        switch last.kind {
        case .conditional, .negated: return Ours(text: "{% else %}", answers: last.offset)
        case .always:
            note(
                .notice, "`\(tag.written)` stands for a case that never comes: what belongs to it was left out", tag.position, nil
            )
            open[open.count - 1].kind = .never
            return Ours(text: "", answers: last.offset)
        case .never:
            open[open.count - 1].kind = .always
            return Ours(text: "", answers: last.offset)
        case .foreign: return leftWith(last, tag)
        }
    }

    private mutating func end(_ name: String?, _ tag: TagPlace) -> Ours? {
        guard var last = inBlock(tag) else { return nil }
        if let name {
            guard open.contains(where: { $0.end.lowercased() == name.lowercased() }) else {
                return stray(tag)
            }
            while last.end.lowercased() != name.lowercased(), open.count > 1 {
                closeUnended(last)
                last = open[open.count - 1]
            }
        }
        open.removeLast()
        if case .foreign = last.kind { return leftWith(last, tag) }
        return Ours(text: last.ending, answers: last.offset)
    }

    /// The condition that a tag belongs to.
    private mutating func inBlock(_ tag: TagPlace) -> OpenCondition? {
        if let last = open.last { return last }
        _ = stray(tag)
        return nil
    }

    private mutating func stray(_ tag: TagPlace) -> Ours? {
        note(
            .error, "`\(tag.written)` belongs to no condition, and stays as text", tag.position,
            "Take it out, or write the beginning.")
        return nil
    }

    private mutating func leftWith(_ block: OpenCondition, _ tag: TagPlace) -> Ours? {
        note(
            .error, "`\(tag.written)` was not converted, as what begins in line \(block.position.line) was not", tag.position,
            "Write both by hand.")
        return nil
    }
}
