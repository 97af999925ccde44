internal import App
internal import ArgumentParser

extension SegmentCommand {
    struct Export: AsyncParsableCommand {
        static let configuration = CommandConfiguration(abstract: "The members as CSV.")
        @OptionGroup var which: Question
        @OptionGroup var export: ExportOutput

        func run() async throws {
            try await which.global.withMerpati { merpati in
                try await export.write(merpati, which.question, json: which.global.json)
            }
        }
    }
}
