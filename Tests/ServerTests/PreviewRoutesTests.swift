import Crypto
import Foundation
import Testing

@testable import Server

struct PreviewRoutesTests {
    private func run(
        _ letter: PreviewLetter = PreviewGround.letter(), _ body: (LocalHTTPClient, PreviewDouble) async throws -> Void
    ) async throws {
        let source = PreviewDouble(letter)
        try await PreviewGround.run(source) { try await body($0, source) }
    }

    @Test func `the page lists the letter and frames it in two widths`() async throws {
        try await run { client, source in
            let page = try await client.get("/?contact=siti%2Broses%40example.org&language=id&scheme=dark")
            #expect(page.status == 200)
            #expect(page.header("Content-Type") == "text/html; charset=utf-8")
            #expect(page.header("Cache-Control") == "no-store")
            for text in [
                "Fuchsia &lt;hello@fuchsia.example&gt;", "The fuchsias are back", "Forty varieties", "care.pdf", "3 bytes",
                "value=\"siti+roses@example.org\"", "<option value=\"id\" selected>", "data-version=\"one\"", "Nothing to say",
            ] {
                #expect(page.text.contains(text), "\(text)")
            }
            let frame = "src=\"/letter?contact=siti%2Broses%40example.org&amp;language=id&amp;scheme=dark\""
            #expect(page.text.components(separatedBy: frame).count == 3)
            let asked = await source.asked
            #expect(asked == [PreviewReader(contact: "siti+roses@example.org", language: "id")])
        }
    }

    @Test(arguments: [("phone", 0, 1), ("desktop", 1, 0), ("both", 1, 1), ("nonsense", 1, 1)])
    func `a width shows its frames`(_ width: String, _ desktop: Int, _ phone: Int) async throws {
        try await run { client, _ in
            let page = try await client.get("/?width=\(width)").text
            #expect(page.components(separatedBy: "<figure class=\"desktop\">").count == desktop + 1)
            #expect(page.components(separatedBy: "<figure class=\"phone\">").count == phone + 1)
        }
    }

    @Test func `every choice keeps the others`() async throws {
        try await run { client, _ in
            let page = try await client.get("/?contact=a%40b.example&width=phone&images=off&scheme=dark").text
            let kept = "contact=a%40b.example&amp;"
            for link in [
                "/?\(kept)part=text&amp;width=phone&amp;images=off&amp;scheme=dark", "/?\(kept)images=off&amp;scheme=dark",
                "/?\(kept)width=phone&amp;scheme=dark", "/?\(kept)width=phone&amp;images=off",
            ] {
                #expect(page.contains("<a href=\"\(link)\""), "\(link)")
            }
            for field in ["width\" value=\"phone", "images\" value=\"off", "scheme\" value=\"dark"] {
                #expect(page.contains("<input type=\"hidden\" name=\"\(field)\">"), "\(field)")
            }
        }
    }

    @Test func `the letter is asked for anew each time, and what is wrong with it is shown`() async throws {
        try await run { client, source in
            await source.put(PreviewGround.letter("<p>Changed</p>", subject: "Changed"))
            #expect(try await client.get("/").text.contains("Changed"))
            #expect(try await client.get("/letter").text == "<base target=\"_blank\"><p>Changed</p>")
            await source.fail("spring-sale.md:12:3: there is no filter `<upcas>`")
            let page = try await client.get("/")
            #expect(page.status == 200)
            #expect(page.text.contains("spring-sale.md:12:3: there is no filter `&lt;upcas&gt;`"))
            #expect(!page.text.contains("<iframe"))
            for path in ["/letter", "/letter.eml", "/image/0"] { #expect(try await client.get(path).status == 422) }
        }
    }

    @Test func `findings stand beside the letter`() async throws {
        let source = PreviewDouble(
            PreviewGround.letter(),
            findings: [
                PreviewFinding(.error, "no <a>", place: "a.md:3:7", advice: "Write \"it\"."), PreviewFinding(.notice, "well"),
            ])
        try await PreviewGround.run(source) { client in
            let page = try await client.get("/").text
            #expect(page.contains("<li class=\"error\"><strong>error</strong> <code>a.md:3:7</code> <br>no &lt;a&gt;"))
            #expect(page.contains("Write &quot;it&quot;."))
            #expect(page.contains("<li class=\"notice\">"))
        }
    }

    // MARK: The letter in its frame

    @Test func `a policy and a sandbox surround the letter, with images and without`() async throws {
        try await run { client, _ in
            let rest =
                "; style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'; frame-ancestors 'self'; "
                + "sandbox allow-popups allow-popups-to-escape-sandbox"
            let on = try await client.get("/letter")
            #expect(on.header("Content-Security-Policy") == "default-src 'none'; img-src 'self' data:" + rest)
            #expect(on.header("X-DNS-Prefetch-Control") == "off")
            #expect(on.header("Referrer-Policy") == "no-referrer")
            let off = try await client.get("/letter?images=off")
            #expect(off.header("Content-Security-Policy") == "default-src 'none'; img-src 'none'" + rest)
            let page = try await client.get("/").text
            #expect(page.contains("<iframe sandbox=\"allow-popups allow-popups-to-escape-sandbox\""))
        }
    }

    @Test func `its images come from here, and its unsubscribe link leads nowhere`() async throws {
        let html = """
            <!DOCTYPE html>
            <LINK rel=preconnect href=https://outside.example><img src="cid:0123456789abcdef@images" alt="A bloom">
            <a href="http://127.0.0.1:8080/u/nobody">Leave</a> <a href="https://fuchsia.example/links">linked</a>
            """
        try await run(PreviewGround.letter(html)) { client, _ in
            let letter = try await client.get("/letter?contact=siti%40example.org&language=id").text
            #expect(
                letter == """
                    <!DOCTYPE html><base target="_blank">
                    <basefont rel=preconnect href=https://outside.example><img \
                    src="/image/0?contact=siti%40example.org&amp;language=id" alt="A bloom">
                    <a href="/unsubscribe">Leave</a> <a href="https://fuchsia.example/links">linked</a>
                    """)
            let image = try await client.get("/image/0?contact=siti%40example.org&language=id")
            #expect(image.header("Content-Type") == "image/png")
            #expect(image.body == PreviewGround.png)
            for number in ["1", "-1", "x", "99999999999999999999"] {
                #expect(try await client.get("/image/\(number)").status == 404)
            }
            let out = try await client.get("/unsubscribe")
            #expect(out.status == 200 && out.text.contains("nothing happens"))
        }
    }

