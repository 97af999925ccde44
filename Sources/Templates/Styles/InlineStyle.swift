/// The text of `style` attributes.
enum InlineStyle {
    /// What goes into the attribute of an element with these declarations of its own: later ones win, as in the cascade. What
    /// is important in the page needs not say so here, so that an important declaration of `@media` still wins over it.
    static func merged(_ cascade: StyleCascade, own: [StyleDeclaration]) -> [StyleDeclaration] {
        let plain = cascade.important.map { declaration in
            var declaration = declaration
            declaration.isImportant = false
            return declaration
        }
        var layers = [cascade.normal, own.filter { !$0.isImportant }, plain, own.filter(\.isImportant)]
        for index in layers.indices {
            let later = Set(layers[(index + 1)...].joined().map(\.name))
            layers[index].removeAll { later.contains($0.name) }
        }
        return layers.flatMap { $0 }
    }

    /// What goes before declarations that only the recipient's page knows.
    static func preceding(_ cascade: StyleCascade) -> [StyleDeclaration] {
        let important = Set(cascade.important.map(\.name))
        return cascade.normal.filter { !important.contains($0.name) } + cascade.important
    }

    /// The declarations as they stand in an attribute with this quote.
    static func text(_ declarations: [StyleDeclaration], quote: UInt8) -> [UInt8] {
        let text = declarations.map { "\($0.name):\($0.value)\($0.isImportant ? "!important" : "")" }.joined(separator: ";")
        var result: [UInt8] = []
        for byte in text.utf8 {
            switch byte {
            case UInt8(ascii: "&"): result += Array("&amp;".utf8)
            case UInt8(ascii: "<"): result += Array("&lt;".utf8)
            case UInt8(ascii: ">"): result += Array("&gt;".utf8)
            case quote: result += Array(byte == UInt8(ascii: "'") ? "&#39;".utf8 : "&#34;".utf8)
            default: result.append(byte)
            }
        }
        return result
    }
}
