import Audience
import SQLiteEngine
import Storage
import TestSupport
import Testing

@testable import Tracking

/// Complaints that come to the one address for them.
struct ComplaintTests {
    /// Where a report has what tells the message: in the report itself, or in what came back of the message.
    struct Places: Sendable, CustomTestStringConvertible {
        var name: String
        var fields: @Sendable (TokenMinter, Int64) -> String = { _, _ in "" }
        var headers: @Sendable (TokenMinter, Int64) -> String = { _, _ in "" }
        var type = "abuse"
        var outcome = BounceIntake.Outcome.recorded(.complaint, .changed(to: .complained))
        var testDescription: String { name }
    }

    private static func local(_ minter: TokenMinter, _ contact: Int64) -> String {
        minter.complaintID(run: 4, contact: contact)
    }

    private static func link(_ minter: TokenMinter, _ contact: Int64) -> String {
        var bytes: [UInt8] = []
        minter.unsubscribeURL(run: 4, contact: contact, into: &bytes)
        return String(decoding: bytes, as: UTF8.self)
    }

    private static func leave(_ minter: TokenMinter, _ contact: Int64) -> String {
        var bytes: [UInt8] = []
        minter.unsubscribeAddress(run: 4, contact: contact, into: &bytes)
        return String(decoding: bytes, as: UTF8.self)
    }

    static let cases = [
        Places(name: "CFBL-Feedback-ID returned", headers: { "CFBL-Feedback-ID: \(local($0, $1))" }),
        Places(name: "CFBL-Feedback-ID in the report", fields: { "CFBL-Feedback-ID: \(local($0, $1).uppercased())" }),
        Places(name: "Original-Mail-From", fields: { "Original-Mail-From: <\($0.envelopeSender(run: 4, contact: $1))>" }),
        Places(name: "Return-Path", headers: { "Return-Path: <\($0.envelopeSender(run: 4, contact: $1))>" }),
        Places(
            name: "List-Unsubscribe by link", headers: { "List-Unsubscribe: <\(link($0, $1))>" }, outcome: .unsubscribed),
        Places(
            name: "List-Unsubscribe before what proves more",
            headers: { "List-Unsubscribe: <\(link($0, $1))>\r\nCFBL-Feedback-ID: \(local($0, $1))" }),
        Places(
            name: "the token of a bounce",
            headers: { "CFBL-Feedback-ID: \($0.envelopeSender(run: 4, contact: $1).prefix { $0 != "@" })" },
            outcome: .unidentified),
        Places(
            name: "List-Unsubscribe by mail, folded",
            headers: { "List-Unsubscribe: <https://elsewhere.example/u/x>,\r\n <mailto:\(leave($0, $1))?subject=unsubscribe>" },
            outcome: .unsubscribed),
        Places(name: "nothing", outcome: .unidentified),
        Places(name: "a forgery", headers: { "CFBL-Feedback-ID: \(local($0, $1).dropLast(3))aaa" }, outcome: .unidentified),
        Places(
            name: "a link to open", headers: { "List-Unsubscribe: <\(link($0, $1).replacing("/u/", with: "/o/"))>" },
            outcome: .unidentified),
        Places(name: "not spam", headers: { "CFBL-Feedback-ID: \(local($0, $1))" }, type: "not-spam", outcome: .noFailure),
        Places(name: "another kind", headers: { "CFBL-Feedback-ID: \(local($0, $1))" }, type: "fraud", outcome: .kept),
        Places(name: "opt-out", headers: { "CFBL-Feedback-ID: \(local($0, $1))" }, type: "opt-out", outcome: .unsubscribed),
        Places(
            name: "opt-out of a list, by the link", headers: { "List-Unsubscribe: <\(link($0, $1))>" }, type: "Opt-Out-List",
            outcome: .unsubscribed),
        Places(
            name: "a link with a bracket behind it", headers: { "List-Unsubscribe: <\(link($0, $1))).>" },
            outcome: .unsubscribed),
        Places(
            name: "a thousand forgeries before it",
            headers: { minter, contact in
                String(repeating: "CFBL-Feedback-ID: \(String(repeating: "a", count: 30))\r\n", count: 40)
                    + "CFBL-Feedback-ID: \(local(minter, contact))"
            }, outcome: .unidentified),
    ]

