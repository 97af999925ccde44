/// What a condition of another program asks.
struct TagCondition: Sendable {
    /// What a name is compared with.
    enum Value: Equatable, Sendable {
        case text(String)
        /// As it is written.
        case number(String)
        /// `true`, `false`, `blank`.
        case word(String)

        /// A value without quotes.
        init(_ text: String) {
            let words = ["true": "true", "false": "false", "nil": "blank", "null": "blank", "none": "blank", "blank": "blank"]
            if let word = words[text.lowercased()] {
                self = .word(word)
            } else if Self.isNumber(text) {
                self = .number(text)
            } else {
                self = .text(text)
            }
        }

        private static func isNumber(_ text: String) -> Bool {
            let digits = text.hasPrefix("-") ? text.dropFirst() : text[...]
            let parts = digits.split(separator: ".", omittingEmptySubsequences: false)
            guard parts.count <= 2, parts.allSatisfy({ !$0.isEmpty && $0.utf8.allSatisfy { (0x30...0x39).contains($0) } })
            else { return false }
            // `007` is a text that has digits.
            return parts[0] == "0" || !parts[0].hasPrefix("0")
        }
    }

    /// What is asked about one name; without a comparison whether there is a value.
    struct Test: Sendable {
        var name: String
        var comparison: String?
        var value = Value.text("")
        /// Whether it asks that there is no value; only without a comparison.
        var isNegated = false

        /// The same, asked the other way round; nil where that is another question for those without a value.
        var negated: Test? {
            var test = self
            switch comparison {
            case nil: test.isNegated.toggle()
            case "==": test.comparison = "!="
            case "!=": test.comparison = "=="
            default: return nil
            }
            return test
        }
    }

    var tests: [Test]
    /// `and` or `or`, between all of them.
    var joint = "and"

    init(_ test: Test) {
        tests = [test]
    }

    /// Several conditions joined; nil where that would need brackets.
    init?(_ parts: [TagCondition], joint: String) {
        guard !parts.isEmpty, parts.allSatisfy({ $0.tests.count == 1 || $0.joint == joint }) else { return nil }
        tests = parts.flatMap(\.tests)
        self.joint = joint
    }
}
