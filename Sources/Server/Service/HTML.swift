/// Markup that is written by interpolation: texts are escaped, markup stands as it is.
struct HTML: ExpressibleByStringInterpolation {
    let text: String

    init(stringLiteral text: String) {
        self.text = text
    }

    init(stringInterpolation: Interpolation) {
        text = stringInterpolation.text
    }

    private init(text: String) {
        self.text = text
    }

    /// Several pieces, one after the other.
    static func all(_ pieces: some Sequence<HTML>) -> HTML {
        HTML(text: pieces.map(\.text).joined(separator: "\n"))
    }

    struct Interpolation: StringInterpolationProtocol {
        fileprivate var text = ""

        init(literalCapacity: Int, interpolationCount: Int) {
            text.reserveCapacity(literalCapacity)
        }

        mutating func appendLiteral(_ literal: String) {
            text += literal
        }

        mutating func appendInterpolation(_ markup: HTML) {
            text += markup.text
        }

        mutating func appendInterpolation(_ number: Int) {
            text += "\(number)"
        }

        /// For text and for attributes in double quotes. Control characters, which HTML has no way to write, become U+FFFD.
        mutating func appendInterpolation(_ plain: String) {
            for scalar in plain.unicodeScalars {
                switch scalar {
                case "&": text += "&amp;"
                case "<": text += "&lt;"
                case ">": text += "&gt;"
                case "\"": text += "&quot;"
                case "'": text += "&#39;"
                case "\n", "\t": text.unicodeScalars.append(scalar)
                case _ where scalar.value < 0x20 || (0x7f...0x9f).contains(scalar.value): text += "\u{fffd}"
                default: text.unicodeScalars.append(scalar)
                }
            }
        }
    }
}

extension DefaultStringInterpolation {
    /// Markup in a plain text would be escaped with it.
    @available(*, unavailable, message: "this string is plain text; say that it is HTML")
    mutating func appendInterpolation(_ markup: HTML) {}
}
