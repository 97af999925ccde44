import Templates
import Testing

@Suite("Attachments of letters")
struct LetterAttachmentTests {
    static let files: [String: [UInt8]] = [
        "attachments/care.pdf": Array("%PDF-1.4".utf8), "care.pdf": Array("%PDF other".utf8),
        "files/plan.ics": Array("BEGIN".utf8),
        "attachments/deep/list.csv": Array("a,b".utf8), "attachments/run.exe": [1], "attachments/empty.txt": [],
        "attachments/large.zip": [UInt8](repeating: 1, count: (7 << 20) + 1),
        "attachments/half.bin": [UInt8](repeating: 1, count: 4 << 20), "attachments/noending": [1],
    ]

    private func letter(_ attachments: String) throws -> Letter {
        let text = "---\nsubject: Hi\nattachments: \(attachments)\n---\nx"
        return try Letter.compile(try LetterSource(name: "l", format: .html, text: text, files: FileSource(Self.files)))
    }

    @Test func filesAreReadInTheirOrder() throws {
        let letter = try letter(
            "[care.pdf, {file: files/plan.ics, name: \"Plan – Mei.ics\"}, deep/list.csv, {file: care.pdf, name: b, type: Application/X-Pdf}, noending]"
        )
        #expect(letter.attachments.map(\.name) == ["care.pdf", "Plan – Mei.ics", "list.csv", "b", "noending"])
        #expect(
            letter.attachments.map(\.type) == [
                "application/pdf", "text/calendar", "text/csv", "application/x-pdf", "application/octet-stream",
            ])
        #expect(letter.attachments[0].bytes == Array("%PDF-1.4".utf8))
        #expect(try self.letter("care.pdf").attachments.count == 1)
        #expect(try self.letter("").attachments.isEmpty)
    }

    static let types: [(String, String)] = [
        ("text/calendar; method=REQUEST", "text/calendar; method=REQUEST"),
        ("Text/Calendar;METHOD=request ; charset=\"utf-8\";", "text/calendar; method=request; charset=\"utf-8\""),
        ("text/csv; header=present", "text/csv; header=present"),
        ("a/b; title=\"x; y=\\\"z\\\"\"", "a/b; title=\"x; y=\\\"z\\\"\""), ("a/b; title=Größe", "a/b; title=Größe"),
    ]

    @Test(arguments: types) func typesTakeParameters(_ written: String, _ kept: String) throws {
        let quoted = "'" + written.replacing("'", with: "''") + "'"
        #expect(try letter("[{file: care.pdf, type: \(quoted)}]").attachments.map(\.type) == [kept])
    }

    static let errors: [(String, String, Int)] = [
        ("[cares.pdf]", "there is no file `cares.pdf`", 15), ("[care.pdf, run.exe]", "refuse letters with a .exe file", 25),
        ("[{file: care.pdf, name: x.JS}]", "refuse letters with a .js file", 22), ("[empty.txt]", "`empty.txt` is empty", 15),
        ("[large.zip]", "at most 7340032", 15), ("[half.bin, {file: half.bin, name: b}]", "8.0 MB together", 1),
        ("[care.pdf, care.pdf]", "two attachments are called `care.pdf`", 25), ("[../x.pdf]", "no path of a file", 15),
        ("[/etc/passwd]", "no path of a file", 15), ("[{file: care.pdf, nmae: x}]", "did you mean \"name\"?", 32),
        ("[{name: x}]", "a value is required", 0), ("[{file: care.pdf, name: a/b}]", "cannot be the name", 22),
        ("[{file: care.pdf, name: \"a\\u0007b\"}]", "cannot be the name", 22),
        ("[{file: care.pdf, type: pdf}]", "is no media type", 22),
        ("[{file: care.pdf, type: multipart/mixed}]", "is no media type", 22),
        ("[{file: care.pdf, type: \"a/b; c\"}]", "is no media type", 22),
        ("[{file: care.pdf, type: \"a/b; c=\"}]", "is no media type", 22),
        ("[{file: care.pdf, type: \"a/b; c=d; C=e\"}]", "is no media type", 22),
        ("[{file: care.pdf, type: \"a/b; name=d\"}]", "is no media type", 22),
        ("[{file: care.pdf, type: \"a/b; c=d e\"}]", "is no media type", 22),
        ("[{file: care.pdf, type: 'a/b; c=\"d'}]", "is no media type", 22),
        ("[{file: care.pdf, type: \"a/b; c=d\\r\\nBcc: x\"}]", "is no media type", 22),
        ("[{file: care.pdf, type: \"a/b; c=\\\"d\\u2028e\\\"\"}]", "is no media type", 22),
        ("[{file: care.pdf, type: \"a/b;;c=d\"}]", "is no media type", 22), ("[[a]]", "must be a mapping", 15),
        ("[\(Array(repeating: "care.pdf", count: 11).joined(separator: ", "))]", "can have 10 attachments, not 11", 115),
    ]

    @Test(arguments: errors)
    func errorsHaveAPlace(_ attachments: String, _ message: String, _ column: Int) throws {
        let error = failure { _ = try letter(attachments) }
        #expect(error?.message.contains(message) == true, "\(String(describing: error))")
        if column > 1 { #expect(error?.position == SourcePosition(file: "l.html", line: 3, column: column)) }
        #expect(error?.file == "l.html")
    }
}
