internal import App
internal import ArgumentParser
internal import Campaigns
internal import Foundation
internal import Templates

extension TemplateCommand {
    struct Convert: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "Replaces the tags of another program by ours.",
            discussion: """
                Without --output or --write the result goes to stdout. What was replaced and what needs a person goes to stderr.

                EXAMPLES
                  merpati template convert old.html --from mailchimp --output templates/welcome.html
                  merpati template convert old.html --from percent --map ANREDE=salutation --map "NICK=nickname|friend"
                  merpati template convert templates/welcome.html --from percent --write

                The exit code is 1 when something could not be converted, or the result is not a letter that can be sent.
                """)
        @OptionGroup var global: GlobalOptions
        @Argument(help: "The letter: .html, .md or .txt.", completion: .file()) var file: String
        @Option(help: "Whose tags it has: \(TagStyle.allCases.map(\.rawValue).joined(separator: ", ")).") var from: String
        @Option(help: "NAME=KEY or NAME=KEY|DEFAULT: which field a name is, and what to print without a value.") var map:
            [String] = []
        @Option(name: [.short, .long], help: "The file to write.", completion: .file()) var output: String?
        @Flag(help: "Write the result into the file itself.") var write = false

        func validate() throws {
            if write, output != nil { throw ValidationError("give --output or --write, not both") }
            _ = try (style(), names())
        }

        func run() async throws {
            let url = URL(fileURLWithPath: file)
            let format = LetterSource.Format(rawValue: url.pathExtension.lowercased())
            guard let format else { throw ValidationError("a letter is a file .html, .md or .txt") }
            guard let data = try? Data(contentsOf: url), data.count <= TemplateLimits().sourceBytes,
                let text = String(validating: data, as: UTF8.self)
            else { throw AppError(.failed, "\(file) cannot be read as UTF-8 text of at most 1 MB") }
            let conversion = try TemplateConverter(from: style(), names: names()).convert(
                text, file: url.lastPathComponent, format: format)
            let target = write ? file : output.flatMap { OutputFile.isStandardOutput($0) ? nil : $0 }
            let isSame = write && conversion.text == text
            if let target, !isSame { try await OutputFile.write(Array(conversion.text.utf8), to: target) }
            let findings = try await check(conversion.text, format, file: target ?? file, isWritten: target != nil)
            let report = ConversionReport(
                conversion, findings, text: target == nil ? conversion.text : nil, written: isSame ? nil : target)
            if global.json { try Console.json(report) } else { report.show() }
            if report.isIncomplete { throw ExitCode(1) }
        }

        /// What is wrong with the result; inside of a workspace its fields are known, and among its templates all that the letter
        /// stands in.
        private func check(
            _ text: String, _ format: LetterSource.Format, file: String, isWritten: Bool
        ) async throws -> [Finding] {
            let workspace = try? global.findWorkspace()
            let source: LetterSource
            do throws(TemplateError) {
                if isWritten, let workspace,
                    let letter = try? LetterLoader(folder: workspace.templates).locate(
                        URL(fileURLWithPath: file).path)
                {
                    source = try LetterLoader(folder: workspace.templates).load(letter.name, language: letter.language)
                } else {
                    source = try LetterSource(name: TemplateCommand.name(ofFile: file), format: format, text: text)
                }
            } catch {
                return [Finding(error)]
            }
            guard workspace != nil else { return TemplateCheck().check(source) }
            return try await global.withMerpati { try await LetterCheck($0.campaigns).check(source) }
        }

        private func style() throws -> TagStyle {
            guard let style = TagStyle(rawValue: from) else {
                throw ValidationError("--from is one of \(TagStyle.allCases.map(\.rawValue).joined(separator: ", "))")
            }
            return style
        }

        private func names() throws -> TagNames {
            var names: [String: TagNames.Field] = [:]
            for text in map {
                let parts = text.split(separator: "=", maxSplits: 1).map(String.init)
                guard parts.count == 2, let field = TagNames.Field(parsing: parts[1]) else {
                    throw ValidationError("--map \(text): write NAME=KEY, as FNAME=first_name")
                }
                names[parts[0]] = field
            }
            return TagNames(names)
        }
    }
}
