/// What stands inside a tag and has a value.
indirect enum Expression: Sendable {
    case literal(TemplateValue)
    case variable(Variable)
    case range(Expression, Expression)
    case filtered(Expression, FilterCall)

    /// A name and what is looked up in it: `contact.labels[0]`.
    struct Variable: Sendable {
        enum Step: Sendable {
            case member(String)
            case item(Expression)
        }

        /// The first name; nil for `[expression]`, which then is the first step.
        var root: String?
        var steps: [Step]
        var position: SourcePosition
    }

    /// `| name: argument, keyword: argument`
    struct FilterCall: Sendable {
        struct Argument: Sendable {
            var keyword: String?
            var value: Expression
        }

        var name: String
        var arguments: [Argument]
        var position: SourcePosition
    }
}

/// What `if` and `unless` ask: comparisons joined by `and` and `or`. As in Liquid each operator takes everything to
/// its right as its other side, so the list is decided from left to right without a tree.
struct Condition: Sendable {
    enum Comparison: String, Sendable, CaseIterable {
        case equal = "=="
        case notEqual = "!="
        case notEqualOld = "<>"
        case less = "<"
        case greater = ">"
        case lessOrEqual = "<="
        case greaterOrEqual = ">="
        case contains = "contains"
    }

    /// One expression, or two with a comparison.
    struct Term: Sendable {
        var left: Expression
        var comparison: Comparison?
        var right: Expression?
    }

    enum Junction: Sendable {
        case and
        case or
    }

    var terms: [Term]
    /// Between the terms: one less than these.
    var junctions: [Junction] = []
}
