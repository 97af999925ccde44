import SMTP
import TestSupport
import Testing

@Suite struct AccountTests {
    typealias Kind = SMTPAccountError.Kind

    @Test func usualPorts() throws {
        #expect(try SMTPAccount(name: "a", host: "mx.example").port == 587)
        #expect(try SMTPAccount(name: "a", host: "mx.example", tls: .implicit).port == 465)
        #expect(try SMTPAccount(name: "a", host: "localhost", tls: .none).port == 25)
        #expect(try SMTPAccount(name: "a", host: "::1", port: 2525).server == "[::1]:2525")
    }

    @Test(arguments: ["127.0.0.1", "127.8.0.1", "localhost", "LOCALHOST", "::1"]) func loopbackNeedsNoTLS(_ host: String) throws {
        _ = try SMTPAccount(name: "a", host: host, tls: .none)
    }

    @Test(arguments: ["mx.example", "127.0.0.1.example", "10.0.0.1", "localhost.example"]) func elsewhereTLSIsRequired(
        _ host: String
    ) throws {
        let error = #expect(throws: SMTPAccountError.self) { try SMTPAccount(name: "a", host: host, tls: .none) }
        #expect(error?.kind == .tls)
        _ = try SMTPAccount(name: "a", host: host, tls: .none, insecure: true)
    }

    static let faults: [(Kind, @Sendable () throws(SMTPAccountError) -> SMTPAccount)] = [
        (.name, { () throws(SMTPAccountError) in try SMTPAccount(name: "", host: "h") }),
        (.host, { () throws(SMTPAccountError) in try SMTPAccount(name: "a", host: "") }),
        (.host, { () throws(SMTPAccountError) in try SMTPAccount(name: "a", host: "h/x") }),
        (.host, { () throws(SMTPAccountError) in try SMTPAccount(name: "a", host: "u@h") }),
        (.host, { () throws(SMTPAccountError) in try SMTPAccount(name: "a", host: "h\r\n") }),
        (.port, { () throws(SMTPAccountError) in try SMTPAccount(name: "a", host: "h", port: 0) }),
        (.port, { () throws(SMTPAccountError) in try SMTPAccount(name: "a", host: "h", port: 65_536) }),
        (
            .credentials,
            { () throws(SMTPAccountError) in
                try SMTPAccount(name: "a", host: "h", credentials: SMTPCredentials(username: "u", secret: ""))
            }
        ),
        (
            .credentials,
            { () throws(SMTPAccountError) in
                try SMTPAccount(name: "a", host: "h", credentials: SMTPCredentials(username: "u", secret: "x\n"))
            }
        ),
        (.limit, { () throws(SMTPAccountError) in try SMTPAccount(name: "a", host: "h", connections: 0) }),
        (.limit, { () throws(SMTPAccountError) in try SMTPAccount(name: "a", host: "h", messagesPerConnection: 0) }),
        (.limit, { () throws(SMTPAccountError) in try SMTPAccount(name: "a", host: "h", rate: 0) }),
        (.limit, { () throws(SMTPAccountError) in try SMTPAccount(name: "a", host: "h", rate: .nan) }),
        (.limit, { () throws(SMTPAccountError) in try SMTPAccount(name: "a", host: "h", timeouts: SMTPTimeouts(dot: -1)) }),
        (.caFile, { () throws(SMTPAccountError) in try SMTPAccount(name: "a", host: "h", caFile: "/nonexistent.pem") }),
        (.helloName, { () throws(SMTPAccountError) in try SMTPAccount(name: "a", host: "h", helloName: "a b") }),
    ]

    @Test(arguments: faults.indices) func faultsAreNamed(_ index: Int) throws {
        let (kind, make) = Self.faults[index]
        let error = #expect(throws: SMTPAccountError.self) { _ = try make() }
        #expect(error?.kind == kind)
        #expect(error?.advice.isEmpty == false)
    }

    @Test func secretsStaySecret() throws {
        let credentials = SMTPCredentials(username: "fuchsia", secret: "geheim")
        let account = try SMTPAccount(name: "a", host: "h", credentials: credentials)
        var dumped = ""
        dump(account, to: &dumped)
        for text in ["\(credentials)", "\(account)", String(reflecting: account), String(describing: credentials as Any), dumped]
        {
            #expect(!text.contains("geheim"))
            #expect(text.contains("fuchsia"))
        }
    }

    @Test func urls() throws {
        let plain = try SMTPEndpoint(parsing: "smtp://mx.example:2525", account: "a")
        #expect((plain.host, plain.port, plain.isImplicitTLS) == ("mx.example", 2525, false))
        let implicit = try SMTPEndpoint(parsing: "SMTPS://[::1]/", account: "a")
        #expect((implicit.host, implicit.port, implicit.isImplicitTLS) == ("::1", nil, true))
    }

    @Test(arguments: [
        "", "mx.example", "http://mx", "smtp://", "smtp://user:geheim@mx", "smtp://mx:0", "smtp://mx:x", "smtp://mx:99999",
        "smtp://mx/x",
        "smtp://mx?x", "smtp://[::1]x", "smtp://mx:+5",
    ]) func wrongURLs(_ url: String) {
        let error = #expect(throws: SMTPAccountError.self) { try SMTPEndpoint(parsing: url, account: "a") }
        #expect(error?.kind == .url)
        #expect(error?.description.contains("geheim") == false)
    }

    @Test func anyTextIsAURLOrAnError() {
        let seed = SeededRandom.seed()
        print("SMTP URL fuzz seed: \(seed)")
        var random = SeededRandom(seed: seed)
        let alphabet = Array("smtps://[]:@a1.é\n?#")
        for _ in 0..<5_000 {
            let tail = String(
                (0..<Int.random(in: 0..<20, using: &random)).map { _ in alphabet.randomElement(using: &random, or: "a") })
            if let endpoint = try? SMTPEndpoint(parsing: "smtp://" + tail, account: "a") {
                _ = try? SMTPAccount(name: "a", host: endpoint.host, port: endpoint.port)
            }
        }
    }
}
