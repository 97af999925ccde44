import Testing

@testable import Mail

/// Our message inside another one.
struct ReturnedCopyTests {
    static func form(
        from: String = "staff@provider.test", subject: String = "complaint about message from 192.0.2.1", before: String = "",
        type: String = "multipart/mixed", holder: String = "message/rfc822", header: String = ""
    ) -> String {
        """
        From: \(from)
        Subject: \(subject)
        \(header.isEmpty ? "" : header + "\n")MIME-Version: 1.0
        Content-Type: \(type); boundary="B"

        \(before)--B
        Content-Type: \(holder)
        Content-Disposition: inline

        From: hello@shop.example
        X-Ours: yes

        Bunga
        --B--
        """
    }

    private static func read(_ text: String) -> ReturnedCopy? {
        ReturnedCopy(message: MIMEParser.parse(Array(text.utf8)))
    }

    private static let blank = "--B\nContent-Type: text/plain\n\n  \n\n"
    private static let words = "--B\nContent-Type: text/plain\n\nLook at this.\n"
    private static let file = "--B\nContent-Type: application/pdf\n\n%PDF\n"

    @Test func `Microsoft's form is one`() throws {
        let copy = try #require(Self.read(Self.form()))
        #expect(copy.isNamedComplaint && copy.isAlone)
        #expect(copy.message.header("X-Ours") == "yes")
    }

    @Test(arguments: [
        (form(subject: "Complaint About Message From 2001:db8::1"), true, true),
        (form(subject: "hello"), false, true), (form(subject: "Re: complaint about message"), false, true),
        (form(before: blank), true, true), (form(subject: "hello", before: words), false, false),
        (form(subject: "hello", before: file), false, false),
        (form(from: "MAILER-DAEMON@x.test", subject: "hello"), false, false),
        (form(holder: "text/rfc822-headers"), true, true),
        (form(subject: "hello", before: "--B\nContent-Type: message/rfc822\n\nX-Ours: yes\n\n\n"), false, false),
        ("Subject: hello\nContent-Type: message/rfc822\n\nX-Ours: yes\n\nBunga", false, true),
    ])
    func `what is beside it is told`(text: String, isNamed: Bool, isAlone: Bool) throws {
        let copy = try #require(Self.read(text))
        #expect(copy.isNamedComplaint == isNamed && copy.isAlone == isAlone)
        #expect(copy.message.header("X-Ours") == "yes")
    }

    @Test(arguments: [
        "", "Subject: complaint about message from 192.0.2.1\n\nhello", form(holder: "application/octet-stream"),
    ])
    func `without a message inside there is none`(text: String) {
        #expect(Self.read(text) == nil)
    }

    @Test(arguments: [
        ("abuse", "abuse"), ("Opt-Out", "opt-out"), ("opt-out-list (by button)", "opt-out-list"), ("abuse;", "abuse"), ("", ""),
    ])
    func `a feedback type is one word`(written: String, read: String) throws {
        let text = "Content-Type: message/feedback-report\n\nFeedback-Type: \(written)\nVersion: 1\n"
        let report = try #require(FeedbackReport(message: MIMEParser.parse(Array(text.utf8))))
        #expect(report.feedbackType == read)
    }
}
