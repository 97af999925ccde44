internal import App
internal import ArgumentParser
internal import Campaigns
internal import Templates

extension TemplateCommand {
    struct Check: AsyncParsableCommand {
        static let configuration = CommandConfiguration(abstract: "Says what is wrong with a template, before anybody gets it.")
        @OptionGroup var global: GlobalOptions
        @Argument(help: "Names or files; default: all.") var templates: [String] = []

        private struct Line: Encodable {
            var template: String
            var severity: String
            var message: String
            var file: String?
            var line: Int?
            var column: Int?
            var advice: String?
        }

        func run() async throws {
            let found = try await global.withMerpati { merpati in
                let names =
                    templates.isEmpty
                    ? try LetterLoader(folder: merpati.workspace.templates).names() : templates.map(TemplateCommand.name)
                var found: [(name: String, findings: [Finding])] = []
                for name in names {
                    found.append((name, try await LetterCheck(merpati.campaigns).check(name)))
                }
                return found
            }
            if global.json {
                try Console.json([
                    "findings": found.flatMap { name, findings in
                        findings.map {
                            Line(
                                template: name, severity: $0.severity.rawValue, message: $0.message, file: $0.file, line: $0.line,
                                column: $0.column, advice: $0.advice)
                        }
                    }
                ])
            } else {
                for (name, findings) in found {
                    for finding in findings { print(finding) }
                    if findings.isEmpty { print("\(name): nothing to say") }
                }
            }
            if found.contains(where: { $0.findings.contains { $0.severity == .error } }) { throw ExitCode(1) }
        }
    }
}
