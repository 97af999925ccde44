import TestSupport
import Testing

@testable import Mail

/// Two verifiers written by others find every signature of ours good, of both kinds of key, and none after the message was
/// meddled with.
@Suite struct DKIMVerifierTests {
    @Test(arguments: DKIMVerifier.allCases)
    func `a thousand random messages`(verifier: DKIMVerifier) async throws {
        let seed = SeededRandom.seed()
        var random = SeededRandom(seed: seed)
        let identities = [
            try DKIMIdentity(domain: "fuchsia.example", selector: "r1", key: try .newRSA()),
            try DKIMIdentity(domain: "fuchsia.example", selector: "e1", key: try .newEd25519()),
        ]
        let signer = try #require(DKIMSigner(from: "fuchsia.example", among: identities))
        var whole: [[UInt8]] = []
        for place in 0..<1000 {
            var message = place % 5 == 0 ? try DKIMRandomMessage.letter(using: &random) : DKIMRandomMessage(using: &random).bytes
            try signer.sign(&message, at: 1_795_000_000)
            whole.append(message)
        }
        let others = whole.flatMap { message in
            [
                DKIMRandomMessage.changingBody(message, using: &random),
                DKIMRandomMessage.addingHeader(message, using: &random),
            ] + (message.firstRange(of: Array("Roses".utf8)) == nil ? [] : [DKIMRandomMessage.changingSubject(message)])
        }
        let records = try identities.map { try $0.record }
        let results = try await DKIMVerifier.verify(whole + others, records: records, with: verifier)
        for (place, good) in results.enumerated() {
            #expect(good == (place < whole.count ? ["r1", "e1"] : []), "seed \(seed), message \(place)")
        }
    }
}
