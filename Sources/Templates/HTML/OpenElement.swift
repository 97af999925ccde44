/// An element whose end tag has not come yet, as far as every recipient gets it. An unknown one may be absent, or be several.
struct OpenElement: Sendable, Equatable {
    /// What elements are called that only some branches of the template open.
    static let unknownName = "?"

    /// Of more children only the last are known.
    private static let mostChildren = 400

    /// In lower case.
    var name: String
    var attributes: [String: String] = [:]
    /// The words of `class`.
    var classes: [String] = []
    /// The attributes that may have other values than those above, or be there although they are not above.
    var varying: Set<String> = []
    /// What an unknown element may be.
    var possibleNames: Set<String> = []
    /// Its children so far, without children of their own. The last is the one that is open, if any.
    var children: [OpenElement] = []
    /// Whether these are all its children so far.
    var areChildrenKnown = true

    var isUnknown: Bool { name == Self.unknownName }

    init(_ name: String) {
        self.name = name
    }

    /// An element that begins with this tag.
    init(_ tag: StartTag) {
        name = tag.name
        var seen: Set<String> = []
        for attribute in tag.attributes where seen.insert(attribute.name).inserted {
            if attribute.isConditional || attribute.hasTag { varying.insert(attribute.name) }
            if attribute.isConditional { continue }
            if attribute.name == "class" { classes = attribute.words }
            if !attribute.hasTag { attributes[attribute.name] = attribute.value }
        }
    }

    /// What stands in this place when some recipients have one element there and some the other.
    init(_ a: OpenElement, or b: OpenElement) {
        self = a
        if a.name != b.name || a.possibleNames != b.possibleNames {
            name = Self.unknownName
            possibleNames = a.names.union(b.names)
        }
        attributes = a.attributes.filter { b.attributes[$0.key] == $0.value }
        varying = a.varying.union(b.varying)
        varying.formUnion(Set(a.attributes.keys).union(b.attributes.keys).filter { attributes[$0] == nil })
        classes = a.classes.filter(b.classes.contains)
        if a.classes != b.classes { varying.insert("class") }
        if a.children != b.children { forgetChildren() }
        areChildrenKnown = areChildrenKnown && b.areChildrenKnown
    }

    /// An element of which only the possible names are known.
    init(oneOf names: Set<String>) {
        name = Self.unknownName
        possibleNames = names
        areChildrenKnown = false
    }

    mutating func add(_ child: OpenElement) {
        if children.count >= Self.mostChildren {
            children.removeFirst(Self.mostChildren / 2)
            areChildrenKnown = false
        }
        children.append(child)
    }

    mutating func forgetChildren() {
        children = []
        areChildrenKnown = false
    }

    /// The names it may have.
    var names: Set<String> { isUnknown ? possibleNames : [name] }
}
