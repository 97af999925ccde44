/// What the check says about single elements: what mail programs strip, and what readers miss.
enum MarkupRules {
    /// The findings of a start tag that the compiler has passed.
    static func findings(_ tag: StartTag) -> [Finding] {
        var findings: [Finding] = []
        if tag.name == "img", tag["alt"] == nil {
            findings.append(
                Finding(
                    .warning, "this image has no alternative text", at: tag.position,
                    advice: "Add alt=\"...\": many readers see no images; alt=\"\" for a decoration."))
        }
        if HTMLNames.strippedElements.contains(tag.name) {
            findings.append(
                Finding(
                    .warning, "mail programs remove <\(tag.name)>", at: tag.position,
                    advice: "Leave it out, or link to a page that has it."))
        }
        return findings
    }
}
