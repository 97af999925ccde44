import Foundation

/// A page of the documentation, taken apart for its tests: the code blocks, and the prose between them.
struct DocumentationPage {
    /// A block between lines of three backticks. Behind the first may stand a language and the file that the block is.
    struct Block {
        var language: String
        var file: String?
        /// Where its first line stands on the page, from 1 on.
        var line: Int
        var lines: [String]
        /// The paragraph before it.
        var introduction: String
    }

    /// The workspace in which the examples of a page begin. A page says it by its first link to one of the two places that describe
    /// them; README describes the example and begins with the files alone.
    enum Beginning {
        case files, example, new
    }

    /// From the repository's folder, as `docs/campaigns.md`.
    let path: String
    let text: String
    private(set) var blocks: [Block] = []
    private(set) var prose: [(number: Int, text: String)] = []

    static let repository = FlowerShopWorkspace.repository

    /// README and every page in docs.
    static let all: [String] = {
        let docs = repository.appendingPathComponent("docs").path
        let names = (FileManager.default.enumerator(atPath: docs)?.compactMap { $0 as? String } ?? [])
        return ["README.md"] + names.filter { $0.hasSuffix(".md") }.sorted().map { "docs/\($0)" }
    }()

    init(_ path: String) throws {
        self.path = path
        text = try String(contentsOf: Self.repository.appendingPathComponent(path), encoding: .utf8)
        read()
    }

    var beginning: Beginning {
        let places: [(Beginning, String)] = [
            (.new, "operating.md#a-new-workspace"), (.example, "README.md#the-example-workspace"),
        ]
        let found =
            places.compactMap { place in text.range(of: "](\(place.1))").map { (place.0, $0.lowerBound) } }
            + places.compactMap { place in text.range(of: "](../\(place.1))").map { (place.0, $0.lowerBound) } }
        return path == "README.md" ? .files : found.min { $0.1 < $1.1 }?.0 ?? .files
    }

    private mutating func read() {
        var open: (block: Block, indent: Int)?
        var paragraph = ""
        for (index, line) in text.components(separatedBy: "\n").enumerated() {
            let content = line.drop { $0 == " " }
            if let (block, indent) = open {
                if content.hasPrefix("```") {
                    blocks.append(block)
                    open = nil
                } else {
                    open?.block.lines.append(String(line.dropFirst(min(indent, line.count - content.count))))
                }
            } else if content.hasPrefix("```") {
                let words = content.dropFirst(3).split(separator: " ", maxSplits: 1).map(String.init)
                let block = Block(
                    language: words.first ?? "", file: words.count > 1 ? words[1] : nil, line: index + 2, lines: [],
                    introduction: paragraph)
                open = (block, line.count - content.count)
            } else {
                prose.append((index + 1, line))
                // The blank line between a paragraph and its block does not end the paragraph.
                paragraph = content.isEmpty || !paragraph.hasSuffix("\n\n") ? paragraph + line + "\n" : line + "\n"
            }
        }
        if let open { blocks.append(open.block) }
    }
}
