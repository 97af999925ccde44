import Mail
import TestSupport
import Testing

@Suite(.enabled(if: !BounceCorpus.isMissing, "the corpus of bounce messages is not there"))
struct BounceCorpusTests {
    /// How many of the reports are classified as expected, at least.
    private static let reached = 259

    @Test func `classifies the delivery reports of the corpus`() throws {
        var total = 0
        var misses = [String]()
        for expectation in try BounceCorpus.expectations() {
            let message = MIMEParser.parse(try BounceCorpus.message(expectation.file))
            guard message.first(ofType: "message/delivery-status") != nil else { continue }
            total += 1
            guard let report = DeliveryStatusReport(message: message) else {
                misses.append("\(expectation.file): no fields about a recipient")
                continue
            }
            let recipient = report.recipients.first { Self.names($0, expectation.recipient) } ?? report.recipients[0]
            let found = BounceClassifier.classify(recipient, in: report)
            let label = found.kind == .policy ? "soft" : found.kind.rawValue
            if !expectation.accepted.contains(label) {
                misses.append(
                    "\(expectation.file): \(label)/\(found.reason), expected \(expectation.accepted.sorted())/\(expectation.reason); "
                        + "\(recipient.status ?? "-") \(recipient.diagnosticCode ?? "-")")
            }
        }
        for miss in misses { print("corpus: \(miss)") }
        print("corpus: \(total - misses.count) of \(total) delivery reports classified as expected")
        #expect(total - misses.count >= Self.reached, "\(misses.joined(separator: "\n"))")
    }

    private static func names(_ recipient: DeliveryStatusReport.Recipient, _ address: String) -> Bool {
        [recipient.finalRecipient, recipient.originalRecipient].contains { $0?.lowercased() == address.lowercased() }
    }
}
