import Mail
import TestSupport
import Testing

@Suite struct MIMEFuzzTests {
    @Test func `reads anything without harm`() throws {
        let seed = SeededRandom.seed()
        print("seed \(seed)")
        var random = SeededRandom(seed: seed)
        let fixtures = [
            Array(MIMEParserTests.letter.utf8), Array(DeliveryStatusReportTests.postfix.utf8),
            try RandomLetter(using: &random).write(),
        ]
        for _ in 0..<1500 {
            guard let fixture = fixtures.randomElement(using: &random) else { continue }
            MutilatedMessage.readAll(MutilatedMessage.mutilate(fixture, using: &random))
        }
        for _ in 0..<500 {
            let noise = (0..<Int.random(in: 0..<300, using: &random)).map { _ in UInt8.random(in: 0...255, using: &random) }
            MutilatedMessage.readAll(noise)
        }
    }

    @Test(arguments: [
        "=?", "=?a?q?", "=\n", "\n", "\r", ": ", "a:\n", "a:\n b\n", "--b\n", "--b--\n", "\n--b\n\n", "=", "=   ", "\"", "(", ";",
        "Content-Type: multipart/mixed; boundary=b\n\n--b\n",
        "Content-Type: message/rfc822\n\n", "5.1.1 ", "5.", "550 ", "u", "user unknow",
    ])
    func `takes time in proportion to the length`(unit: String) throws {
        let body = String(repeating: unit, count: 100_000 / unit.utf8.count)
        for opening in [
            "", "Subject: ", "Content-Type: multipart/mixed; boundary=b\n\n", "Content-Type: multipart/mixed\n\n",
            "Content-Transfer-Encoding: quoted-printable\n\n",
            "Content-Type: message/delivery-status\n\nFinal-Recipient: rfc822; a@b\nDiagnostic-Code: smtp; ",
        ] {
            let bytes = Array((opening + body).utf8)
            let spent = ContinuousClock().measure { MutilatedMessage.readAll(bytes) }
            // A quadratic step over 100,000 octets would take longer even on a busy machine.
            #expect(spent < .seconds(10), "\(opening) \(unit)")
        }
    }
}
