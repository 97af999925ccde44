internal import Foundation
internal import Mustache
internal import Stencil

/// The same letter in two other template engines, each compiled once.
struct RenderBenchRivals {
    private let stencil: Stencil.Template
    private let mustache: MustacheTemplate
    private let values: [String: Any]

    init() throws {
        let filters = Extension()
        filters.registerFilter("escape") { (value: Any?) in (value as? String).map(Self.escaped) ?? value }
        stencil = Stencil.Template(
            templateString: RenderBenchLetter.stencil, environment: Environment(extensions: [filters]), name: nil)
        mustache = try MustacheTemplate(string: RenderBenchLetter.mustache)
        var values: [String: Any] = RenderBenchLetter.values
        values["unsubscribe_url"] = RenderBenchLetter.unsubscribeURL
        self.values = values
    }

    func renderStencil() throws -> String {
        try stencil.render(values)
    }

    func renderMustache() -> String {
        mustache.render(values)
    }

    /// Stencil brings no escaping.
    private static func escaped(_ text: String) -> String {
        var result = ""
        for scalar in text.unicodeScalars {
            switch scalar {
            case "&": result += "&amp;"
            case "<": result += "&lt;"
            case ">": result += "&gt;"
            case "\"": result += "&quot;"
            case "'": result += "&#39;"
            default: result.unicodeScalars.append(scalar)
            }
        }
        return result
    }

    /// A page without what may differ: how quotes are spelled as entities, where links lead, and the picture that counts openings.
    static func comparable(_ page: String) -> String {
        var page = page.replacingOccurrences(of: "&#34;", with: "&quot;")
        page = page.replacingOccurrences(
            of: #"<img src="[^"]*" width="1" height="1" alt="">"#, with: "", options: .regularExpression)
        return page.replacingOccurrences(of: #"href="[^"]*""#, with: "href", options: .regularExpression)
    }
}
