internal import App
internal import Foundation
internal import Mail

/// How many messages a second one core signs by DKIM, beside what `openssl speed` says of the same kind of key in the same
/// minute: RSA's ratio is the one that counts.
enum SigningBench {
    struct Line: Sendable, Encodable {
        /// "rsa-sha256", "ed25519-sha256" or both.
        var algorithm: String
        /// Whole messages a second: canonical forms, digests, signature, header.
        var messages_per_second: Double
        var us_per_message: Double
        /// What `openssl speed` signs a second; nil where it was not asked or is not there.
        var openssl_per_second: Double?
        /// Messages a second as a part of that.
        var ratio: Double?
    }

    struct Report: Sendable, Encodable {
        var message_bytes: Int
        var rounds: Int
        var lines: [Line]
    }

    /// - Parameters:
    ///   - seconds: how long each measurement of each round is.
    ///   - rounds: ours and openssl's by turns; medians count.
    static func run(seconds: Int, rounds: Int) throws -> Report {
        let message = try message()
        let domain = "fuchsia.example"
        let rsa = try DKIMIdentity(domain: domain, selector: "r", key: try .newRSA())
        let ed25519 = try DKIMIdentity(domain: domain, selector: "e", key: try .newEd25519())
        let lines = try [
            line([rsa], domain, "rsa2048", message, seconds, rounds),
            line([ed25519], domain, "ed25519", message, seconds, rounds),
            line([rsa, ed25519], domain, nil, message, seconds, rounds),
        ]
        return Report(message_bytes: message.count, rounds: rounds, lines: lines)
    }

    /// A letter of the benchmark's, with the headers that a campaign writes.
    private static func message() throws -> [UInt8] {
        let writer = try MessageWriter(
            MessageHeaders(
                from: try Mailbox(parsing: "Back to the Fuchsia <hello@fuchsia.example>"),
                listID: ListIdentifier(name: "Back to the Fuchsia", identifier: "campaigns.fuchsia.example"),
                feedbackID: "1:1:full:merpati"))
        let personal = PersonalHeaders(
            to: Mailbox(name: "Nguyễn Wijaya", address: try EmailAddress(parsing: "contact@example.test")), date: Date(),
            messageID: "abcdefghijklmnopqrstuvwxyz@fuchsia.example",
            unsubscribe: ListUnsubscribe(url: "https://news.fuchsia.example/u/AQAAAAAAAABkAAAAAAAAAGQx"))
        let html = Array(BenchData.letter.utf8)
        var message: [UInt8] = []
        try writer.write(
            personal, subject: Array("Roses".utf8), text: Array(html.prefix(html.count / 3)), html: html, into: &message)
        return message
    }

    private static func line(
        _ identities: [DKIMIdentity], _ domain: String, _ name: String?, _ message: [UInt8], _ seconds: Int, _ rounds: Int
    ) throws -> Line {
        guard let signer = DKIMSigner(from: domain, among: identities) else {
            throw AppError(.failed, "no key signs for \(domain)")
        }
        var ours: [Double] = []
        var theirs: [Double] = []
        for _ in 0..<max(1, rounds) {
            if let name, let rate = OpenSSLSpeed.signatures(name, seconds: seconds) { theirs.append(rate) }
            ours.append(try rate(signer, message, seconds))
        }
        let rate = BenchMeter.median(ours)
        let openssl = theirs.isEmpty ? nil : BenchMeter.median(theirs)
        return Line(
            algorithm: signer.algorithms.map(\.rawValue).joined(separator: " and "), messages_per_second: rate,
            us_per_message: 1_000_000 / rate, openssl_per_second: openssl, ratio: openssl.map { rate / $0 })
    }

    /// Messages signed a second of processor time, which is also how `openssl speed` counts.
    private static func rate(_ signer: DKIMSigner, _ message: [UInt8], _ seconds: Int) throws -> Double {
        let meter = BenchMeter()
        let end = Date().addingTimeInterval(Double(seconds))
        var count = 0
        var copy: [UInt8] = []
        while Date() < end {
            for _ in 0..<20 {
                copy.removeAll(keepingCapacity: true)
                copy += message
                try signer.sign(&copy, at: 1_795_000_000)
            }
            count += 20
        }
        return Double(count) / meter.stop().processorSeconds
    }
}
