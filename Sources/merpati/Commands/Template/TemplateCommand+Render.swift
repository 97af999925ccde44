internal import App
internal import ArgumentParser
internal import Campaigns
internal import Foundation
internal import Mail
internal import Templates

extension TemplateCommand {
    struct Render: AsyncParsableCommand {
        /// What is printed.
        enum Part: String, CaseIterable, ExpressibleByArgument {
            case subject, text, html, mime
        }

        static let configuration = CommandConfiguration(abstract: "A template as a contact would get it.")
        @OptionGroup var global: GlobalOptions
        @Argument(help: "The template's name or file.") var template: String
        @Option(help: "The contact whose values fill it.") var contact: String?
        @Option(help: "A JSON file of values, as {\"contact\": {\"first_name\": \"Siti\"}}.", completion: .file()) var data:
            String?
        @Option(help: "subject, text, html or mime.") var part = Part.text

        func run() async throws {
            let values = try data.map { try TemplateData.read(URL(fileURLWithPath: $0)) } ?? TemplateObject()
            let address = try contact.map { try EmailAddress(parsing: $0) }
            let letter = try await global.withMerpati { merpati in
                let (name, language) = try merpati.campaigns.letters.locate(template)
                return try await LetterPreview(merpati.campaigns).letter(
                    .init(template: name, contact: address, language: language, data: values))
            }
            let bytes: [UInt8]? =
                switch part {
                case .subject: Array(letter.subject.utf8)
                case .text: Array(letter.text.utf8)
                case .html: letter.html.map { Array($0.utf8) }
                case .mime: letter.message
                }
            guard let bytes else { throw AppError(.failed, "\(template) is plain text: it has no HTML") }
            if global.json {
                try Console.json([part.rawValue: String(decoding: bytes, as: UTF8.self)])
            } else {
                Console.write(bytes + (bytes.last == UInt8(ascii: "\n") ? [] : [UInt8(ascii: "\n")]))
            }
        }
    }
}
