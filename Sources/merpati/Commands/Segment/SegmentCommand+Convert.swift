internal import App
internal import ArgumentParser
internal import Diagnostics
internal import Foundation
internal import Segments
internal import Storage

extension SegmentCommand {
    struct Convert: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "A segment's text as JSON for programs, or such JSON as a text.",
            discussion: """
                The forms of the JSON stand in docs/segment-language.md. Whether fields, lists and activities exist is not \
                asked; `segment create` and `segment check` do.

                EXAMPLES
                  merpati segment convert "Loyal in Jakarta"
                  merpati segment convert --where 'city is "Jakarta"'
                  merpati segment create Loyal "$(merpati segment convert --tree loyal.json)"
                """)
        @OptionGroup var global: GlobalOptions
        @Argument(help: "The segment's name.") var name: String?
        @Option(name: .long, help: "A segment text instead of a name.") var `where`: String?
        @Option(name: .long, help: "A file with the JSON of a segment, - for the standard input: prints its text.") var tree:
            String?

        func validate() throws {
            guard [name, `where`, tree].compactMap(\.self).count == 1 else {
                throw ValidationError("give a segment's name, a text with --where, or a file of JSON with --tree")
            }
        }

        func run() async throws {
            if let tree {
                let text = SegmentPrinter.print(try Self.node(tree))
                return try global.json ? Console.json(["segment": text]) : Console.print(text)
            }
            let text = try await text()
            let json = try await SegmentCommand.placingErrors(text) { try SegmentJSON.encode(SegmentParser.parse(text)) }
            Console.print(String(decoding: json, as: UTF8.self))
        }

        private func text() async throws -> String {
            if let `where` { return `where` }
            let name = name ?? ""
            return try await global.withMerpati { merpati in
                try await merpati.database.read { try merpati.segments.show($0, named: name).definition.text }
            }
        }

        /// The tree that a file holds; a fault in it is named with the file.
        private static func node(_ file: String) throws -> SegmentNode {
            do {
                let handle = file == "-" ? .standardInput : try FileHandle(forReadingFrom: URL(fileURLWithPath: file))
                return try SegmentJSON.decode(try handle.read(upToCount: SegmentJSON.longest + 1) ?? Data())
            } catch let error as SegmentError {
                throw AppError(.failed, "\(file): \(error.explanation)")
            } catch {
                throw AppError(.failed, "\(file) cannot be read: \(SystemFault.words(error))")
            }
        }
    }
}
