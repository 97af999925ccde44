/// The letter itself, in the part that was chosen.
struct PreviewParts {
    let letter: PreviewLetter
    let view: PreviewView
    /// More of a source than this is not shown; attachments are long and say nothing to the eye.
    private static let mostSource = 256 * 1024

    var html: HTML {
        switch view.part {
        case .html: letter.html == nil ? "\(listing)\(plain)" : "\(listing)\(frames)"
        case .text: "\(listing)<pre class=\"paper\">\(letter.text)</pre>"
        case .source: source
        case .headers: headers
        }
    }

    /// The letter among others, as a mail program lists it.
    private var listing: HTML {
        """
        <section class="listing" aria-label="In the inbox">
        <span class="face" aria-hidden="true">\(String(letter.from.first { $0.isLetter } ?? "✿").uppercased())</span>
        <p><strong>\(letter.from)</strong> <span class="quiet">to \(letter.to)</span><br>
        <span class="subject">\(letter.subject)</span> <span class="quiet">\(letter.preheader)</span></p>
        </section>
        """
    }

    private var frames: HTML {
        """
        <div class="frames \(view.scheme.rawValue)">
        \(view.width == .phone ? "" : frame("desktop", "The letter on a wide screen", "700"))
        \(view.width == .desktop ? "" : frame("phone", "The letter on a phone", "375"))
        </div>
        """
    }

    private func frame(_ kind: String, _ title: String, _ width: String) -> HTML {
        """
        <figure class="\(kind)"><iframe sandbox="\(PreviewPage.sandbox)" referrerpolicy="no-referrer" title="\(title)"
        src="\(view.with(\.part, .html).with(\.width, .both).address("/letter"))"></iframe>
        <figcaption>\(width) pixels</figcaption></figure>
        """
    }

    private var plain: HTML {
        "<p class=\"note\">This letter is plain text.</p><pre class=\"paper\">\(letter.text)</pre>"
    }

    private var source: HTML {
        let shown = letter.message.prefix(Self.mostSource)
        let rest = letter.message.count - shown.count
        let more: HTML = rest == 0 ? "" : "<p class=\"note\">\(rest) more bytes are in the file.</p>"
        return """
            <p class="note">The message as it would be sent, but for the tokens in its links, which stand for nobody.
            <a href="\(view.address("/letter.eml"))" download>letter.eml</a></p>
            <pre class="paper source">\(Self.lines(shown))</pre>
            \(more)
            """
    }

    private var headers: HTML {
        let rows = fields.map { field -> HTML in "<tr><th scope=\"row\">\(field.name)</th><td>\(field.value)</td></tr>" }
        return "<table class=\"paper headers\"><tbody>\(.all(rows))</tbody></table>"
    }

    /// The header fields as they stand in the message, unfolded (RFC 5322 section 2.2.3).
    private var fields: [(name: String, value: String)] {
        let head = letter.message.prefix(Self.mostSource).split(separator: UInt8(ascii: "\n"), omittingEmptySubsequences: false)
            .prefix { $0 != [] && $0 != [UInt8(ascii: "\r")] }
        var fields: [(name: String, value: String)] = []
        for line in head {
            let text = Self.lines(line)
            if text.first == " " || text.first == "\t", !fields.isEmpty {
                fields[fields.count - 1].value += text
            } else {
                let sides = text.split(separator: ":", maxSplits: 1, omittingEmptySubsequences: false)
                fields.append((String(sides[0]), sides.count == 2 ? String(sides[1].drop { $0 == " " }) : ""))
            }
        }
        return fields
    }

    private static func lines(_ bytes: ArraySlice<UInt8>) -> String {
        String(decoding: bytes.filter { $0 != UInt8(ascii: "\r") }, as: UTF8.self)
    }
}
