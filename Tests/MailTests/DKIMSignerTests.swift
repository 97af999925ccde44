import TestSupport
import Testing

@testable import Mail

/// What a signature says and covers; whether it is good, others tell (`DKIMVerifierTests`).
@Suite struct DKIMSignerTests {
    private static let message = """
        Received: by nobody\r
        From: Anna <anna@fuchsia.example>\r
        To: Budi <budi@example.org>\r
        Subject: Roses\r
        List-Unsubscribe: <https://fuchsia.example/u>\r
        List-Unsubscribe-Post: List-Unsubscribe=One-Click\r
        List-Id: one\r
        list-id: two\r
        X-Own: own\r
        \r
        Hello\r

        """

    private func identity(_ domain: String, _ selector: String = "m1", lifetime: Int64? = nil) throws -> DKIMIdentity {
        try DKIMIdentity(domain: domain, selector: selector, key: try .newEd25519(), lifetime: lifetime)
    }

    private func signed(_ text: String, _ identities: [DKIMIdentity], from domain: String = "fuchsia.example") throws -> String {
        var bytes = Array("before".utf8) + Array(text.utf8)
        let signer = try #require(DKIMSigner(from: domain, among: identities))
        try signer.sign(&bytes, from: 6, at: 1_795_000_000)
        return String(decoding: bytes, as: UTF8.self)
    }

    /// The tags of the first signature.
    private func tags(_ text: String) -> [Substring: String] {
        let unfolded = text.replacing("\r\n ", with: " ")
        let header = unfolded.prefix { $0 != "\r\n" }.drop { $0 != ":" }.dropFirst()
        let pairs = header.split(separator: ";").map { $0.split(separator: "=", maxSplits: 1) }
        return Dictionary(
            pairs.map { pair in
                let name = pair[0].drop { $0 == " " }
                return (name, name == "b" || name == "h" ? String(pair[1]).replacing(" ", with: "") : String(pair[1]))
            }, uniquingKeysWith: { first, _ in first })
    }

    @Test func tags() throws {
        let text = try signed(Self.message, [identity("fuchsia.example", lifetime: 60)])
        #expect(text.hasPrefix("beforeDKIM-Signature: v=1; a=ed25519-sha256; c=relaxed/relaxed; d=fuchsia.example;\r\n s=m1; "))
        #expect(text.hasSuffix(Self.message))
        let tags = tags(text)
        #expect(tags["v"] == "1")
        #expect(tags["t"] == "1795000000")
        #expect(tags["x"] == "1795000060")
        #expect(tags["l"] == nil)
        #expect(tags["i"] == nil)
        #expect(
            tags["h"]
                == "From:From:To:To:Subject:Subject:Date:Message-ID:Reply-To:Cc:Content-Type:Content-Transfer-Encoding:"
                + "MIME-Version:List-Unsubscribe:List-Unsubscribe:List-Unsubscribe-Post:List-Unsubscribe-Post:"
                + "List-Id:List-Id:List-Id")
        #expect(tags["b"]?.count == 88)
    }

    @Test func `one signature for each key, in the order given`() throws {
        let rsa = try DKIMIdentity(domain: "fuchsia.example", selector: "r", key: try .newRSA())
        let text = try signed(Self.message, [rsa, identity("fuchsia.example", "e")])
        let places = text.ranges(of: "DKIM-Signature:")
        #expect(places.count == 2)
        #expect(text.ranges(of: " a=rsa-sha256;").count == 1)
        #expect(text.ranges(of: " a=ed25519-sha256;").count == 1)
        #expect(text.contains("s=r;"))
        let hashes = text.matches(of: /bh=([^;]+);/).map { String($0.1) }
        #expect(Set(hashes).count == 1)
        #expect(hashes.count == 2)
    }

    @Test func `headers are folded`() throws {
        let domain = "a-rather-long-name-of-a-shop." + String(repeating: "d", count: 50) + ".example"
        let rsa = try DKIMIdentity(domain: domain, selector: String(repeating: "s", count: 63), key: try .newRSA(bits: 4096))
        let text = try signed(Self.message, [rsa], from: domain)
        let lines = text.prefix(upTo: try #require(text.firstRange(of: "Received:")).lowerBound).split(separator: "\r\n")
        // Nothing can be folded inside a domain.
        for line in lines where !line.contains("d=") { #expect(line.utf8.count <= 78, "\(line)") }
        #expect(lines.dropFirst().allSatisfy { $0.hasPrefix(" ") && $0.count > 1 })
    }

    @Test(arguments: [
        ("fuchsia.example", "fuchsia.example"), ("news.fuchsia.example", "news.fuchsia.example"),
        ("a.news.fuchsia.example", "news.fuchsia.example"), ("shop.fuchsia.example", "fuchsia.example"),
        ("notfuchsia.example", nil), ("example", nil), ("rose.example", nil),
    ])
    func `who signs`(sender: String, signs: String?) throws {
        let identities = [try identity("fuchsia.example"), try identity("news.fuchsia.example"), try identity("other.example")]
        #expect(DKIMSigner(from: sender, among: identities)?.domain == signs)
        #expect(DKIMSigner(from: sender, among: []) == nil)
    }

    @Test(arguments: ["To: a@b.example\r\n\r\nbody", "\r\nFrom: in the body\r\n", "", "From a@b.example\r\nFrom: x\r\n\r\n"])
    func `messages that cannot be signed stay as they are`(text: String) throws {
        var bytes = Array(text.utf8)
        let identities = [try identity("fuchsia.example")]
        let signer = try #require(DKIMSigner(from: "fuchsia.example", among: identities))
        let error = #expect(throws: DKIMError.self) { try signer.sign(&bytes, at: 0) }
        #expect(error?.kind == .malformedMessage)
        #expect(bytes == Array(text.utf8))
    }
}
