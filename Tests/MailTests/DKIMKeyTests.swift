import Foundation
import TestSupport
import Testing

@testable import Mail

/// Keys as text, and the names that they have.
@Suite struct DKIMKeyTests {
    private func openssl(_ arguments: String...) async throws -> [UInt8] {
        let result = try await ChildProcess.run("openssl", arguments)
        #expect(result.code == 0, "\(result.errors)")
        return Array(result.output.utf8)
    }

    @Test func `what is written is read back`() throws {
        for key in [try DKIMKey.newRSA(), try DKIMKey.newRSA(bits: 1024), try DKIMKey.newEd25519()] {
            let pem = try key.privatePEM
            #expect(String(decoding: pem, as: UTF8.self).hasPrefix("-----BEGIN PRIVATE KEY-----\n"))
            let copy = try DKIMKey(pem: pem)
            #expect(copy.algorithm == key.algorithm)
            #expect(copy.bits == key.bits)
            #expect(try copy.publicKey == key.publicKey)
        }
    }

    @Test func `keys of openssl`() async throws {
        let pkcs8 = try await openssl("genpkey", "-algorithm", "RSA", "-pkeyopt", "rsa_keygen_bits:3072")
        #expect(try DKIMKey(pem: pkcs8).bits == 3072)
        let pkcs1 = try await openssl("genrsa", "-traditional", "2048")
        #expect(String(decoding: pkcs1, as: UTF8.self).contains("BEGIN RSA PRIVATE KEY"))
        #expect(try DKIMKey(pem: pkcs1).algorithm == .rsa)
        let ed25519 = try await openssl("genpkey", "-algorithm", "ED25519")
        #expect(try DKIMKey(pem: ed25519).algorithm == .ed25519)
        // A heading and other line ends are no fault.
        let heading =
            Array("Made in 2026\r\n".utf8) + Array(String(decoding: ed25519, as: UTF8.self).replacing("\n", with: "\r\n").utf8)
        #expect(try DKIMKey(pem: heading).algorithm == .ed25519)
    }

    private func kind(_ pem: [UInt8]) -> DKIMError.Kind? {
        do throws(DKIMError) {
            _ = try DKIMKey(pem: pem)
            return nil
        } catch {
            return error.kind
        }
    }

    private func expect(_ expected: DKIMError.Kind, of pem: [UInt8]) {
        #expect(kind(pem) == expected)
    }

    @Test func `what is no key to sign with`() async throws {
        #expect(kind([]) == .noKey)
        #expect(kind(Array("hello".utf8)) == .noKey)
        #expect(kind([UInt8](repeating: 0x2d, count: 100_000)) == .noKey)
        #expect(kind(Array("-----BEGIN PRIVATE KEY-----\nAAAA\n-----END PRIVATE KEY-----\n".utf8)) == .damagedKey)
        #expect(kind(Array("-----BEGIN PRIVATE KEY-----\n".utf8)) == .damagedKey)
        #expect(kind(Array("-----BEGIN OPENSSH PRIVATE KEY-----\nAAAA\n-----END OPENSSH PRIVATE KEY-----\n".utf8)) == .wrongType)
        let key = try DKIMKey.newEd25519().privatePEM
        #expect(kind(key + key) == .severalKeys)
        expect(.wrongType, of: try await openssl("genpkey", "-algorithm", "EC", "-pkeyopt", "ec_paramgen_curve:P-256"))
        expect(.wrongType, of: try await openssl("genpkey", "-algorithm", "RSA-PSS", "-pkeyopt", "rsa_keygen_bits:2048"))
        expect(.wrongSize, of: try await openssl("genrsa", "512"))
        expect(.encryptedKey, of: try await openssl("genpkey", "-algorithm", "ED25519", "-aes256", "-pass", "pass:secret"))
        expect(.encryptedKey, of: try await openssl("genrsa", "-traditional", "-aes256", "-passout", "pass:secret", "2048"))
        try await withTemporaryFolder { folder in
            let file = folder.appendingPathComponent("key.pem").path
            try Data(key).write(to: URL(fileURLWithPath: file))
            expect(.publicKey, of: try await openssl("pkey", "-in", file, "-pubout"))
        }
    }

