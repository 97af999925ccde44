/// A condition that can be answered.
struct ResolvedCondition: Sendable {
    var node: SegmentNode
    var question: Question

    /// The condition as people read it. Pins and bans are no words of the language.
    var text: String {
        switch (question, node.kind) {
        case (.pinned, .segment(let name)): "pinned into segment \(SegmentPrinter.quoted(name.value))"
        case (.banned, .segment(let name)): "banned from segment \(SegmentPrinter.quoted(name.value))"
        default: SegmentPrinter.print(node)
        }
    }

    /// The same when it does not hold.
    var opposite: String {
        isByHand ? "not \(text)" : SegmentPrinter.print(SegmentNode(.not(node), node.span))
    }

    /// Whether it is a pin or a ban.
    var isByHand: Bool {
        switch question {
        case .pinned, .banned: true
        default: false
        }
    }

    /// Whether data alone does not change it: somebody has to put the contact in or take it out.
    var isStored: Bool {
        if case .member = question { return true }
        return isByHand
    }
}
