internal import App
internal import ArgumentParser
internal import Segments

extension SegmentCommand {
    struct Export: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "The members as CSV.",
            discussion: """
                EXAMPLES
                  merpati segment export Lapsed --columns email,first_name,city -o lapsed.csv

                Beside lapsed.csv stands lapsed.csv.json: the segment with its version and definition, the moment, the count. \
                Nothing is written beside standard output.
                """)
        @OptionGroup var which: Question
        @OptionGroup var moment: Moment
        @OptionGroup var export: ExportOutput

        func run() async throws {
            try await which.global.withMerpati { merpati in
                try await export.write(
                    merpati, which.question, json: which.global.json, asOf: moment.instant(merpati))
            }
        }
    }
}
