import Foundation
import Testing

@testable import Mail

/// The example of RFC 8463 appendix A: its message, keys and signatures.
@Suite struct DKIMExampleTests {
    private static let message = """
        From: Joe SixPack <joe@football.example.com>
        To: Suzie Q <suzie@shopping.example.net>
        Subject: Is dinner ready?
        Date: Fri, 11 Jul 2003 21:00:37 -0700 (PDT)
        Message-ID: <20030712040037.46341.5F8J@football.example.com>

        Hi.

        We lost the game.  Are you hungry yet?

        Joe.

        """

    static let ed25519Key = """
        -----BEGIN PRIVATE KEY-----
        MC4CAQAwBQYDK2VwBCIEIJ1hsZ3v/VpguoRK9JLsLMREScVpezJpGXA7rAMcrn9g
        -----END PRIVATE KEY-----
        """

    static let rsaKey = """
        -----BEGIN RSA PRIVATE KEY-----
        MIICXQIBAAKBgQDkHlOQoBTzWRiGs5V6NpP3idY6Wk08a5qhdR6wy5bdOKb2jLQi
        Y/J16JYi0Qvx/byYzCNb3W91y3FutACDfzwQ/BC/e/8uBsCR+yz1Lxj+PL6lHvqM
        KrM3rG4hstT5QjvHO9PzoxZyVYLzBfO2EeC3Ip3G+2kryOTIKT+l/K4w3QIDAQAB
        AoGAH0cxOhFZDgzXWhDhnAJDw5s4roOXN4OhjiXa8W7Y3rhX3FJqmJSPuC8N9vQm
        6SVbaLAE4SG5mLMueHlh4KXffEpuLEiNp9Ss3O4YfLiQpbRqE7Tm5SxKjvvQoZZe
        zHorimOaChRL2it47iuWxzxSiRMv4c+j70GiWdxXnxe4UoECQQDzJB/0U58W7RZy
        6enGVj2kWF732CoWFZWzi1FicudrBFoy63QwcowpoCazKtvZGMNlPWnC7x/6o8Gc
        uSe0ga2xAkEA8C7PipPm1/1fTRQvj1o/dDmZp243044ZNyxjg+/OPN0oWCbXIGxy
        WvmZbXriOWoSALJTjExEgraHEgnXssuk7QJBALl5ICsYMu6hMxO73gnfNayNgPxd
        WFV6Z7ULnKyV7HSVYF0hgYOHjeYe9gaMtiJYoo0zGN+L3AAtNP9huqkWlzECQE1a
        licIeVlo1e+qJ6Mgqr0Q7Aa7falZ448ccbSFYEPD6oFxiOl9Y9se9iYHZKKfIcst
        o7DUw1/hz2Ck4N5JrgUCQQCyKveNvjzkkd8HjYs0SwM0fPjK16//5qDZ2UiDGnOe
        uEzxBDAr518Z8VFbR41in3W4Y3yCDgQlLlcETrS+zYcL
        -----END RSA PRIVATE KEY-----
        """

    /// Each signature up to the value of `b=`, that value, and the key.
    private static let signatures: [(header: String, value: String, key: String)] = [
        (
            """
            DKIM-Signature: v=1; a=ed25519-sha256; c=relaxed/relaxed;
             d=football.example.com; i=@football.example.com;
             q=dns/txt; s=brisbane; t=1528637909; h=from : to :
             subject : date : message-id : from : subject : date;
             bh=2jUSOH9NhtVGCQWNr9BrIAPreKQjO6Sn7XIkfJVOzv8=;
             b=
            """,
            "/gCrinpcQOoIfuHNQIbq4pgh9kyIK3AQUdt9OdqQehSwhEIug4D11BusFa3bT3FY5OsU7ZbnKELq+eXdp1Q1Dw==", ed25519Key
        ),
        (
            """
            DKIM-Signature: v=1; a=rsa-sha256; c=relaxed/relaxed;
             d=football.example.com; i=@football.example.com;
             q=dns/txt; s=test; t=1528637909; h=from : to : subject :
             date : message-id : from : subject : date;
             bh=2jUSOH9NhtVGCQWNr9BrIAPreKQjO6Sn7XIkfJVOzv8=;
             b=
            """,
            "F45dVWDfMbQDGHJFlXUNB2HKfbCeLRyhDXgFpEL8GwpsRe0IeIixNTe3DhCVlUrSjV4BwcVcOF6+FF3Zo9Rpo1tFOeS9mPYQTnGdaSGsgeef"
                + "Osk2JzdA+L10TeYt9BgDfQNZtKdN1WO//KgIqXP7OdEFE4LjFYNcUxZQ4FADY+8=", rsaKey
        ),
    ]

    private static func wire(_ text: String) -> [UInt8] { Array(text.replacing("\n", with: "\r\n").utf8) }

    private static func canonicalHeaders(_ bytes: [UInt8]) throws -> [[UInt8]] {
        try bytes.withUnsafeBufferPointer { bytes in
            try HeaderIndex(bytes).entries.map { entry in
                var canonical: [UInt8] = []
                RelaxedHeader.append(entry, of: bytes, to: &canonical)
                return canonical
            }
        }
    }

    @Test func `body hash`() throws {
        let bytes = Self.wire(Self.message)
        var digest = try SHA256Digest()
        let start = try bytes.withUnsafeBufferPointer { try HeaderIndex($0).bodyStart }
        digest.update(DKIMCanonicalFormTests.body(Array(bytes[start...])))
        #expect(Data(try digest.finish()).base64EncodedString() == "2jUSOH9NhtVGCQWNr9BrIAPreKQjO6Sn7XIkfJVOzv8=")
    }

    /// Both ways of signing give one signature only for one message, so that ours have to be those of the RFC.
    @Test(arguments: [0, 1]) func signature(place: Int) throws {
        let (header, value, pem) = Self.signatures[place]
        var digest = try SHA256Digest()
        // All five headers are signed in the order in which they stand; the names said twice stand for none that was added.
        for canonical in try Self.canonicalHeaders(Self.wire(Self.message)) { digest.update(canonical + CRLF.bytes) }
        digest.update(try #require(try Self.canonicalHeaders(Self.wire(header)).first))
        let signature = try DKIMKey(pem: Array(pem.utf8)).sign(try digest.finish())
        #expect(Data(signature).base64EncodedString() == value)
    }

    @Test func records() throws {
        let ed25519 = try DKIMIdentity(
            domain: "football.example.com", selector: "brisbane", key: try DKIMKey(pem: Array(Self.ed25519Key.utf8)))
        #expect(try ed25519.record.name == "brisbane._domainkey.football.example.com")
        #expect(try ed25519.record.value == "v=DKIM1; k=ed25519; p=11qYAYKxCrfVS/7TyWQHOg7hcvPapiMlrwIaaPcHURo=")
        let rsa = try DKIMIdentity(
            domain: "football.example.com", selector: "test", key: try DKIMKey(pem: Array(Self.rsaKey.utf8)))
        #expect(
            try rsa.record.value
                == "v=DKIM1; k=rsa; p=MIGfMA0GCSqGSIb3DQEBAQUAA4GNADCBiQKBgQDkHlOQoBTzWRiGs5V6NpP3idY6Wk08a5qhdR6wy5bdOKb2jLQiY/J1"
                + "6JYi0Qvx/byYzCNb3W91y3FutACDfzwQ/BC/e/8uBsCR+yz1Lxj+PL6lHvqMKrM3rG4hstT5QjvHO9PzoxZyVYLzBfO2EeC3Ip3G+2kryOTIKT+l"
                + "/K4w3QIDAQAB")
    }
}
