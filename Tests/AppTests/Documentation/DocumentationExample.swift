import Foundation

/// One thing that a page tells its reader to do, and what comes of it.
///
/// - `console`: `$ ` begins a command of the shell, `> ` goes on with it, and what follows is its output, the whole of it: a line of
///   `...` stands for any lines, `...` within a line for any text. White space counts as one space. Without any output shown, any
///   will do. The exit code is 0, or what a remark behind the command says: `# exit code 1`.
/// - `segment`: one segment a line, with indented lines going on; each is counted.
/// - `liquid`: `TEMPLATE => OUTPUT` in a line; it is rendered with the page's `values.json`.
/// - with a file: the block is written there.
struct DocumentationExample {
    var line: Int
    var command: String
    var shown: [String] = []
    /// Whether the output may have its line ends elsewhere.
    var isOneLine = false

    var exitCode: Int32 {
        guard let remark = command.firstMatch(of: /#.*exit code (\d+)/) else { return 0 }
        return Int32(remark.1) ?? 0
    }

    /// Whether the command goes on beside the ones that follow.
    var isLeftRunning: Bool {
        command.replacing(/\s+#[^'"]*$/, with: "").hasSuffix("&")
    }

    /// What is to be done about a block; nil for a language that is not known.
    static func examples(of block: DocumentationPage.Block) -> [DocumentationExample]? {
        if let file = block.file { return [written(block, to: file)] }
        switch block.language {
        case "console": return commands(block)
        case "segment": return segments(block)
        case "liquid": return renderings(block)
        default: return nil
        }
    }

    private static func commands(_ block: DocumentationPage.Block) -> [DocumentationExample] {
        var examples: [DocumentationExample] = []
        for (index, line) in block.lines.enumerated() {
            if line.hasPrefix("$ ") {
                examples.append(DocumentationExample(line: block.line + index, command: String(line.dropFirst(2))))
            } else if var last = examples.popLast() {
                if line.hasPrefix("> "), last.shown.isEmpty {
                    last.command += "\n" + line.dropFirst(2)
                } else {
                    last.shown.append(line)
                }
                examples.append(last)
            }
        }
        return examples
    }

    private static func segments(_ block: DocumentationPage.Block) -> [DocumentationExample] {
        var segments: [(line: Int, text: String)] = []
        for (index, line) in block.lines.enumerated() where !line.isEmpty {
            if line.hasPrefix(" "), let last = segments.popLast() {
                segments.append((last.line, last.text + "\n" + line))
            } else {
                segments.append((block.line + index, line))
            }
        }
        return segments.map { segment in
            let quoted = "'" + segment.text.replacing("'", with: "'\\''") + "'"
            return DocumentationExample(line: segment.line, command: "merpati segment count --where \(quoted)")
        }
    }

    private static func renderings(_ block: DocumentationPage.Block) -> [DocumentationExample] {
        block.lines.enumerated().map { index, line in
            guard let arrow = line.range(of: " =>", options: .backwards) else {
                return DocumentationExample(line: block.line + index, command: "false # no => in \(line)")
            }
            let file = here(String(line[..<arrow.lowerBound]), to: "templates/try.txt")
            return DocumentationExample(
                line: block.line + index, command: file + "\nmerpati template render try --data values.json",
                shown: [String(line[arrow.upperBound...])], isOneLine: true)
        }
    }

    private static func written(_ block: DocumentationPage.Block, to file: String) -> DocumentationExample {
        DocumentationExample(
            line: block.line,
            command: "mkdir -p \"$(dirname '\(file)')\" && " + here(block.lines.joined(separator: "\n"), to: file))
    }

    /// A here-document.
    private static func here(_ text: String, to file: String) -> String {
        """
        cat > '\(file)' <<'END OF BLOCK'
        \(text)
        END OF BLOCK
        """
    }

    // MARK: What comes of it

    /// Whether an output is the one shown.
    func shows(_ output: [String]) -> Bool {
        func plain(_ lines: [String]) -> [String] {
            let words = (isOneLine ? [lines.joined(separator: " ")] : lines)
                .map { $0.split(whereSeparator: \.isWhitespace).joined(separator: " ") }
            let ends = words.indices.filter { !words[$0].isEmpty }
            return Array(words[(ends.first ?? 0)..<(ends.last.map { $0 + 1 } ?? 0)])
        }
        return shown.isEmpty || Self.fits(plain(output)[...], plain(shown)[...])
    }

    /// Whether lines are those of a pattern, in which `...` stands for any number of them.
    private static func fits(_ lines: ArraySlice<String>, _ pattern: ArraySlice<String>) -> Bool {
        guard let first = pattern.first else { return lines.isEmpty }
        if first == "..." {
            return (lines.startIndex...lines.endIndex).contains { fits(lines[$0...], pattern.dropFirst()) }
        }
        guard let line = lines.first, fits(line, first) else { return false }
        return fits(lines.dropFirst(), pattern.dropFirst())
    }

    /// Whether a line is that of a pattern, in which `...` stands for any text.
    static func fits(_ line: String, _ pattern: String) -> Bool {
        let parts = pattern.components(separatedBy: "...")
        guard let first = parts.first, let last = parts.last, parts.count > 1 else { return line == pattern }
        guard line.hasPrefix(first) else { return false }
        var rest = line.dropFirst(first.count)
        for part in parts.dropFirst().dropLast() where !part.isEmpty {
            guard let place = rest.range(of: part) else { return false }
            rest = rest[place.upperBound...]
        }
        return rest.hasSuffix(last)
    }
}
