import Foundation
import Mail
import SMTP
import Testing

/// A reply of a mail server with the outcomes that are right for it.
struct JudgedReply: Sendable, CustomTestStringConvertible {
    var stage: ReplyClassifier.Stage
    /// hard, soft, policy, not_sent, configuration, accepted
    var right: Set<String>
    /// Its lines.
    var lines: [String]
    static let recipient = "a@x"

    var testDescription: String { "\(stage) \(lines.joined(separator: " / "))" }

    init?(stage: String, right: String, reply: String) {
        let stages: [String: ReplyClassifier.Stage] = ["mail": .mail, "rcpt": .recipient, "data": .data, "dot": .dot]
        guard let stage = stages[stage] else { return nil }
        self.stage = stage
        self.right = Set(right.split(separator: ",").map(String.init))
        lines = reply.components(separatedBy: "\\n").map { $0.replacing("\\t", with: "\t") }
    }

    // MARK: Where they are from

    static let own: [JudgedReply] = ReplyTable.text.split(separator: "\n").compactMap { line in
        let columns = line.components(separatedBy: " | ")
        guard columns.count == 3 else { return nil }
        return JudgedReply(stage: columns[0], right: columns[1], reply: columns[2])
    }

    /// Those of the file replies.tsv in the folder named by MERPATI_CASES, else in `../shared/cases` beside the package, where
    /// it is there.
    static let cases: [JudgedReply] = {
        let package = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
            .deletingLastPathComponent()
        let folders = [
            ProcessInfo.processInfo.environment["MERPATI_CASES"].map { URL(fileURLWithPath: $0) },
            package.deletingLastPathComponent().appendingPathComponent("shared/cases"),
        ]
        let table = folders.compactMap { $0 }.lazy.compactMap {
            try? String(contentsOf: $0.appendingPathComponent("replies.tsv"), encoding: .utf8)
        }.first
        guard let table else {
            print("The file of replies is not there: set MERPATI_CASES to the folder that has replies.tsv.")
            return []
        }
        return table.split(separator: "\n").compactMap { line in
            var columns = line.components(separatedBy: "\t")
            guard columns.count >= 4, !line.hasPrefix("#") else { return nil }
            columns.removeLast()
            return JudgedReply(stage: columns[0], right: columns[1], reply: columns[2...].joined(separator: "\t"))
        }
    }()

    // MARK: What becomes of them

    /// What the server's reply is taken for while sending.
    func live() -> String {
        var parser = ReplyParser()
        var position = 0
        let wire = Array((lines.joined(separator: "\r\n") + "\r\n").utf8)
        let step = wire.withUnsafeBytes { parser.next(in: $0, from: &position) }
        guard step == .complete else { return "\(step)" }
        let reply = parser.reply
        if reply.code < 400 { return "accepted" }
        return switch ReplyClassifier.judge(reply, at: stage, recipient: Self.recipient).outcome {
        case .accepted: "accepted"
        case .hard: "hard"
        case .soft: "soft"
        case .policy: "policy"
        case .notSent: "not_sent"
        case .configuration: "configuration"
        default: "unknown"
        }
    }

    /// What it is taken for in a report, whose own code says little.
    func reported() throws -> BounceClass {
        let text = """
            From: MAILER-DAEMON@relay.example
            MIME-Version: 1.0
            Content-Type: multipart/report; report-type=delivery-status; boundary="line"

            --line
            Content-Type: text/plain; charset=utf-8

            I could not deliver your message to one or more recipients.

            --line
            Content-Type: message/delivery-status

            Reporting-MTA: dns; relay.example

            Final-Recipient: rfc822; \(Self.recipient)
            Action: failed
            Status: \(lines[0].prefix(1)).0.0
            Diagnostic-Code: smtp; \(lines.joined(separator: "\n    "))

            --line--
            """
        let message = MIMEParser.parse(Array(text.replacing("\n", with: "\r\n").utf8))
        guard let report = DeliveryStatusReport(message: message), let recipient = report.recipients.first else {
            throw CocoaError(.fileReadCorruptFile)
        }
        return BounceClassifier.classify(recipient, in: report)
    }
}
