internal import App
internal import ArgumentParser
internal import Segments

/// Two segments to compare: names, texts, or one of each.
struct SegmentPair: ParsableArguments {
    @Argument(help: "The segments' names.") var names: [String] = []
    @Option(name: .long, help: "A segment text instead of a name; it comes after the names.") var `where`: [String] = []

    var questions: [SegmentQuestion] { names.map(SegmentQuestion.named) + `where`.map(SegmentQuestion.text) }

    /// What they are called in a report.
    var titles: [String] { names + `where` }
}
