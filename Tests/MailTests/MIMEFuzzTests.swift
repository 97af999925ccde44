import Foundation
import Mail
import TestSupport
import Testing

@Suite struct MIMEFuzzTests {
    /// How many mutilated messages are read; MERPATI_FUZZ_CASES asks for more.
    private static let cases = ProcessInfo.processInfo.environment["MERPATI_FUZZ_CASES"].flatMap { Int($0) } ?? 20_000
    private static let shares = 8

    @Test(arguments: 0..<shares) func `reads anything without harm`(share: Int) throws {
        let seed = SeededRandom.seed()
        var random = SeededRandom(seed: seed &+ UInt64(share))
        print("mutilated messages: seed \(seed), share \(share)")
        let pool = OddMessages.all + [try RandomLetter(using: &random).write()] + (try BounceCorpus.messages())
        for number in 0..<(Self.cases / Self.shares) {
            guard let message = pool.randomElement(using: &random) else { continue }
            MutilatedMessage.readAll(MutilatedMessage.mutilate(message, with: pool, using: &random))
            guard number % 20 == 0 else { continue }
            let noise = (0..<Int.random(in: 0..<300, using: &random)).map { _ in UInt8.random(in: 0...255, using: &random) }
            MutilatedMessage.readAll(noise)
        }
    }

    @Test(arguments: [
        "=?", "=?a?q?", "=?utf-8?q?a?=", "\n", "\r", "\r\r", "\n\r", ": ", "a:\n", "a:\n b\n", "--b\n", "--b--\n", "\n--b\n\n",
        "=", "=   ",
        "\"", "(", ";", ";a*1=", "\\", "'", "+", "\u{1b}$B", "begin ", "--a\ncontent-", "5.1.1 ", "5.", "550 ", "u",
        "user unknow",
        "Content-Type: multipart/mixed; boundary=b\n\n--b\n", "Content-Type: message/rfc822\n\n",
    ])
    func `takes time in proportion to the length`(unit: String) throws {
        let body = String(repeating: unit, count: 25_000 / unit.utf8.count)
        for opening in [
            "", "Subject: ", "Content-Type: multipart/mixed; boundary=b\n\n", "Content-Type: multipart/mixed\n\n",
            "Content-Type: a/b;",
            "Content-Type: a/b; c=", "Content-Type: text/plain; charset=iso-2022-jp\n\n",
            "Content-Type: text/plain; charset=euc-kr\n\n",
            "Content-Transfer-Encoding: quoted-printable\n\n", "Content-Transfer-Encoding: uuencode\n\n",
            "Content-Type: message/delivery-status\n\nFinal-Recipient: rfc822; a@b\nDiagnostic-Code: smtp; ",
        ] {
            let bytes = Array((opening + body).utf8)
            let spent = ContinuousClock().measure { MutilatedMessage.readAll(bytes) }
            // A quadratic step over 25,000 octets would take longer even on a busy machine.
            #expect(spent < .seconds(5), "\(opening) \(unit)")
        }
    }
}
