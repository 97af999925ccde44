/// The text of `style` attributes.
enum InlineStyle {
    /// What goes into the attribute of an element with these declarations of its own: later ones win, as in the cascade.
    static func merged(_ cascade: StyleCascade, own: [StyleDeclaration]) -> [StyleDeclaration] {
        distinct([cascade.normal, own.filter { !$0.isImportant }, plain(cascade.important), own.filter(\.isImportant)])
    }

    /// What goes before declarations that only the recipient's page knows.
    static func preceding(_ cascade: StyleCascade) -> [StyleDeclaration] {
        distinct([cascade.normal, plain(cascade.important)])
    }

    /// What is important in the page does not say so in the attribute: there it would beat what is important in `@media`.
    private static func plain(_ declarations: [StyleDeclaration]) -> [StyleDeclaration] {
        declarations.map { declaration in
            var declaration = declaration
            declaration.isImportant = false
            return declaration
        }
    }

    /// The layers in their order, without what a later layer repeats.
    private static func distinct(_ layers: [[StyleDeclaration]]) -> [StyleDeclaration] {
        layers.indices.flatMap { index in
            let later = Set(layers[(index + 1)...].joined().map(\.name))
            return layers[index].filter { !later.contains($0.name) }
        }
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
