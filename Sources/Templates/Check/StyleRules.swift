/// What the check says about CSS.
enum StyleRules {
    /// Gmail removes a `<style>` element that is longer.
    static let gmailBytes = 16 << 10

    /// The findings of a `<style>` element whose content begins at this place.
    static func findings(sheet bytes: [UInt8], at position: SourcePosition) -> [Finding] {
        var findings = findings(bytes, at: position)
        if bytes.count > gmailBytes {
            findings.append(
                Finding(
                    .largeStyle, .warning,
                    "this <style> has \(LetterSize.text(bytes.count)): Gmail removes those of more than 16 KB",
                    at: position, advice: "Take out the rules that are not used, or write two <style> elements."))
        }
        return findings
    }

    /// The findings of a `style` attribute.
    static func findings(_ attribute: StartTag.Attribute) -> [Finding] {
        let bytes = Array(attribute.value.utf8)
        // What is not shown at all is hidden well enough.
        let isGone = StyleScan.parts(bytes).contains { part, _ in
            if case .declaration("display", let value) = part { value.hasPrefix("none") } else { false }
        }
        return findings(bytes, at: attribute.position).filter { !isGone || !$0.message.hasPrefix("`visibility") }
    }

    private static func findings(_ bytes: [UInt8], at position: SourcePosition) -> [Finding] {
        var cursor = SourceCursor(line: position.line, column: position.column)
        return StyleScan.parts(bytes).flatMap { part, offset -> [Finding] in
            let found = findings(part)
            guard !found.isEmpty else { return [] }
            cursor.advance(to: offset, in: bytes)
            let place = SourcePosition(file: position.file, line: cursor.line, column: cursor.column)
            return found.map { Finding($0.name, $0.severity, $0.message, at: place, advice: $0.advice) }
        }
    }

    private static func findings(_ part: StyleScan.Part) -> [Finding] {
        switch part {
        case .atRule(let name):
            let name = name.hasSuffix("-keyframes") ? "keyframes" : name
            return StyleSupport.atRules[name].map { [Finding(.ignoredStyle, $0.severity, $0.message, advice: $0.advice)] } ?? []
        case .declaration(let property, let value):
            let known = (StyleSupport.declarations + StyleSupport.functions).filter { $0.matches(property, value) }
            return known.map { support in
                let shown = support.values.first { value.contains($0) } ?? ""
                let what =
                    support.properties.isEmpty
                    ? "\(shown)\(shown.hasSuffix("(") ? ")" : "")"
                    : shown.isEmpty ? property : "\(property): \(shown)\(shown.hasSuffix("(") ? "...)" : "")"
                return Finding(
                    .ignoredStyle, support.severity, "`\(what)` is ignored by \(support.clients)", advice: support.advice)
            }
        }
    }
}
