internal import App
internal import ArgumentParser
internal import Campaigns
internal import Foundation
internal import Mail
internal import Templates

extension TemplateCommand {
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
