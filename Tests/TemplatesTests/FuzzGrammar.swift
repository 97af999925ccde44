import TestSupport

/// Composes templates out of every tag and filter. They follow the grammar, but not always sense.
struct FuzzGrammar {
    private var random: SeededRandom
    /// How many blocks may still be nested.
    private var depth = 4

    static let filters = [
        "abs", "append: X", "at_least: X", "at_most: X", "base64_decode", "base64_encode", "base64_url_safe_decode",
        "base64_url_safe_encode", "capitalize", "ceil", "compact", "compact: X", "concat: X", "date: X",
        "date: '%-d %^B %10A %:z %s %N'",
        "default: X", "default: X, allow_false: X", "divided_by: X", "downcase", "escape", "escape_once", "find: X", "find: X, X",
        "find_index: X", "first", "floor", "has: X", "has: X, X", "join", "join: X", "last", "lstrip", "map: X", "map: 'k'",
        "minus: X",
        "modulo: X", "money", "money: X", "newline_to_br", "plus: X", "prepend: X", "reject: X", "reject: 'k', X", "remove: X",
        "remove_first: X", "remove_last: X", "replace: X, X", "replace: X", "replace_first: X, X", "replace_last: X, X",
        "reverse",
        "round", "round: X", "rstrip", "size", "slice: X", "slice: X, X", "sort", "sort: 'k'", "sort_natural", "split: X",
        "split: ''",
        "strip", "strip_html", "strip_newlines", "sum", "sum: 'k'", "times: X", "titlecase", "truncate: X", "truncate: X, X",
        "truncatewords: X", "uniq", "uniq: 'k'", "upcase", "url_decode", "url_encode", "where: 'k'", "where: X, X",
    ]

    static let values = [
        "a", "b", "c", "n", "s", "big", "obj", "obj.k", "obj[s]", "list", "list[0]", "list[n]", "rows", "rows.first.k", "nothing",
        "[s]", "x",
        "y", "forloop.index", "forloop.parentloop.first", "tablerowloop.col", "(1..3)", "(n..a)", "'text'", "'%Y'", "''", "0",
        "-1", "3",
        "2.5", "1000000", "true", "false", "nil", "blank", "empty", "s.size", "list.last", "'p'", "'q'",
    ]

    init(_ random: SeededRandom) {
        self.random = random
    }

    private mutating func pick(_ list: [String]) -> String {
        list.randomElement(using: &random) ?? ""
    }

    private mutating func number(_ range: ClosedRange<Int>) -> Int {
        Int.random(in: range, using: &random)
    }

    private mutating func value() -> String {
        pick(Self.values)
    }

    private mutating func filtered() -> String {
        var text = value()
        for _ in 0..<number(0...3) {
            let filter = pick(Self.filters).split(separator: "X", omittingEmptySubsequences: false)
            text += " | " + (filter.first ?? "")
            for part in filter.dropFirst() { text += value() + part }
        }
        return text
    }

    /// What a partial is given.
    private mutating func argument() -> String {
        number(0...1) == 0 ? "" : pick([" with ", " for "]) + value()
    }

    private mutating func condition() -> String {
        var text = ""
        for index in 0...number(0...2) {
            if index > 0 { text += pick([" and ", " or "]) }
            text += value()
            if number(0...2) > 0 { text += pick([" == ", " != ", " <> ", " < ", " > ", " <= ", " >= ", " contains "]) + value() }
        }
        return text
    }

    private mutating func options(_ names: [String]) -> String {
        names.reduce(into: "") { text, name in
            if number(0...2) == 0 { text += " \(name): \(value())" }
        }
    }

    mutating func template() -> String {
        depth -= 1
        defer { depth += 1 }
        var text = ""
        for _ in 0..<number(1...4) { text += depth > 0 && number(0...1) == 0 ? block() : leaf() }
        return text
    }

    private mutating func leaf() -> String {
        switch number(0...9) {
        case 0: pick(["text ", "<b>", "</b>", "\n", "<p title='x'>", "</p>"])
        case 1, 2, 3: "{{ \(filtered()) }}"
        case 4: "{% assign \(pick(["x", "y", "list", "s"])) = \(filtered()) %}"
        case 5: "{% cycle \(pick(["", "'g': ", "n: "]))\(value()), \(value()) %}"
        case 6: "{% \(pick(["increment", "decrement"])) \(pick(["x", "i"])) %}"
        case 7: "{% \(pick(["break", "continue", "echo s", "# note", "liquid\n assign x = s\n echo x"])) %}"
        case 8: "{% render '\(pick(["p", "q", "r"]))'\(argument()) %}"
        default: "{% include \(pick(["'p'", "'q'", "s", "x"])) %}"
        }
    }

    private mutating func block() -> String {
        switch number(0...7) {
        case 0: "{% if \(condition()) %}\(template()){% elsif \(condition()) %}\(template()){% else %}\(template()){% endif %}"
        case 1: "{%- unless \(condition()) -%}\(template()){% endunless %}"
        case 2: "{% case \(value()) %}{% when \(value()), \(value()) %}\(template()){% else %}\(template()){% endcase %}"
        case 3, 4:
            "{% for x in \(value())\(pick(["", " reversed"]))\(options(["limit", "offset"])) %}\(template()){% else %}\(template()){% endfor %}"
        case 5: "{% tablerow y in \(value())\(options(["cols", "limit", "offset"])) %}\(template()){% endtablerow %}"
        case 6: "{% capture \(pick(["x", "s"])) %}\(template()){% endcapture %}"
        default: "{% ifchanged %}\(template()){% endifchanged %}"
        }
    }
}
