internal import Diagnostics
internal import Templates

/// What `template convert` says.
struct ConversionReport: Encodable {
    struct Replacement: Encodable {
        var tag: String
        var by: String
        var count: Int
    }

    var replacements: [Replacement]
    /// What needs a person, by place in the original.
    var open: [CheckReport.Line]
    /// What the check says of the result.
    var findings: [CheckReport.Line]
    /// The result, unless it went into a file.
    var text: String?
    /// The file that has it now; nil when none was written, or nothing was to be changed in it.
    var written: String?
    private let said: (open: [Finding], found: [Finding])

    private enum CodingKeys: String, CodingKey {
        case replacements, open, findings, text, written
    }

    init(_ conversion: Conversion, _ found: [Finding], text: String?, written: String?) {
        replacements = conversion.replacements.map { Replacement(tag: $0.tag, by: $0.by, count: $0.count) }
        open = conversion.findings.map { CheckReport.Line($0, of: $0.file ?? "") }
        findings = found.map { CheckReport.Line($0, of: $0.file ?? "") }
        (self.text, self.written) = (text, written)
        said = (conversion.findings, found)
    }

    /// Whether the letter is not one yet.
    var isIncomplete: Bool { (said.open + said.found).contains { $0.severity == .error } }

    /// The result on stdout, everything else on stderr.
    func show() {
        if let text { Console.write(Array(text.utf8)) }
        for replacement in replacements {
            Console.note(Console.plain("\(replacement.count) x  \(replacement.tag)  ->  \(replacement.by)"))
        }
        if replacements.isEmpty, said.open.isEmpty { Console.note("There are no tags of this kind.") }
        if let written {
            Console.note("\(written) is written: \(Counted.text(replacements.reduce(0) { $0 + $1.count }, "tag")) replaced")
        } else if text == nil {
            Console.note("The file stays as it is.")
        }
        if !said.open.isEmpty { Console.note("\nWhat needs a person, by place in the original:") }
        for finding in said.open { Console.note(Console.plain("\(finding)", keepingLines: true)) }
        if !said.found.isEmpty { Console.note("\nWhat the check says of the result:") }
        for finding in said.found { Console.note(Console.plain("\(finding)", keepingLines: true)) }
    }
}
