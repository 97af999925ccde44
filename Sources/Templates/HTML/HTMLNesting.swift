/// Which elements end others, and which keep others from ending (WHATWG HTML, 13.2.4.2 and 13.2.6.4). Lower case.
enum HTMLNesting {
    static let headElements: Set<String> = [
        "base", "basefont", "bgsound", "link", "meta", "noframes", "noscript", "script", "style", "template", "title",
    ]
    static let headings: Set<String> = ["h1", "h2", "h3", "h4", "h5", "h6"]
    static let sections: Set<String> = ["tbody", "thead", "tfoot"]
    static let tableParts: Set<String> = ["table", "caption", "colgroup", "tbody", "thead", "tfoot", "tr", "td", "th"]

    /// Start tags that end an open paragraph.
    static let closesParagraph: Set<String> = [
        "address", "article", "aside", "blockquote", "center", "dd", "details", "dialog", "dir", "div", "dl", "dt", "fieldset",
        "figcaption", "figure", "footer", "form", "h1", "h2", "h3", "h4", "h5", "h6", "header", "hgroup", "hr", "li", "main",
        "menu", "nav", "ol", "p", "pre", "search", "section", "summary", "table", "ul",
    ]

    /// What an end tag does not reach across.
    static let scope: Set<String> = ["html", "table", "caption", "td", "th", "object", "applet", "marquee", "template"]
    static let paragraphScope = scope.union(["button"])
    static let tableScope: Set<String> = ["html", "table", "template"]
    static let sectionScope = tableScope.union(sections)
    static let rowScope = sectionScope.union(["tr"])
    /// What an item does not end an earlier item across: any block but `div`, `p` and `address`.
    static let listScope = scope.union([
        "article", "aside", "blockquote", "center", "dir", "dl", "fieldset", "figure", "footer", "form", "header", "main",
        "menu", "nav", "ol", "section", "ul",
    ])
}
