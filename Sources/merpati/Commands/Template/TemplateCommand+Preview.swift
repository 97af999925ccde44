internal import App
internal import ArgumentParser
internal import Audience
internal import Campaigns
internal import Foundation
internal import Mail
internal import Templates

extension TemplateCommand {
    struct Preview: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "A letter as a contact would get it: here, as files, or in the browser.",
            discussion: "Nothing is sent, and no link of the letter stands for the contact.")

        @OptionGroup var global: GlobalOptions
        @Argument(help: "The template's name or file.") var template: String
        @Option(help: "The contact whose values fill it; default: nobody's.") var contact: String?
        @Option(help: "A segment: its first contact fills the letter, and the browser offers some of it.") var segment: String?
        @Option(
            help: "A JSON file of values above the contact's, as {\"contact\": {\"first_name\": \"Siti\"}}.",
            completion: .file()) var data: String?
        @Option(help: "The language to read it in, as id; default: the contact's.") var language: String?
        @Option(
            name: .shortAndLong, help: "Writes letter.html, letter.txt, letter.eml and the images into this folder.",
            completion: .directory) var output: String?
        @Flag(help: "Shows it in the browser until stopped, and anew whenever a file has changed.") var serve = false
        @Option(help: "Where --serve listens on this machine; default: \(Merpati.previewListen).") var listen: String?

        func validate() throws {
            if listen != nil, !serve { throw ValidationError("--listen goes with --serve") }
        }

        func run() async throws {
            let data = try data.map { try TemplateData.read(URL(fileURLWithPath: $0)) } ?? TemplateObject()
            try await global.withMerpati { merpati in
                var address = try contact.map { try EmailAddress(parsing: $0) }
                if address == nil, let segment {
                    guard let first = try await LetterReaders(merpati.campaigns).some(1, of: segment).first else {
                        throw AppError(.failed, "nobody in the segment \(segment) can be mailed")
                    }
                    address = try EmailAddress(parsing: first)
                }
                let letter = try merpati.campaigns.letters.locate(template)
                let request = LetterPreview.Request(
                    template: letter.name, contact: address, language: language ?? letter.language, data: data)
                if serve { try await serve(merpati, request) } else { try await show(merpati, request) }
            }
        }

        private func show(_ merpati: Merpati, _ request: LetterPreview.Request) async throws {
            let letter = try await LetterPreview(merpati.campaigns).letter(request)
            let files = try output.map { try RenderedFiles(URL(fileURLWithPath: $0)).write(letter) } ?? []
            if global.json {
                try Console.json(LetterReport(letter, files: files))
            } else {
                LetterReport(letter, files: files).printLines(folder: output)
            }
        }

        private func serve(_ merpati: Merpati, _ request: LetterPreview.Request) async throws {
            guard let place = listen.map({ HostPort($0) }) ?? Merpati.previewListen else {
                throw ValidationError("--listen needs ADDR:PORT, such as \(Merpati.previewListen)")
            }
            try await look(merpati, request)
            let query = [("contact", request.contact.map { "\($0)" }), ("language", request.language)].compactMap { name, value in
                value.map { URLQueryItem(name: name, value: $0) }
            }
            try await merpati.servePreview(
                of: request.template, data: request.data, segment: segment, listen: place
            ) { port in
                var address = URLComponents()
                (address.scheme, address.path) = ("http", "/")
                (address.host, address.port) = (place.host.contains(":") ? "[\(place.host)]" : place.host, port)
                // A plus in a query would be read as a space by some.
                if !query.isEmpty { address.queryItems = query }
                Console.note("preview at \(address.string?.replacing("+", with: "%2B") ?? "port \(port)"), until Ctrl-C")
            }
        }

        /// What cannot be mended by editing a file is said at once; everything else stands on the page.
        private func look(_ merpati: Merpati, _ request: LetterPreview.Request) async throws {
            do {
                let letter = try await LetterPreview(merpati.campaigns).letter(request)
                if let output { _ = try RenderedFiles(URL(fileURLWithPath: output)).write(letter) }
            } catch let error as AudienceError where error.kind == .unknownContact {
                throw error
            } catch let error as TemplateError where error.kind == .unknownName && error.position == nil {
                throw error
            } catch let error as AppError {
                throw error
            } catch {}
        }
    }
}