    @Test(arguments: cases) func `a complaint finds its contact`(places: Places) async throws {
        try await withDatabase(Ground.schema + [NotedEvidence.table]) { database in
            let contact = try await database.write { try Ground.contact($0) }
            let minter = try TokenTests.minter()
            let intake = BounceIntake(
                database: database, minter: minter, evidence: NotedEvidence(), time: ScriptedTime(), logger: Ground.quiet)
            let report = Self.report(
                type: places.type, fields: places.fields(minter, contact), headers: places.headers(minter, contact))
            let outcome = try await intake.take(complaint: ReceivedMessage(report))
            #expect(outcome == places.outcome)
            let isComplaint = if case .recorded = places.outcome { true } else { false }
            let status = isComplaint ? "complained" : places.outcome == .unsubscribed ? "unsubscribed" : "active"
            #expect(try await Ground.status(database, contact) == status)
            let again = try await intake.take(complaint: ReceivedMessage(report))
            if isComplaint { #expect(again == .recorded(.complaint, .duplicate)) } else { #expect(again == places.outcome) }
        }
    }

    @Test func `nothing but a report is taken there`() async throws {
        try await withDatabase(Ground.schema + [NotedEvidence.table]) { database in
            let contact = try await database.write { try Ground.contact($0) }
            let intake = BounceIntake(
                database: database, minter: try TokenTests.minter(), evidence: NotedEvidence(), time: ScriptedTime(),
                logger: Ground.quiet)
            for message in [Array("Subject: I want to complain\r\n\r\nHello?".utf8), BounceIntakeTests.unknownUser, []] {
                let outcome = try await intake.take(complaint: ReceivedMessage(message))
                #expect(outcome == .notOurs)
            }
            #expect(try await Ground.status(database, contact) == "active")
        }
    }

    /// Our message inside another one, without a report, as Microsoft's program has it.
    struct Form: Sendable, CustomTestStringConvertible {
        var name: String
        var subject = "complaint about message from 192.0.2.1"
        var from = "staff@provider.test"
        var header = ""
        var words: String?
        /// Headers of the message inside.
        var headers: @Sendable (TokenMinter, Int64) -> String = { "CFBL-Feedback-ID: \(local($0, $1))" }
        /// What becomes of it at the address for complaints, and at the envelope sender of the message.
        var atFeedback: BounceIntake.Outcome
        var atSender: BounceIntake.Outcome
        var testDescription: String { name }

        func bytes(_ minter: TokenMinter, _ contact: Int64) -> [UInt8] {
            let text = words.map { "--B\nContent-Type: text/plain\n\n\($0)\n" } ?? ""
            let lines = """
                From: \(from)
                Subject: \(subject)
                \(header)MIME-Version: 1.0
                Content-Type: multipart/mixed; boundary="B"

                \(text)--B
                Content-Type: message/rfc822
                Content-Disposition: inline

                \(headers(minter, contact))
                From: hello@shop.example
                Subject: Bunga

                Halo
                --B--
                """
            return Array(lines.replacing("\n", with: "\r\n").utf8)
        }
    }

    private static let complained = BounceIntake.Outcome.recorded(.complaint, .changed(to: .complained))

    static let forms = [
        Form(name: "Microsoft's", atFeedback: complained, atSender: complained),
        Form(name: "without a name", subject: "Fwd: Bunga", atFeedback: complained, atSender: complained),
        Form(
            name: "with words", subject: "Fwd: Bunga", words: "I never asked for this.", atFeedback: complained, atSender: .kept),
        Form(name: "named, with words", words: "See below.", atFeedback: complained, atSender: complained),
        Form(
            name: "marked as automatic", subject: "Junk", header: "Auto-Submitted: auto-generated\n", atFeedback: complained,
            atSender: .autoReply),
        Form(
            name: "with the link alone", headers: { "List-Unsubscribe: <\(link($0, $1))>" }, atFeedback: .unsubscribed,
            atSender: complained),
        Form(name: "without a token", headers: { _, _ in "X-Nothing: 1" }, atFeedback: .unidentified, atSender: complained),
        Form(
            name: "without a token or a name", subject: "Fwd: Bunga", headers: { _, _ in "X-Nothing: 1" },
            atFeedback: .unidentified, atSender: .kept),
        Form(
            name: "of another message", headers: { minter, contact in "CFBL-Feedback-ID: \(local(minter, contact + 1))" },
            atFeedback: .unknown, atSender: .kept),
        Form(
            name: "a forged token", headers: { "CFBL-Feedback-ID: \(local($0, $1).dropLast(3))aaa" }, atFeedback: .unidentified,
            atSender: complained),
        Form(
            name: "a mail server's", subject: "Returned", from: "MAILER-DAEMON@mx.test", words: "Computer says no.",
            atFeedback: .notOurs, atSender: .kept),
        Form(
            name: "a mail server's, with the reason", subject: "Returned", from: "MAILER-DAEMON@mx.test",
            words: "550 5.1.1 User unknown", atFeedback: .notOurs, atSender: .recorded(.hard, .changed(to: .hardBounced))),
    ]

    @Test(arguments: forms, [true, false])
    func `our message inside another one is a complaint where it can be believed`(form: Form, isAtFeedback: Bool) async throws {
        try await withDatabase(Ground.schema + [NotedEvidence.table]) { database in
            let contact = try await database.write { try Ground.contact($0) }
            let minter = try TokenTests.minter()
            let intake = BounceIntake(
                database: database, minter: minter, evidence: NotedEvidence(), time: ScriptedTime(), logger: Ground.quiet)
            let message = ReceivedMessage(form.bytes(minter, contact))
            let take = {
                isAtFeedback
                    ? try await intake.take(complaint: message)
                    : try await intake.take(recipient: minter.envelopeSender(run: 4, contact: contact), message: message)
            }
            let expected = isAtFeedback ? form.atFeedback : form.atSender
            #expect(try await take() == expected)
            let again = try await take()
            if case .recorded(let kind, _) = expected { #expect(again == .recorded(kind, .duplicate)) }
            let status: String =
                switch expected {
                case .recorded(_, .changed(let status)): status.rawValue
                case .unsubscribed: "unsubscribed"
                default: "active"
                }
            #expect(try await Ground.status(database, contact) == status)
        }
    }

    private static func report(type: String, fields: String, headers: String) -> [UInt8] {
        let lines = """
            From: feedback@provider.example
            To: complaints@bounce.example.com
            MIME-Version: 1.0
            Content-Type: multipart/report; report-type=feedback-report; boundary="f"

            --f
            Content-Type: text/plain

            A reader reported this message.
            --f
            Content-Type: message/feedback-report

            Feedback-Type: \(type)
            User-Agent: provider/1
            Version: 1
            Original-Rcpt-To: redacted
            \(fields)
            --f
            Content-Type: text/rfc822-headers

            From: hello@shop.example
            Message-ID: <x@shop.example>
            \(headers)
            --f--
            """
        return Array(lines.utf8)
    }
}
