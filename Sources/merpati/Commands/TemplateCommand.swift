internal import App
internal import ArgumentParser
internal import Campaigns
internal import Foundation
internal import Mail
internal import Templates

/// Letters on disk.
struct TemplateCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "template", abstract: "Templates: list, check, render.", subcommands: [List.self, Check.self, Render.self])

    /// A template's name, from a name or a path.
    static func name(_ text: String) -> String {
        let file = (text as NSString).lastPathComponent
        return file.split(separator: ".").first.map(String.init) ?? text
    }

    struct List: AsyncParsableCommand {
        static let configuration = CommandConfiguration(abstract: "Every template of the workspace.")
        @OptionGroup var global: GlobalOptions

        func run() async throws {
            let names = try LetterLoader(folder: global.findWorkspace().templates).names()
            if global.json { try Console.json(["templates": names]) } else { names.forEach { print($0) } }
        }
    }

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
                    found.append((name, try await LetterPreview(merpati.campaigns).check(name)))
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

    struct Render: AsyncParsableCommand {
        static let configuration = CommandConfiguration(abstract: "A template as a contact would get it.")
        @OptionGroup var global: GlobalOptions
        @Argument(help: "The template's name or file.") var template: String
        @Option(help: "The contact whose values fill it.") var contact: String?
        @Option(help: "A JSON file of values, as {\"contact\": {\"first_name\": \"Siti\"}}.", completion: .file()) var data:
            String?
        @Option(help: "subject, text, html or mime.") var part = LetterPreview.Part.text.rawValue

        func run() async throws {
            guard let part = LetterPreview.Part(rawValue: part) else {
                throw ValidationError(
                    "a letter has the parts \(LetterPreview.Part.allCases.map(\.rawValue).joined(separator: ", "))")
            }
            let values = try data.map { try TemplateData.read(URL(fileURLWithPath: $0)) }
            let address = try contact.map { try EmailAddress(parsing: $0) }
            let bytes = try await global.withMerpati {
                try await LetterPreview($0.campaigns).render(
                    TemplateCommand.name(template), part: part, contact: address, data: values)
            }
            guard let bytes else { throw AppError(.failed, "\(template) is plain text: it has no HTML") }
            if global.json {
                try Console.json([part.rawValue: String(decoding: bytes, as: UTF8.self)])
            } else {
                FileHandle.standardOutput.write(Data(bytes + (bytes.last == UInt8(ascii: "\n") ? [] : [UInt8(ascii: "\n")])))
            }
        }
    }
}