    /// Damage of any kind is told, or does no harm: what signs then is a whole key.
    @Test func `damaged keys`() throws {
        let seed = SeededRandom.seed()
        var random = SeededRandom(seed: seed)
        let whole = try DKIMKey.newRSA(bits: 1024).privatePEM
        for _ in 0..<400 {
            var pem = whole
            for _ in 0..<Int.random(in: 1...3, using: &random) {
                let place = Int.random(in: 30..<pem.count - 30, using: &random)
                switch Int.random(in: 0..<3, using: &random) {
                case 0: pem[place] = UInt8(ascii: "A") + UInt8.random(in: 0..<26, using: &random)
                case 1: pem.remove(at: place)
                default: pem.insert(UInt8.random(in: 0...255, using: &random), at: place)
                }
            }
            _ = kind(pem)
        }
    }

    @Test func `no part of a key is in an error`() throws {
        let text = String(decoding: try DKIMKey.newEd25519().privatePEM, as: UTF8.self)
        let secret = text.split(separator: "\n")[1]
        let damaged = text.replacing(secret, with: secret.dropLast(8))
        let error = #expect(throws: DKIMError.self) { try DKIMKey(pem: Array(damaged.utf8)) }
        #expect(error?.description.contains(secret.prefix(20)) == false)
    }

    @Test(arguments: [512, 1023, 4097, -1])
    func sizes(bits: Int) {
        let error = #expect(throws: DKIMError.self) { try DKIMKey.newRSA(bits: bits) }
        #expect(error?.kind == .wrongSize)
    }

    // MARK: Names

    @Test(arguments: [
        ("fuchsia.example", "M2026", "m2026._domainkey.fuchsia.example"),
        ("News.Fuchsia.Example", "a.b-c", "a.b-c._domainkey.news.fuchsia.example"),
        ("kraków.example", "1", "1._domainkey.xn--krakw-3ta.example"),
    ])
    func names(domain: String, selector: String, name: String) throws {
        let checked = try DKIMIdentity.checkedNames(domain: domain, selector: selector)
        #expect(DKIMRecord.name(domain: checked.domain, selector: checked.selector) == name)
    }

    @Test(arguments: ["", ".", "a.", ".a", "a..b", "a_b", "-a", "a-", "a b", "é", String(repeating: "a", count: 64), "a\u{0}"])
    func `no selectors`(selector: String) {
        let error = #expect(throws: DKIMError.self) {
            try DKIMIdentity.checkedNames(domain: "fuchsia.example", selector: selector)
        }
        #expect(error?.kind == .invalidSelector)
    }

    @Test(arguments: ["", "example", "a b.example", "-a.example", "127.0.0.1", "fuchsia.example.", "a@b.example"])
    func `no domains`(domain: String) {
        let error = #expect(throws: DKIMError.self) { try DKIMIdentity.checkedNames(domain: domain, selector: "a") }
        #expect(error?.kind == .invalidDomain)
    }

    @Test func `names too long for DNS`() {
        let domain = Array(repeating: String(repeating: "d", count: 60), count: 4).joined(separator: ".")
        let error = #expect(throws: DKIMError.self) { try DKIMIdentity.checkedNames(domain: domain, selector: "abc") }
        #expect(error?.kind == .invalidSelector)
    }

    @Test func `records in strings`() throws {
        let record = try DKIMIdentity(domain: "fuchsia.example", selector: "m", key: try .newRSA()).record
        #expect(record.strings.joined() == record.value)
        #expect(record.strings.map(\.utf8.count) == [255, record.value.utf8.count - 255])
        #expect(record.zoneLine.hasPrefix("m._domainkey.fuchsia.example. IN TXT ( \"v=DKIM1; k=rsa; p="))
    }
}
