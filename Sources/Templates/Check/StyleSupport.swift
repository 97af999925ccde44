/// Declarations that mail programs ignore, to the harm of the letter. Which ones was taken from the tables of caniemail.com for
/// Apple Mail, Gmail, Outlook and Yahoo.
struct StyleSupport {
    var properties: Set<String>
    /// The words or functions of a value that are meant; empty for any value.
    var values: [String] = []
    var severity: Finding.Severity
    /// Who ignores it.
    var clients: String
    var advice: String

    private static let outlook = "Outlook on Windows"
    private static let layout = "Lay the letter out in tables: <table role=\"presentation\">."

    static let declarations: [StyleSupport] = [
        .init(
            properties: ["position"], values: ["absolute", "fixed", "sticky"], severity: .warning, clients: "Gmail and Outlook",
            advice: layout),
        .init(
            properties: ["display"], values: ["flex", "inline-flex", "grid", "inline-grid"], severity: .warning,
            clients: "\(outlook), and Gmail's programs for accounts of others", advice: layout),
        .init(
            properties: ["float"], values: ["left", "right"], severity: .warning, clients: outlook,
            advice: "Use the attribute `align` of <table> or <img>."),
        .init(
            properties: ["background", "background-image"], values: ["url("], severity: .warning, clients: outlook,
            advice: "Give the element a background colour on which its text can be read."),
        .init(
            properties: ["background", "background-image"], values: ["gradient("], severity: .notice,
            clients: "Outlook and Yahoo",
            advice: "Give the element a background colour on which its text can be read."),
        .init(
            properties: ["visibility"], values: ["hidden", "collapse"], severity: .warning, clients: "Gmail and \(outlook)",
            advice: "Leave the element out with {% if %}, or use display: none."),
        .init(
            properties: ["opacity"], severity: .notice, clients: outlook,
            advice: "Nothing may depend on it: choose a lighter colour."),
        .init(
            properties: ["object-fit", "aspect-ratio", "clip-path", "filter"], severity: .notice,
            clients: "\(outlook), Yahoo and partly Gmail", advice: "Cut the image itself to its shape."),
        .init(
            properties: ["transform", "animation", "animation-name", "transition"], severity: .notice,
            clients: "Gmail, Outlook and Yahoo", advice: "The letter must read well without it."),
        .init(
            properties: ["gap", "row-gap", "column-gap", "column-count", "columns"], severity: .notice,
            clients: "\(outlook), Yahoo and partly Gmail", advice: "Use padding in the cells of a table."),
    ]
    /// In values of whatever property.
    static let functions: [StyleSupport] = [
        .init(
            properties: [], values: ["var("], severity: .warning, clients: "Gmail, Outlook and Yahoo",
            advice: "Write the value itself."),
        .init(
            properties: [], values: ["calc("], severity: .warning, clients: "Outlook and Yahoo",
            advice: "Write the value itself, before it one without calc()."),
        .init(
            properties: [], values: ["expression(", "javascript:"], severity: .warning, clients: "all mail programs",
            advice: "Leave it out: filters take it for an attack."),
    ]
    static let atRules: [String: (severity: Finding.Severity, message: String, advice: String)] = [
        "import": (
            .warning, "Gmail, Outlook.com and Yahoo do not load what `@import` names",
            "Put the rules themselves into the <style> element."
        ),
        "font-face": (
            .notice, "only Apple Mail and a few others load fonts; Gmail, Outlook and Yahoo do not",
            "Name a font behind it that every system has, such as Arial or Georgia."
        ),
        "keyframes": (
            .notice, "Gmail and Outlook show no animations", "The letter must read well without it."
        ),
    ]

    /// Whether a declaration is one of these.
    func matches(_ property: String, _ value: String) -> Bool {
        guard properties.isEmpty || properties.contains(property) else { return false }
        if values.isEmpty { return true }
        return values.contains { wanted in
            wanted.hasSuffix("(") || wanted.hasSuffix(":")
                ? value.contains(wanted) : value.split { !$0.isLetter && $0 != "-" }.contains { $0 == wanted }
        }
    }
}
