internal import CCmark
internal import Foundation

/// What cmark makes of a text whose tags are hidden behind words. Lists that only tags divide become one.
struct MarkdownDocument {
    let word: MarkdownWord
    let tokens: [TemplateToken]

    private static let extensions: [String] = {
        cmark_gfm_core_extensions_ensure_registered()
        return ["table", "strikethrough", "autolink", "tasklist"]
    }()

    func html(_ text: [UInt8]) -> [UInt8] {
        let options = CMARK_OPT_UNSAFE | CMARK_OPT_SOURCEPOS | CMARK_OPT_VALIDATE_UTF8
        guard let parser = cmark_parser_new(options) else { return [] }
        defer { cmark_parser_free(parser) }
        for name in Self.extensions {
            if let found = cmark_find_syntax_extension(name) { cmark_parser_attach_syntax_extension(parser, found) }
        }
        text.withUnsafeBytes { cmark_parser_feed(parser, $0.baseAddress?.assumingMemoryBound(to: CChar.self), $0.count) }
        guard let document = cmark_parser_finish(parser) else { return [] }
        defer { cmark_node_free(document) }
        let nodes = blocks(document)
        for node in nodes { joinLists(in: node) }
        for node in nodes where cmark_node_get_type(node) == CMARK_NODE_HTML_BLOCK { markLines(of: node) }
        guard let html = cmark_render_html(document, options, cmark_parser_get_syntax_extensions(parser)) else { return [] }
        defer { free(html) }
        return Array(UnsafeRawBufferPointer(start: html, count: strlen(html)))
    }

    /// Every block, from the outside to the inside.
    private func blocks(_ document: OpaquePointer) -> [OpaquePointer] {
        guard let walk = cmark_iter_new(document) else { return [] }
        defer { cmark_iter_free(walk) }
        var nodes: [OpaquePointer] = []
        while case let event = cmark_iter_next(walk), event != CMARK_EVENT_DONE {
            guard event == CMARK_EVENT_ENTER, let node = cmark_iter_get_node(walk) else { continue }
            // CMARK_NODE_TYPE_INLINE has both bits, CMARK_NODE_TYPE_BLOCK the upper one.
            if UInt32(cmark_node_get_type(node).rawValue) & 0xc000 == 0x8000 { nodes.append(node) }
        }
        return nodes
    }

    /// cmark does not say where raw HTML comes from: each of its lines gets a word that does.
    private func markLines(of block: OpaquePointer) {
        let first = Int(cmark_node_get_start_line(block))
        guard first > 0, let literal = cmark_node_get_literal(block) else { return }
        let lines = String(cString: literal).split(separator: "\n", omittingEmptySubsequences: false)
        let marked = lines.enumerated().map { $1.isEmpty ? "" : word.text(.line, first + $0) + $1 }
        cmark_node_set_literal(block, marked.joined(separator: "\n"))
    }

    // MARK: - Lists

    private func joinLists(in parent: OpaquePointer) {
        var children: [OpaquePointer] = []
        var child = cmark_node_first_child(parent)
        while let node = child {
            children.append(node)
            child = cmark_node_next(node)
        }
        guard children.count > 1 else { return }
        let siblings = children.map(sibling)
        for range in MarkdownLists.joined(siblings) { join(Array(children[range])) }
    }

    private func sibling(_ node: OpaquePointer) -> MarkdownLists.Sibling {
        switch cmark_node_get_type(node) {
        case CMARK_NODE_LIST:
            return .list(isOrdered: cmark_node_get_list_type(node) == CMARK_ORDERED_LIST)
        case CMARK_NODE_HTML_BLOCK:
            guard let literal = cmark_node_get_literal(node), let tags = tags(Array(String(cString: literal).utf8)) else {
                return .other
            }
            return .tags(tags)
        default: return .other
        }
    }

    /// The tags of a block that is nothing but tags.
    private func tags(_ literal: [UInt8]) -> [BlockTag]? {
        var tags: [BlockTag] = []
        var offset = 0
        while offset < literal.count {
            if Lexer.isSpace(literal[offset]) {
                offset += 1
            } else if literal[offset...].starts(with: "<!--".utf8), offset + 4 < literal.count,
                let (kind, number, end) = word.read(literal, at: offset + 4), kind == .tag, tokens.indices.contains(number),
                literal[end...].starts(with: "-->".utf8)
            {
                tags.append(BlockTag(tokens[number]))
                offset = end + 3
            } else {
                return nil
            }
        }
        return tags
    }

    /// Puts one list around these nodes, and marks the tags of the single lists to go.
    private func join(_ nodes: [OpaquePointer]) {
        let lists = nodes.filter { cmark_node_get_type($0) == CMARK_NODE_LIST }
        guard let list = lists.first, let first = nodes.first, let last = nodes.last else { return }
        let isOrdered = cmark_node_get_list_type(list) == CMARK_ORDERED_LIST
        let start = cmark_node_get_list_start(list)
        let opening = isOrdered ? start == 1 ? "<ol>" : "<ol start=\"\(start)\">" : "<ul>"
        let line = Int(cmark_node_get_start_line(list))
        for list in lists {
            insert(word.text(.dropStart)) { cmark_node_insert_before(list, $0) }
            insert(word.text(.dropEnd)) { cmark_node_insert_after(list, $0) }
        }
        // The marks of the lists at the ends belong inside.
        insert(word.text(.line, line) + opening) { new in
            cmark_node_insert_before(first == list ? cmark_node_previous(first) : first, new)
        }
        insert(isOrdered ? "</ol>" : "</ul>") { new in
            cmark_node_insert_after(last == lists.last ? cmark_node_next(last) : last, new)
        }
    }

    private func insert(_ literal: String, _ place: (OpaquePointer) -> Int32) {
        guard let node = cmark_node_new(CMARK_NODE_HTML_BLOCK) else { return }
        cmark_node_set_literal(node, literal + "\n")
        if place(node) == 0 { cmark_node_free(node) }
    }
}
