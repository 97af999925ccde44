import TestSupport
import Testing

@testable import Tracking

/// What mail programs leave behind a token.
struct LinkTailTests {
    static let tails = [
        "",
        ")", ".", ",", ";", ">", "\"", "'", "]", "!", "?", ":", "*", "}", "|", "`", "\\", "~", " ", "=", "-", "_", "--", "__",
        ").", ").\"", ">.", ">,", "...", "\u{2026}", "\u{201d}", "\u{bb}", "\u{3002}", "\u{ff09}", "\u{a0}", "退订", "-)", "_.",
        "%29", "%2E", "%2e", "%2C", "%3B", "%3E", "%22", "%27", "%5D", "%21", "%3F", "%20", "%0D%0A", "%29%2E", "%E3%80%82",
        "%3D",
        "=0D=0A", "=20", "=3D", "=\r\n", "=%0A", "&gt;", "&gt", "&quot;", "&#39;", "&nbsp;", "%26gt%3B", "<br>", "%3C/a%3E",
        "%FF", "%", "%2529",
    ]

    @Test(arguments: tails) func `the token is read before it`(tail: String) throws {
        let minter = try TokenTests.minter()
        var random = SeededRandom(seed: 5)
        for _ in 0..<50 {
            let (run, contact) = (Int64.random(in: 1...1 << 20, using: &random), Int64.random(in: 1...1 << 40, using: &random))
            for purpose in [TokenPurpose.open, .click, .unsubscribe] {
                let token = TokenTests.text(minter, purpose, run: run, contact: contact)
                let ending = purpose == .open ? ".gif" : ""
                let expected = Token(purpose, run: run, contact: contact, link: purpose == .click ? 1 : nil)
                #expect(minter.read(link: token + ending + tail, as: purpose, ending: ending) == expected)
                // Percent-encoded where no need is.
                let encoded = token.replacing("-", with: "%2D").replacing("_", with: "%5f")
                #expect(minter.read(link: encoded + ending + tail, as: purpose, ending: ending) == expected)
            }
        }
    }

    @Test(arguments: [
        "A", "a)", ").x", ".gif.gif", ".html", "0", ")0", "=A", "%41", "&x=1", "/x", "-A", String(repeating: ")", count: 900),
    ])
    func `what may belong to a token or a name is not left out`(tail: String) throws {
        let minter = try TokenTests.minter()
        for purpose in [TokenPurpose.open, .click, .unsubscribe] {
            let token = TokenTests.text(minter, purpose, run: 7, contact: 9)
            #expect(minter.read(link: token + tail, as: purpose) == nil)
            if tail != ".gif.gif" { #expect(minter.read(link: token + ".gif" + tail, as: purpose, ending: ".gif") == nil) }
        }
    }

    @Test func `a soft line break within is taken out`() throws {
        let minter = try TokenTests.minter()
        let token = TokenTests.text(minter, .unsubscribe, run: 7, contact: 9)
        for place in 1..<token.count {
            for soft in ["=", "=%0D%0A", "=\n"] {
                let broken = String(token.prefix(place)) + soft + token.dropFirst(place)
                #expect(minter.read(link: broken, as: .unsubscribe) == Token(.unsubscribe, run: 7, contact: 9))
            }
        }
    }

    @Test func `nothing makes a token of what is none`() throws {
        let minter = try TokenTests.minter()
        let seed = SeededRandom.seed()
        print("seed \(seed)")
        var random = SeededRandom(seed: seed)
        let pieces = ["A", "z", "-", "_", "=", "%", "%2", "%29", "&", ";", "<", ")", ".", "\u{e9}", "\r\n", "0"]
        for _ in 0..<20_000 {
            var text = ""
            for _ in 0..<Int.random(in: 0...40, using: &random) { text += pieces.randomElement(using: &random) ?? "" }
            #expect(minter.read(link: text, as: .unsubscribe) == nil)
        }
        for _ in 0..<2_000 {
            let contact = Int64.random(in: 1...1 << 40, using: &random)
            var token = Array(TokenTests.text(minter, .unsubscribe, run: 7, contact: contact).utf8)
            let place = Int.random(in: 0..<token.count, using: &random)
            token[place] = token[place] == UInt8(ascii: "A") ? UInt8(ascii: "B") : UInt8(ascii: "A")
            let tail = Self.tails.randomElement(using: &random) ?? ""
            #expect(minter.read(link: String(decoding: token, as: UTF8.self) + tail, as: .unsubscribe) == nil)
        }
        let genuine = TokenTests.text(minter, .unsubscribe, run: 7, contact: 9)
        for length in 0..<genuine.count { #expect(minter.read(link: genuine.prefix(length) + ")", as: .unsubscribe) == nil) }
        #expect(minter.read(link: genuine + ")", as: .click) == nil)
        #expect(minter.read(link: genuine + ")", as: .open) == nil)
    }

    @Test(arguments: [".", ")", ">", ",", ";", "'", "]", "!", "?", ").", "="])
    func `an address is read with what stands behind it`(tail: String) throws {
        let minter = try TokenTests.minter()
        let sender = minter.envelopeSender(run: 7, contact: 9)
        var bytes: [UInt8] = []
        minter.unsubscribeAddress(run: 7, contact: 9, into: &bytes)
        let leave = String(decoding: bytes, as: UTF8.self)
        for address in [sender, leave] {
            let expected = minter.read(recipient: address)
            #expect(expected != .other && expected != .forged)
            #expect(minter.read(recipient: address + tail) == expected)
            let local = address.prefix { $0 != "@" }
            #expect(minter.read(recipient: "\(local)\(tail)@bounce.example.com") == expected)
            #expect(minter.read(recipient: "\(local)x\(tail)@bounce.example.com") == .forged)
        }
    }
}
