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

    /// How many of the failures told in words alone are classified as expected, at least, and how many wrongly, at most.
    private static let (wordsReached, wordsWrong) = (161, 4)

    @Test func `classifies what the corpus tells in words`() throws {
        var (total, right, unknown, delays) = (0, 0, 0, 0)
        var wrong = [String]()
        for expectation in try BounceCorpus.expectations() {
            let message = MIMEParser.parse(try BounceCorpus.message(expectation.file))
            guard message.first(ofType: "message/delivery-status") == nil, FeedbackReport(message: message) == nil,
                let report = WordedReport(message: message)
            else { continue }
            total += 1
            let found = report.meaning
            let label = found.kind == .policy ? "soft" : found.kind.rawValue
            if report.isDelay {
                delays += 1
            } else if found.reason == .other {
                unknown += 1
            } else if expectation.accepted.contains(label) {
                right += 1
            } else {
                wrong.append("\(expectation.file): \(label)/\(found.reason), expected \(expectation.accepted.sorted())")
            }
        }
        print("corpus: of \(total) failures in words \(right) as expected, \(delays) delays, \(unknown) unknown, wrong: \(wrong)")
        #expect(right >= Self.wordsReached && wrong.count <= Self.wordsWrong)
    }

    private static func names(_ recipient: DeliveryStatusReport.Recipient, _ address: String) -> Bool {
        [recipient.finalRecipient, recipient.originalRecipient].contains { $0?.lowercased() == address.lowercased() }
    }
}
