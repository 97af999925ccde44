internal import Foundation

/// What a command says to a person or a script: results on stdout, everything else on stderr.
enum Console {
    /// Whether stderr is a terminal, where progress may be drawn over itself.
    static let isTerminal = isatty(STDERR_FILENO) == 1

    static func error(_ message: String, prefix: String = "error: ") {
        note(prefix + message)
    }

    /// A line on stderr.
    static func note(_ message: String) {
        FileHandle.standardError.write(Data((message + "\n").utf8))
    }

    /// One JSON object on stdout, keys sorted so that two runs can be compared.
    static func json(_ value: some Encodable) throws {
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
        print(String(decoding: try encoder.encode(value), as: UTF8.self))
    }

    /// Columns aligned by their widest cell; numbers to the right.
    static func table(_ header: [String], _ rows: [[String]]) {
        let all = [header] + rows
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

    /// Whether there is somebody to ask.
    static var canAsk: Bool { isatty(STDIN_FILENO) == 1 }

    /// Asks a question with yes or no; without a terminal the answer is no.
    static func confirms(_ question: String) -> Bool {
        guard canAsk else {
            note("\(question) Say --yes where there is nobody to ask.")
            return false
        }
        FileHandle.standardError.write(Data("\(question) [y/N] ".utf8))
        return ["y", "yes"].contains(readLine()?.lowercased() ?? "")
    }

    /// Text from a stranger without control characters, which a terminal would obey, and without those that turn the
    /// direction of writing or break lines, which would show something else than is there.
    static func plain(_ text: String, keepingLines: Bool = false) -> String {
        String(
            String.UnicodeScalarView(
                text.unicodeScalars.map { scalar in
                    let category = scalar.properties.generalCategory
                    let isControl =
                        category == .control || category == .lineSeparator || category == .paragraphSeparator
                        || 0x202a...0x202e ~= scalar.value || 0x2066...0x2069 ~= scalar.value
                    return isControl && !(keepingLines && (scalar == "\n" || scalar == "\t")) ? "\u{fffd}" : scalar
                }))
    }
}
