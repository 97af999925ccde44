/// Text from outside, made safe to show: what a terminal would obey, and what changes the direction of writing or cannot be
/// seen, is written out as `\u{202e}`.
public enum PlainText {
    /// - Parameter keepingLines: whether line ends and tabs stay as they are; else they are written out, too.
    public static func shown(_ text: String, keepingLines: Bool = false) -> String {
        guard mayHide(text) else { return text }
        var shown = ""
        shown.reserveCapacity(text.utf8.count)
        for scalar in text.unicodeScalars {
            if keepingLines, scalar == "\n" || scalar == "\t" {
                shown.unicodeScalars.append(scalar)
            } else if isHidden(scalar) {
                shown += scalar == "\n" ? "\\n" : scalar == "\t" ? "\\t" : "\\u{\(String(scalar.value, radix: 16))}"
            } else {
                shown.unicodeScalars.append(scalar)
            }
        }
        return shown
    }

    /// The same inside of a JSON text, by its own escapes, so that it still means the same.
    public static func shown(json: String) -> String {
        guard mayHide(json) else { return json }
        var shown = ""
        shown.reserveCapacity(json.utf8.count)
        for scalar in json.unicodeScalars {
            guard isHidden(scalar), scalar.value > 0x7e else {
                shown.unicodeScalars.append(scalar)
                continue
            }
            for unit in UTF16.encode(scalar) ?? UTF16.encodedReplacementCharacter {
                let digits = String(unit, radix: 16)
                shown += "\\u" + String(repeating: "0", count: 4 - digits.count) + digits
            }
        }
        return shown
    }

    /// Whether a character controls a terminal, breaks lines, turns the direction of writing, or is not to be seen. What joins
    /// letters of a script or the parts of a picture is none of these.
    public static func isHidden(_ scalar: Unicode.Scalar) -> Bool {
        switch scalar.value {
        case 0...0x1f, 0x7f...0x9f, 0x61c, 0x200b, 0x200e, 0x200f, 0x2028...0x202e, 0x2060...0x206f, 0xfeff, 0xfff9...0xfffb,
            0xe0000...0xe007f:
            true
        default: false
        }
    }

    /// Most texts have nothing of it.
    private static func mayHide(_ text: String) -> Bool {
        text.utf8.contains { $0 < 0x20 || $0 == 0x7f || $0 == 0xc2 || $0 == 0xd8 || $0 == 0xe2 || $0 == 0xef || $0 == 0xf3 }
    }
}
