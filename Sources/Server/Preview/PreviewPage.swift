internal import Crypto
internal import Foundation

/// The page around the letter: what a mail program would list, the letter in frames of two widths, and what there is to say
/// about it. Everything works without a script; the one there is reloads the page when a file has changed.
struct PreviewPage {
    /// What a letter in a frame may do: open links in tabs of their own. No scripts, forms, or ways out of the frame.
    static let sandbox = "allow-popups allow-popups-to-escape-sandbox"

    let name: String
    let view: PreviewView
    let version: String
    let letter: Result<PreviewLetter, any Error>
    let findings: Result<[PreviewFinding], any Error>
    let readers: [String]

    var html: HTML {
        """
        <!DOCTYPE html>
        <html lang="en" data-version="\(version)">
        <head>
        <meta charset="utf-8">
        <meta name="viewport" content="width=device-width, initial-scale=1">
        <meta name="color-scheme" content="light dark">
        <title>\(name) – preview</title>
        <link rel="icon" href="data:,">
        <style>\(PreviewStyle.sheet)</style>
        </head>
        <body>
        <header>
        <h1><span class="bloom" aria-hidden="true">✿</span> \(name)</h1>
        \(PreviewControls(view: view, readers: readers, languages: languages).reader)
        </header>
        \(PreviewControls(view: view, readers: readers, languages: languages).switches)
        <div class="desk">
        <main>
        \(main)
        </main>
        <aside>
        \(PreviewNotes(view: view, letter: try? letter.get(), findings: findings).html)
        </aside>
        </div>
        <script>\(PreviewStyle.script)</script>
        </body>
        </html>

        """
    }

    private var languages: [String] { (try? letter.get().languages) ?? [] }

    private var main: HTML {
        switch letter {
        case .success(let letter): PreviewParts(letter: letter, view: view).html
        case .failure(let error):
            """
            <section class="problem" role="alert">
            <h2>This letter cannot be shown</h2>
            <pre>\("\(error)")</pre>
            <p>Save the file, and this page shows it anew.</p>
            </section>
            """
        }
    }

    /// Where the unsubscribe link leads.
    static let wayOut: HTML = """
        <!DOCTYPE html>
        <html lang="en">
        <head>
        <meta charset="utf-8">
        <meta name="viewport" content="width=device-width, initial-scale=1">
        <meta name="color-scheme" content="light dark">
        <title>The unsubscribe link – preview</title>
        <link rel="icon" href="data:,">
        <style>\(PreviewStyle.sheet)</style>
        </head>
        <body>
        <main class="alone">
        <h1>The unsubscribe link</h1>
        <p>In a letter that is sent, this link leads to the page where its reader can unsubscribe. In the preview it belongs to
        nobody, and nothing happens.</p>
        </main>
        </body>
        </html>

        """

    /// Nothing is loaded from anywhere but the frames; style and script are named by their hashes (Content Security Policy
    /// Level 3 section 2.3.1).
    static let policy: String = {
        func hash(_ text: HTML) -> String { Data(SHA256.hash(data: Data(text.text.utf8))).base64EncodedString() }
        return """
            default-src 'none'; style-src 'sha256-\(hash(PreviewStyle.sheet))'; script-src 'sha256-\(hash(PreviewStyle.script))'; \
            connect-src 'self'; frame-src 'self'; img-src data:; form-action 'self'; base-uri 'none'; frame-ancestors 'none'
            """
    }()
}
