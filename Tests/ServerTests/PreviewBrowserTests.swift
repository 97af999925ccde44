import Foundation
import TestSupport
import Testing

@testable import Server

/// The preview in a real browser: what its pages promise has to hold there.
@Suite(.timeLimit(.minutes(5))) struct PreviewBrowserTests {
    private struct Report: Decodable {
        struct View: Decodable {
            struct Page: Decodable {
                var ran: String
                var styled: String
                var path: String
            }

            var page: Page
            /// The narrow one first.
            var frames: [Frame]
        }

        struct Frame: Decodable, Equatable {
            var width: Int
            var background: String
            var padding: String
            var quirks: Bool
            var image: Int
            var alt: String
            var ran: String
            var base: Bool
        }

        var views: [View]
        /// Whom the browser asked for that is not this machine.
        var outside: [String]
    }

    private static let day = "rgb(250, 243, 246)"
    private static let night = "rgb(29, 20, 25)"

    /// Everything a letter could try: scripts, ways out of the frame, and every element that loads something.
    private static let hostile = """
        <!doctype html>
        <html lang="en"><head>
        <meta name="color-scheme" content="light dark">
        <meta http-equiv="refresh" content="0;url=https://refresh.example/">
        <base href="https://base.example/">
        <link rel="preconnect" href="https://preconnect.example"><link rel="dns-prefetch" href="https://prefetch.example">
        <link rel="stylesheet" href="https://sheet.example/a.css"><link rel="icon" href="https://icon.example/a.ico">
        <style>
        @import "https://import.example/a.css";
        @font-face { font-family: x; src: url(https://font.example/a.woff2); }
        body { font-family: x; background: \(day) url(https://background.example/a.png); }
        @media (max-width: 620px) { #paragraph { padding-left: 7px; } }
        @media (prefers-color-scheme: dark) { body { background-color: \(night); } }
        </style>
        <script>document.documentElement.setAttribute("data-ran", "inline")</script>
        <script src="https://script.example/a.js"></script>
        </head>
        <body onload="document.documentElement.setAttribute('data-ran', 'onload')">
        <p id="paragraph">Hello</p>
        <img id="image" src="cid:0123456789abcdef@images" alt="A bloom">
        <img src="https://image.example/a.png" srcset="https://srcset.example/a.png 2x"
        onerror="document.documentElement.setAttribute('data-ran', 'onerror')">
        <svg onload="document.documentElement.setAttribute('data-ran', 'svg')"><image href="https://svg.example/a.png"/></svg>
        <iframe src="https://frame.example/"></iframe><object data="https://object.example/"></object>
        <embed src="https://embed.example/"><video src="https://video.example/a.mp4" poster="https://poster.example/a.png" autoplay>
        </video><form action="https://form.example/" id="form"><input autofocus onfocus="form.submit()"></form>
        <div style="background:url(https://style.example/a.png)">x</div>
        <script>top.location = "https://top.example/"; fetch("https://fetch.example/")</script>
        </body></html>
        """

    private func look(_ views: [String], _ source: PreviewDouble) async throws -> Report {
        let browser =
            try ["chromium", "chromium-browser", "google-chrome"].lazy.compactMap { try? TestTools.find($0) }.first
            ?? TestTools.find("chromium")
        var report: Report?
        try await PreviewGround.run(source) { client in
            let address = "http://127.0.0.1:\(client.port)"
            let result = try await ChildProcess.run(
                TestTools.python(), ["-c", BrowserScript.python, browser, address] + views)
            #expect(result.code == 0, "\(result.errors)")
            report = try? JSONDecoder().decode(Report.self, from: Data(result.output.utf8))
        }
        return try #require(report)
    }

    @Test func `widths, images and colours are real, and a hostile letter can do nothing`() async throws {
        var letter = PreviewGround.letter(Self.hostile, subject: "<script>document.documentElement.dataset.ran = 1</script>")
        letter.preheader = "</section><img src=x onerror=\"document.documentElement.dataset.ran = 2\">"
        let source = PreviewDouble(letter)
        let report = try await look(
            [
                "light 2 /", "light 2 /?scheme=dark", "dark 2 /?contact=off&images=off",
                "dark 1 /?contact=off&width=phone&images=off&scheme=dark", "light 0 /?contact=last&part=text",
            ], source)
        try #require(report.views.count == 5)
        let expected: [(widths: [Int], background: String, image: Int)] = [
            ([375, 700], Self.day, 1), ([375, 700], Self.night, 1), ([375, 700], Self.day, 0), ([375], Self.night, 0),
        ]
        for (view, expected) in zip(report.views, expected) {
            #expect(view.page.ran == "" && view.page.path == "/" && view.page.styled == "sticky")
            #expect(view.frames.map(\.width) == expected.widths)
            for frame in view.frames {
                #expect(
                    frame
                        == Report.Frame(
                            width: frame.width, background: expected.background, padding: frame.width == 375 ? "7px" : "0px",
                            quirks: false, image: expected.image, alt: "A bloom", ran: "", base: true))
            }
        }
        #expect(report.outside == [])
        // Two pages and three frames, and never an image.
        let withoutImages = await source.asked.count { $0.contact == "off" }
        #expect(withoutImages == 5)
    }
}
