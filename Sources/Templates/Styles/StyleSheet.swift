/// The content of one `<style>` element.
struct StyleSheet: Sendable {
    /// Tells the sheets of a letter apart, in their order.
    typealias Number = Int

    var rules: [StyleRule] = []
    /// Where its content begins.
    var position: SourcePosition
    /// Which limit it is over, in words; nil when it was read to its end.
    var overLimit: String?
    /// Lines of rules that could not be read, counted from 0.
    var brokenLines: [Int] = []
    /// Lines of rules with a selector that is too long to be compared.
    var longLines: [Int] = []

    init(position: SourcePosition) {
        self.position = position
    }

    func position(line: Int) -> SourcePosition {
        SourcePosition(file: position.file, line: position.line + line, column: line == 0 ? position.column : 1)
    }
}
