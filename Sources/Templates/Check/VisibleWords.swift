/// How much a page says in words.
enum VisibleWords {
    /// Elements whose content is not on the page.
    private static let hiddenElements = ["style", "script", "title"]

    /// The bytes of all words, each with one space behind it.
    static func bytes(_ html: String) -> Int {
        var count = 0
        var hidden: String?
        for (index, piece) in html.split(separator: "<", omittingEmptySubsequences: false).enumerated() {
            // All pieces but the first begin inside a tag.
            let parts = piece.split(separator: ">", maxSplits: 1, omittingEmptySubsequences: false)
            let tag = index == 0 ? "" : parts[0].lowercased()
            if let element = hidden {
                guard tag.hasPrefix("/" + element) else { continue }
                hidden = nil
            } else {
                hidden = hiddenElements.first { tag.hasPrefix($0) }
            }
            let text = index == 0 ? piece : parts.count == 2 ? parts[1] : ""
            if hidden == nil { count += text.split(whereSeparator: \.isWhitespace).reduce(0) { $0 + $1.utf8.count + 1 } }
        }
        return count
    }
}
