/// Branches of the template: each begins where all begin, and what they leave in common goes on behind them.
extension HTMLSurface {
    /// A branch or a loop begins.
    mutating func enterBranch(isLoop: Bool) {
        branches += 1
        keepPlaceForStyle()
        styles.enterBranch()
        if isLoop { stack.forgetChildren() }
    }

    /// Goes on after branches that began at `start` and ended like this and like `other`; nil when they leave the HTML at
    /// different places.
    func joined(_ other: HTMLSurface, since start: HTMLSurface) -> HTMLSurface? {
        var joined = self
        if state != other.state {
            guard let state = state.joined(other.state) else { return nil }
            joined.scanner.state = state
        }
        if let value = other.scanner.value { joined.scanner.value?.join(value, since: start.scanner.value) }
        if tag != nil || other.tag != nil {
            let none =
                start.tag ?? OpenTag(tag: StartTag(name: state.element, position: SourcePosition(file: "", line: 1, column: 1)))
            joined.tag = OpenTag(tag ?? none, or: other.tag ?? none, since: start.tag)
        }
        joined.stack.join(other.stack)
        joined.styles.join(other.styles, since: start.styles)
        joined.page.join(other.page)
        if other.preheaderRegister == nil { joined.preheaderRegister = nil }
        joined.hasOpenPixel = hasOpenPixel || other.hasOpenPixel
        return joined
    }
}
