/// Names of HTML that decide how a value is escaped or what a letter needs. Lower case.
enum HTMLNames {
    /// Attributes that hold an address, but for those whose names say so (see ``isURL``).
    private static let urlAttributes: Set<String> = [
        "href", "action", "formaction", "background", "cite", "longdesc", "poster", "data", "manifest", "codebase", "classid",
        "profile", "usemap", "ping", "archive", "icon", "base",
    ]
    /// Attributes with a syntax of their own, in which no value can be made safe.
    private static let refusedAttributes: Set<String> = ["srcdoc", "srcset", "imagesrcset", "http-equiv"]
    /// Elements that say how the page is read, or that bring other pages and programs into it: values have no business there.
    private static let refusedElements: Set<String> = [
        "base", "meta", "script", "iframe", "frame", "object", "embed", "applet", "param",
    ]
    /// Elements that change attributes of others, also addresses, and what they change them to.
    private static let animations: Set<String> = ["animate", "animatemotion", "animatetransform", "set", "handler", "listener"]
    private static let animationValues: Set<String> = ["to", "from", "by", "values", "attributename"]

    /// Whether an attribute is an address. As in Go's html/template, unknown names that look like one are one.
    static func isURL(_ attribute: String) -> Bool {
        let name = localName(attribute)
        return urlAttributes.contains(name) || name.contains("src") || name.contains("uri") || name.contains("url")
    }

    /// Whether no value can stand in an attribute.
    static func isRefused(_ attribute: String, of element: String) -> Bool {
        refusedAttributes.contains(localName(attribute)) || refusedElements.contains(element)
            || animations.contains(element) && animationValues.contains(attribute)
    }

    /// Whether an attribute is a program.
    static func isHandler(_ attribute: String) -> Bool {
        localName(attribute).hasPrefix("on")
    }

    /// Whether an attribute's address is opened by the reader, or by the page for its style.
    static func opensPage(_ attribute: String) -> Bool {
        ["href", "action", "formaction"].contains(localName(attribute))
    }

    /// The name without the prefix of a namespace, or `data-`.
    private static func localName(_ attribute: String) -> String {
        let name = attribute.split(separator: ":").last.map(String.init) ?? attribute
        return name.hasPrefix("data-") ? String(name.dropFirst(5)) : name
    }

    /// Elements whose content is not HTML.
    static let rawTextElements: Set<String> = [
        "script", "style", "title", "textarea", "xmp", "iframe", "noembed", "noframes", "plaintext",
    ]
    /// Of these, the ones in which entities work.
    static let escapableElements: Set<String> = ["title", "textarea"]
    static let voidElements: Set<String> = [
        "area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "param", "source", "track", "wbr",
    ]
}
