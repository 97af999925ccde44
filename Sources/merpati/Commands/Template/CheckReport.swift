internal import Campaigns
internal import Diagnostics
internal import Templates

/// What `template check` says as JSON (docs/checking.md), and as a person reads it.
struct CheckReport: Encodable {
    struct Letter: Encodable {
        var template: String
        /// nil for the variant that serves all other languages.
        var language: String?
        var readers: Int
        var html_bytes: Int?
        var message_bytes: Int?
    }

    struct Line: Encodable {
        /// nil in a plan, which is of one template.
        var template: String?
        /// What `--despite` calls it.
        var name: String
        var severity: String
        var message: String
        var file: String?
        var line: Int?
        var column: Int?
        var advice: String?
    }

    var findings: [Line]
    var letters: [Letter]

    init(_ checked: [CheckedLetter]) {
        findings = checked.flatMap { letter in letter.findings.map { Line($0, of: letter.template) } }
        letters = checked.flatMap { letter in
            letter.variants.map { variant in
                Letter(
                    template: letter.template, language: variant.language, readers: variant.facts.readers,
                    html_bytes: variant.facts.size?.html, message_bytes: variant.facts.size?.message)
            }
        }
    }

    /// The findings, then one line for each language.
    static func show(_ letter: CheckedLetter) {
        for finding in letter.findings { Console.print(Console.plain("\(finding)", keepingLines: true)) }
        let verdict = Finding.Severity.allCases.reversed().compactMap { severity -> String? in
            let count = letter.count(severity)
            return count == 0 ? nil : Counted.text(count, severity.rawValue)
        }
        Console.print("\(letter.template): \(verdict.isEmpty ? "nothing to say" : verdict.joined(separator: ", "))")
        for variant in letter.variants {
            var parts = [Counted.text(variant.facts.readers, "reader")]
            if let size = variant.facts.size {
                if let html = size.html { parts.append("HTML \(LetterSize.text(html))") }
                parts.append("whole message \(LetterSize.text(size.message))")
            }
            let name = variant.language.map { "in \($0)" } ?? (letter.variants.count > 1 ? "in all other languages" : "")
            Console.print("  \(name.isEmpty ? "" : name + ": ")\(parts.joined(separator: ", "))")
        }
    }
}

extension CheckReport.Line {
    init(_ finding: Finding, of template: String?) {
        self.init(
            template: template, name: finding.name.rawValue, severity: finding.severity.rawValue, message: finding.message,
            file: finding.file,
            line: finding.line, column: finding.column, advice: finding.advice)
    }
}
