/// What the check says about single elements: what mail programs strip, and what readers miss.
enum MarkupRules {
    /// The findings of a start tag that the compiler has passed.
    static func findings(_ tag: StartTag) -> [Finding] {
        // What only Outlook sees was written for Outlook.
        if tag.isInConditionalComment { return [] }
        var findings = ElementSupport.findings(tag) + ImageRules.findings(tag) + LinkRules.findings(tag)
        if let style = tag["style"] { findings += StyleRules.findings(style) }
        if tag.name == "html", tag["lang"] == nil {
            findings.append(
                Finding(
                    .pageLanguage, .notice, "the page does not say its language", at: tag.position,
                    advice: "Write <html lang=\"en\">: screen readers choose their voice by it."))
        }
        return findings
    }
}
