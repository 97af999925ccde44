internal import Foundation

/// The letter's HTML as the preview shows it: a copy in which our images come from the preview, links open in a tab of their
/// own, and the unsubscribe link leads to an explanation.
struct PreviewDocument {
    private let letter: PreviewLetter
    private let view: PreviewView

    init(_ letter: PreviewLetter, _ view: PreviewView) {
        self.letter = letter
        self.view = view
    }

    /// Nil for a letter of plain text.
    var html: String? {
        guard var page = letter.html else { return nil }
        for (number, image) in letter.images.enumerated() {
            guard let address = image.address, !address.isEmpty else { continue }
            page = page.replacing(address, with: Self.address(ofImage: number, view))
        }
        if !letter.unsubscribeURL.isEmpty { page = page.replacing(letter.unsubscribeURL, with: "/unsubscribe") }
        // Some elements make browsers open connections before any policy is asked: a link to preconnect, a frame. They become
        // elements that are read in the same way and do nothing.
        page = page.replacing(/<(link|frame)(?=[\s\/>])/.ignoresCase(), with: "<basefont")
        page = page.replacing(/<(\/?)iframe(?=[\s\/>])/.ignoresCase()) { "<\($0.1)noembed" }
        return Self.insert("<base target=\"_blank\">", into: page)
    }

    static func address(ofImage number: Int, _ view: PreviewView) -> String {
        var plain = PreviewView()
        plain.reader = view.reader
        return plain.address("/image/\(number)").replacing("&", with: "&amp;")
    }

    /// How many images come from servers that the preview does not ask.
    var foreignImages: Int {
        (html ?? "").matches(of: /<img\b[^>]*?\ssrc\s*=\s*["']?\s*https?:/.ignoresCase()).count
    }

    /// Behind the doctype: in front of it, it would make the browser read the page as in the last century.
    private static func insert(_ element: String, into page: String) -> String {
        guard let doctype = page.prefixMatch(of: /\s*<!doctype[^>]*>/.ignoresCase()) else { return element + page }
        return page[..<doctype.range.upperBound] + element + page[doctype.range.upperBound...]
    }
}