    @Test func `a file that is no image is not shown as one`() async throws {
        var letter = PreviewGround.letter()
        letter.images = [PreviewFile(name: "x.svg", type: "image/svg+xml", bytes: Array("<svg/>".utf8), address: "cid:x")]
        try await run(letter) { client, _ in
            let image = try await client.get("/image/0")
            #expect(image.header("Content-Type") == "application/octet-stream")
            #expect(image.header("X-Content-Type-Options") == "nosniff")
        }
    }

    @Test func `a letter of plain text has no frames`() async throws {
        try await run(PreviewGround.letter(nil)) { client, _ in
            let page = try await client.get("/").text
            #expect(!page.contains("<iframe") && page.contains("Hello &lt;you&gt;"))
            #expect(try await client.get("/letter").status == 404)
        }
    }

    // MARK: Source

    @Test func `the source, its header fields and the file`() async throws {
        let message = "Subject: Hello\r\n\tworld\r\nList-Id: <x.example>\r\nX-Odd\r\n\r\nBody: <b>no header</b>"
        try await run(PreviewGround.letter(message: message)) { client, _ in
            let source = try await client.get("/?part=source").text
            #expect(
                source.contains(
                    "Subject: Hello\n\tworld\nList-Id: &lt;x.example&gt;\nX-Odd\n\nBody: &lt;b&gt;no header&lt;/b&gt;"))
            let headers = try await client.get("/?part=headers").text
            #expect(headers.contains("<tr><th scope=\"row\">Subject</th><td>Hello\tworld</td></tr>"))
            #expect(headers.contains("<td>&lt;x.example&gt;</td>") && headers.contains(">X-Odd</th><td></td>"))
            #expect(!headers.contains("no header"))
            let text = try await client.get("/?part=text").text
            #expect(text.contains("<pre class=\"paper\">Hello &lt;you&gt;</pre>"))
            let file = try await client.get("/letter.eml")
            #expect(file.text == message && file.header("Content-Type") == "message/rfc822")
        }
    }

    @Test func `a long source is cut on the page and whole in the file`() async throws {
        let message = String(repeating: "x", count: 300 * 1024)
        try await run(PreviewGround.letter(message: message)) { client, _ in
            let page = try await client.get("/?part=source").text
            #expect(page.utf8.count < 290 * 1024 && page.contains("45056 more bytes"))
            #expect(try await client.get("/letter.eml").body.count == 300 * 1024)
        }
    }

    // MARK: The page's own policy

    @Test(arguments: ["/", "/?part=source", "/unsubscribe"])
    func `style and script are those that the policy names`(_ path: String) async throws {
        try await run { client, _ in
            let page = try await client.get(path)
            let policy = try #require(page.header("Content-Security-Policy"))
            #expect(policy.hasPrefix("default-src 'none'; ") && !policy.contains("unsafe"))
            for element in ["style", "script"] where path != "/unsubscribe" || element == "style" {
                let parts = page.text.components(separatedBy: "<\(element)>")
                #expect(parts.count == 2)
                let text = try #require(parts.last?.components(separatedBy: "</\(element)>").first)
                let hash = Data(SHA256.hash(data: Data(text.utf8))).base64EncodedString()
                #expect(policy.contains("\(element)-src 'sha256-\(hash)'"))
            }
        }
    }
}
