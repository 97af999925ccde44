internal import Diagnostics
internal import Foundation

/// What a command says to a person or a script: results on stdout, everything else on stderr. Nothing that it shows can
/// control a terminal.
enum Console {
    private static let output = OutputPipe(STDOUT_FILENO)

    /// Whether a script reads what is said, which wants no progress between errors.
    static let isForScripts = Invocation.wantsJSON(Array(CommandLine.arguments.dropFirst()))

    /// Whether stderr is a terminal, where progress may be drawn over itself.
    static let isTerminal = isatty(STDERR_FILENO) == 1

    // MARK: Results

    /// Text with a line end on stdout.
    static func print(_ text: String = "") {
        output.write(Array((PlainText.shown(text, keepingLines: true) + "\n").utf8))
    }

    /// Bytes on stdout as they are, unless a terminal shows them.
    static func write(_ bytes: [UInt8]) {
        guard output.isTerminal else { return output.write(bytes) }
        let text = String(decoding: bytes, as: UTF8.self).replacing("\r\n", with: "\n")
        output.write(Array(PlainText.shown(text, keepingLines: true).utf8))
    }

    /// Hands over what was said so far.
    ///
    /// - Throws: `AppError` when stdout cannot take it, now or before.
    static func flush() throws {
        try output.flush()
    }

    /// One JSON object on stdout, keys sorted so that two runs can be compared.
    static func json(_ value: some Encodable) throws {
        output.write(Array((try encode(value) + "\n").utf8))
    }

    private static func encode(_ value: some Encodable) throws -> String {
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
        return PlainText.shown(json: String(decoding: try encoder.encode(value), as: UTF8.self))
    }

    /// Columns aligned by their widest cell; numbers to the right.
    static func table(_ header: [String], _ rows: [[String]]) {
        let all = ([header] + rows).map { $0.map { PlainText.shown($0) } }
        let widths = header.indices.map { column in all.map { $0[column].count }.max() ?? 0 }
        for (index, row) in all.enumerated() {
            let cells = row.enumerated().map { column, cell in
                let padding = String(repeating: " ", count: widths[column] - cell.count)
                return index > 0 && Double(cell.replacing(",", with: "").replacing("%", with: "")) != nil
                    ? padding + cell : cell + padding
            }
            print(cells.joined(separator: "  ").replacing(/\s+$/, with: ""))
        }
    }

    // MARK: Everything else

    static func error(_ message: String, prefix: String = "error: ") {
        note(prefix + message)
    }

    /// A line on stderr.
    static func note(_ message: String) {
        draw(PlainText.shown(message, keepingLines: true) + "\n")
    }

    /// One JSON object on stderr.
    static func noteJSON(_ value: some Encodable) {
        if let text = try? encode(value) { draw(text + "\n") }
    }

    /// Text on stderr as it is. Where nobody reads that any more, there is nobody to tell.
    static func draw(_ text: String) {
        // What was said before stands before it.
        try? output.flush()
        try? FileHandle.standardError.write(contentsOf: Data(text.utf8))
    }

    // MARK: Asking

    /// Whether there is somebody to ask.
    static var canAsk: Bool { isatty(STDIN_FILENO) == 1 }

    /// Asks a question with yes or no; without a terminal the answer is no.
    ///
    /// - Throws: `CancellationError` when it is answered with Ctrl-C.
    static func confirms(_ question: String) throws -> Bool {
        guard canAsk else {
            note("\(question) Say --yes where there is nobody to ask.")
            return false
        }
        draw(PlainText.shown(question, keepingLines: true) + " [y/N] ")
        // A terminal has a whole line or nothing.
        var terminal = pollfd(fd: STDIN_FILENO, events: Int16(POLLIN), revents: 0)
        while poll(&terminal, 1, 100) == 0 { try Task.checkCancellation() }
        return ["y", "yes"].contains(readLine()?.lowercased() ?? "")
    }

    /// A text from outside that is to stand in a line.
    static func plain(_ text: String, keepingLines: Bool = false) -> String {
        PlainText.shown(text, keepingLines: keepingLines)
    }
}
