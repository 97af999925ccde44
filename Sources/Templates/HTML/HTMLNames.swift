/// Names of HTML that decide how a value is escaped or what a letter needs. Lower case.
enum HTMLNames {
    /// Attributes that hold an address.
    static let urlAttributes: Set<String> = [
        "href", "src", "action", "formaction", "background", "cite", "longdesc", "poster", "data", "xlink:href", "manifest",
        "codebase", "classid", "profile", "usemap", "lowsrc", "dynsrc", "ping", "archive", "icon",
    ]
    /// Attributes with a syntax of their own, in which no value can be made safe.
    static let refusedAttributes: Set<String> = ["srcdoc", "srcset", "imagesrcset", "http-equiv"]
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
