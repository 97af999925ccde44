/// Converts a letter, compiles what came of it, and takes back what the compiler refuses, until it compiles.
struct ConversionTrial {
    let source: SourceText
    let format: LetterSource.Format
    let style: TagStyle
    let names: TagNames

    /// Each attempt takes back one tag.
    private static let mostAttempts = 200
    private static let ownRoots: Set<String> = [
        "contact", "campaign", "list", "workspace", "sender", "letter", "unsubscribe_url", "preferences_url", "view_url", "now",
        "subject", "preheader", "content",
    ]

    func conversion() -> Conversion {
        let isOurs = isOurs()
        if isOurs, style.isLikeOurs, hasTags { return unchanged([]) }
        var decisions: [Int: ConversionDecision] = [:]
        var work = attempt(decisions, isOurs)
        for _ in 0..<Self.mostAttempts {
            if let open = work.unended.first {
                decisions[open] = .open
            } else if work.replacements.isEmpty {
                return unchanged(work.findings)
            } else {
                guard let error = compile(work.output) else { return conversion(of: work) }
                if let offset = address(work, error) {
                    decisions[offset] = .address
                } else if let offset = culprit(work, error, isOurs) {
                    decisions[offset] = isInMeta(offset) ? .drop(error) : .keep(error)
                } else {
                    return conversion(of: work, error)
                }
            }
            work = attempt(decisions, isOurs)
        }
        return unchanged([
            Finding(
                .conversion, .error, "too many tags stand where no tag can: nothing was converted", at: source.position(at: 0),
                advice: "Convert the letter in parts.")
        ])
    }

    private func attempt(
        _ decisions: [Int: ConversionDecision], _ isOurs: Bool, keepsAll: Bool = false
    ) -> ConversionWork {
        var work = ConversionWork(
            source: source, reader: style.reader, names: names, keepsOwnTags: isOurs, decisions: decisions, keepsAll: keepsAll)
        work.run()
        return work
    }

    // MARK: - Results

    /// Nothing was converted: byte for byte the original.
    private func unchanged(_ findings: [Finding]) -> Conversion {
        var findings = findings
        if !findings.contains(where: { $0.severity == .error }), let error = compile(source.bytes) {
            findings.append(Finding(error))
        }
        return Conversion(text: String(decoding: source.bytes, as: UTF8.self), replacements: [], findings: findings)
    }

    private func conversion(of work: ConversionWork, _ error: TemplateError? = nil) -> Conversion {
        var findings = work.findings
        if let error {
            var finding = Finding(error)
            finding.position = error.position.flatMap { original(work, $0) }
            findings.append(finding)
        }
        return Conversion(
            text: String(decoding: work.output, as: UTF8.self), replacements: work.replacements, findings: findings)
    }

    // MARK: - Whose fault it is

    /// Why a text is no letter; nil when it compiles.
    private func compile(_ bytes: [UInt8]) -> TemplateError? {
        do throws(TemplateError) {
            _ = try letter(bytes)
            return nil
        } catch {
            return error
        }
    }

    private func letter(_ bytes: [UInt8]) throws(TemplateError) -> Letter {
        let name = source.file.split(separator: ".").first.map(String.init) ?? "letter"
        return try Letter.compile(LetterSource(name: name, format: format, text: String(decoding: bytes, as: UTF8.self)))
    }

    /// The tag that stayed and is no address, although a link begins with it: `*|X:Y|*` looks like a scheme.
    private func address(_ work: ConversionWork, _ error: TemplateError) -> Int? {
        guard error.kind == .link, let place = error.position.flatMap({ offset(of: $0, in: work.output) }) else { return nil }
        return work.left.first { $0.output == place }?.offset
    }

    /// The tag that the compiler refuses; nil when the letter itself cannot be compiled.
    private func culprit(_ work: ConversionWork, _ error: TemplateError, _ isOurs: Bool) -> Int? {
        guard let place = error.position.flatMap({ offset(of: $0, in: work.output) }) else {
            return compile(attempt([:], isOurs, keepsAll: true).output) == nil ? work.placed.last?.offset : nil
        }
        if error.kind != .frontMatter, let exact = work.placed.first(where: { $0.output == place }) { return exact.offset }
        guard compile(attempt([:], isOurs, keepsAll: true).output) == nil else { return nil }
        // The place may be that of a block of Markdown, or of what a tag has made of the HTML behind it.
        let behind = work.placed.first { $0.output >= place }
        let before = work.placed.last { $0.output <= place }
        return (format == .markdown ? behind ?? before : before ?? behind)?.offset
    }

    /// The offset of a place; nil outside of the text.
    private func offset(of position: SourcePosition, in bytes: [UInt8]) -> Int? {
        var line = 1
        var column = 1
        for (offset, byte) in bytes.enumerated() {
            if line == position.line, column == position.column, byte & 0xc0 != 0x80 { return offset }
            if line > position.line { return offset - 1 }
            if byte == 0x0a {
                line += 1
                column = 1
            } else if byte & 0xc0 != 0x80 {
                column += 1
            }
        }
        return line >= position.line ? bytes.count : nil
    }

    /// The same place in the original.
    private func original(_ work: ConversionWork, _ position: SourcePosition) -> SourcePosition? {
        guard let offset = offset(of: position, in: work.output),
            let stretch = work.stretches.last(where: { $0.output <= offset })
        else { return nil }
        return source.position(at: min(stretch.offset + offset - stretch.output, max(source.bytes.count - 1, 0)))
    }

    /// Whether an offset stands in a `<meta>` tag.
    private func isInMeta(_ offset: Int) -> Bool {
        guard let start = source.bytes[..<offset].lastIndex(of: UInt8(ascii: "<")) else { return false }
        return String(decoding: source.bytes[start...].prefix(5), as: UTF8.self).lowercased() == "<meta"
            && !source.bytes[start..<offset].contains(UInt8(ascii: ">"))
    }

    // MARK: - Our own letters

    private var hasTags: Bool {
        zip(source.bytes, source.bytes.dropFirst()).contains { $0 == UInt8(ascii: "{") && ($1 == $0 || $1 == UInt8(ascii: "%")) }
    }

    /// Whether the letter is one of ours as it is, and all that it prints is ours.
    private func isOurs() -> Bool {
        guard let letter = try? letter(source.bytes) else { return false }
        return letter.slots.allSatisfy { path in
            guard Self.ownRoots.contains(path.root) else { return false }
            guard path.root == "contact", let member = path.member else { return true }
            // `contact.FIRSTNAME` and `contact.firstname` are what others call it.
            if case .field(let field) = names.target(member) { return field.key == member }
            return TagNames.key(member) == member
        }
    }
}
