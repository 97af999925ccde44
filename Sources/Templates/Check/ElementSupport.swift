/// Elements that mail programs remove or do nothing with. Which ones was taken from the tables of caniemail.com for Apple Mail,
/// Gmail, Outlook and Yahoo.
struct ElementSupport {
    var severity: Finding.Severity
    /// Who does what, as the beginning of a sentence about the element.
    var verdict: String
    var advice: String

    /// By name, in lower case.
    static let elements: [String: ElementSupport] = {
        let table: [([String], ElementSupport)] = [
            (
                ["script", "applet", "frame", "frameset"],
                .init(
                    severity: .warning, verdict: "all mail programs remove",
                    advice: "Leave it out, or link to a page that has it.")
            ),
            (
                ["iframe", "object", "embed", "canvas", "dialog"],
                .init(
                    severity: .warning, verdict: "Gmail, Outlook and Yahoo remove",
                    advice: "Show a picture that links to a page that has it.")
            ),
            (
                ["video", "audio"],
                .init(
                    severity: .warning, verdict: "Gmail, Outlook on Windows and Yahoo remove",
                    advice: "Show a picture that links to it.")
            ),
            (
                ["form", "input", "button", "textarea", "select"],
                .init(
                    severity: .warning, verdict: "Outlook on Windows and many others remove <form> and what belongs to it, as",
                    advice: "Link to a page with the form.")
            ),
            (
                ["svg", "math"],
                .init(
                    severity: .warning, verdict: "Gmail, Outlook and Yahoo remove",
                    advice: "Use a PNG, twice as large as it is shown.")
            ),
            (
                ["base"],
                .init(
                    severity: .warning, verdict: "Gmail, Outlook.com and Yahoo remove",
                    advice: "Write whole addresses, with https://.")
            ),
            (
                ["marquee", "blink", "progress", "meter"],
                .init(severity: .notice, verdict: "Gmail, Outlook and Yahoo do nothing with", advice: "Write it as text.")
            ),
            (
                ["picture"],
                .init(
                    severity: .notice, verdict: "Gmail, Outlook and Yahoo ignore the choices in",
                    advice: "The <img> inside is what most readers see: let it be the best for all.")
            ),
        ]
        return Dictionary(
            table.flatMap { names, support in names.map { ($0, support) } }, uniquingKeysWith: { first, _ in first })
    }()

    static func findings(_ tag: StartTag) -> [Finding] {
        if let support = elements[tag.name] {
            return [
                Finding(
                    .removedElement, support.severity, "\(support.verdict) <\(tag.name)>", at: tag.position,
                    advice: support.advice)
            ]
        }
        if tag.name == "link", tag["rel"]?.value.lowercased().split(separator: " ").contains("stylesheet") ?? false {
            return [
                Finding(
                    .removedElement, .warning, "Gmail, Outlook.com and Yahoo do not load style sheets from elsewhere",
                    at: tag.position,
                    advice: "Put the rules into a <style> element: Merpati writes them into the elements too.")
            ]
        }
        if tag.name == "meta", tag["http-equiv"]?.value.lowercased() == "refresh" {
            return [
                Finding(
                    .removedElement, .warning, "all mail programs ignore a <meta> that leads to another page", at: tag.position,
                    advice: "Write a link.")
            ]
        }
        return []
    }
}
