/// The start tag that is being written, and where its `style` attribute stands in the program.
struct OpenTag {
    /// The first `style` attribute.
    struct Style {
        /// Where its value begins.
        var start: Assembler.Mark
        /// How many branches are around that place.
        var branches: Int
        var quote: UInt8
        /// The length of the value in the program; nil when a tag stands in it.
        var length: Int?
        /// Kept free for what goes before the value, because tags of the template follow behind it.
        var hole: Int?
    }

    var tag: StartTag
    var style: Style?

    init(tag: StartTag) {
        self.tag = tag
    }

    /// Goes on after branches inside of the tag: attributes that came in one of them are not everybody's.
    init(_ a: OpenTag, or b: OpenTag, since start: OpenTag?) {
        let common = start?.tag.attributes.count ?? 0
        tag = a.tag
        tag.attributes += b.tag.attributes.dropFirst(common)
        for index in tag.attributes.indices.dropFirst(common) { tag.attributes[index].isConditional = true }
        if a.style?.start == b.style?.start { style = start?.style }
    }
}
