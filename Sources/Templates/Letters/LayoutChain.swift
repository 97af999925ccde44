/// The layouts around a letter: that of the letter first, then that in which this one stands.
enum LayoutChain {
    private static let deepest = 10

    static func read(
        _ name: String, at position: SourcePosition?, from shelf: TemplateShelf, in folder: any LetterStorage
    ) throws(TemplateError) -> [SourceText] {
        var layouts: [SourceText] = []
        var names: [String] = []
        var next: (name: String, position: SourcePosition?)? = (name, position)
        while let (name, position) = next {
            if names.contains(name) {
                throw TemplateError(
                    .syntax, "these layouts contain each other: \((names + [name]).joined(separator: ", "))", at: position)
            }
            if names.count == deepest {
                throw TemplateError(.limit, "layouts may be nested \(deepest) deep", at: position)
            }
            let path = try shelf.file(name, at: position).path
            let (matter, body) = try FrontMatter.split(try folder.text(path), file: path, keys: ["layout"])
            layouts.append(body)
            names.append(name)
            next = matter.layout.map { ($0, matter.position(of: "layout")) }
        }
        return layouts
    }
}
