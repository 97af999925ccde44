internal import Crypto
internal import Foundation
internal import HTTPTypes
internal import Hummingbird

/// The unsubscribe page: self-contained, without a script, and without the contact's address, since links get forwarded.
struct UnsubscribePage {
    enum Content {
        /// Asks, and changes nothing.
        case question
        case done
        case failed
    }

    let senderName: String

    func response(_ content: Content, _ language: PageLanguage) -> Response {
        let status: HTTPResponse.Status =
            switch content {
            case .question, .done: .ok
            case .failed: .serviceUnavailable
            }
        var headers: HTTPFields = [
            .contentType: "text/html; charset=utf-8",
            .contentLanguage: language.rawValue,
            .contentSecurityPolicy: Self.policy,
        ]
        if case .failed = content { headers[.retryAfter] = "60" }
        return Response(
            status: status, headers: headers, body: ResponseBody(byteBuffer: ByteBuffer(string: html(content, language))))
    }

    private func html(_ content: Content, _ language: PageLanguage) -> String {
        let text = UnsubscribeText.of(language)
        let (title, body) =
            switch content {
            case .question: (text.title, question(text))
            case .done: (text.doneTitle, paragraph(text.done))
            case .failed: (text.title, paragraph(text.failed))
            }
        return """
            <!DOCTYPE html>
            <html lang="\(language.rawValue)">
            <head>
            <meta charset="utf-8">
            <meta name="viewport" content="width=device-width, initial-scale=1">
            <title>\(title)</title>
            <style>\(Self.style)</style>
            </head>
            <body>
            <main>
            <h1>\(title)</h1>
            \(body)
            </main>
            </body>
            </html>

            """
    }

    /// The form goes to the page's own address, whatever proxy is in front of it.
    private func question(_ text: UnsubscribeText) -> String {
        let field = UnsubscribeForm.pageField
        return """
            \(paragraph(text.question))
            <p class="note">\(text.unchanged)</p>
            <form method="post"><button name="\(field.name)" value="\(field.value)">\(text.button)</button></form>
            """
    }

    private func paragraph(_ text: String) -> String {
        "<p>\(text.replacing("%", with: "<strong>\(Self.escaped(senderName))</strong>"))</p>"
    }

    private static func escaped(_ text: String) -> String {
        text.replacing("&", with: "&amp;").replacing("<", with: "&lt;").replacing(">", with: "&gt;").replacing(
            "\"", with: "&quot;")
    }

    private static let style = """
        body{margin:0;font:1rem/1.5 system-ui,sans-serif;color:#222;background:#f6f5f3}\
        main{max-width:32rem;margin:12vh auto;padding:2rem;background:#fff;border-radius:.75rem}\
        h1{margin-top:0;font-size:1.5rem}.note{color:#666}\
        button{font:inherit;padding:.6rem 1.4rem;border:0;border-radius:.4rem;background:#a3195b;color:#fff;cursor:pointer}
        """

    /// Nothing is loaded from anywhere; the one style is named by its hash (Content Security Policy Level 3 section 2.3.1).
    private static let policy: String = {
        let hash = Data(SHA256.hash(data: Data(style.utf8))).base64EncodedString()
        return "default-src 'none'; style-src 'sha256-\(hash)'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'"
    }()
}
