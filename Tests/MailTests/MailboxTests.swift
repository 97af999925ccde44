import Mail
import Testing

@Suite struct MailboxTests {
    @Test(
        arguments: [
            ("anna@example.com", nil, "anna@example.com"),
            ("  anna@example.com ", nil, "anna@example.com"),
            ("<anna@example.com>", nil, "anna@example.com"),
            ("Anna Nowak <anna@example.com>", "Anna Nowak", "anna@example.com"),
            ("Back to the Fuchsia<hello@fuchsia.example>", "Back to the Fuchsia", "hello@fuchsia.example"),
            ("\"Nowak, Anna\" <anna@example.com>", "Nowak, Anna", "anna@example.com"),
            ("\"Anna \\\"Ania\\\" Nowak\" <anna@example.com>", "Anna \"Ania\" Nowak", "anna@example.com"),
            ("\"a < b\" <anna@example.com>", "a < b", "anna@example.com"),
            ("\"anna nowak\"@example.com", nil, "\"anna nowak\"@example.com"),
            ("Nguyễn Thị Ngọc <ngoc@kraków.example>", "Nguyễn Thị Ngọc", "ngoc@xn--krakw-3ta.example"),
        ] as [(String, String?, String)])
    func `reads a name and an address`(text: String, name: String?, wire: String) throws {
        let mailbox = try Mailbox(parsing: text)
        #expect(mailbox.name == name)
        #expect(mailbox.address.wire == wire)
        let again = try Mailbox(parsing: mailbox.description)
        #expect(again == mailbox)
    }

    @Test(arguments: [
        ("Anna <anna@example.com", AddressError.Kind.unclosedBracket), ("Anna <>", .empty),
        ("Anna <anna@example,com>", .invalidCharacter), ("", .empty), ("Anna <a@b.example> <c@d.example>", .invalidCharacter),
        ("Anna\r\nBcc: x@y.example <a@b.example>", .invalidCharacter), ("Anna\n <a@b.example>", .invalidCharacter),
        ("\"An\u{0}na\" <a@b.example>", .invalidCharacter), ("Anna\u{2028} <a@b.example>", .invalidCharacter),
        ("\u{7f}Anna <a@b.example>", .invalidCharacter), ("a@b.example\n", .invalidCharacter),
    ])
    func `refuses what is no mailbox`(text: String, kind: AddressError.Kind) throws {
        let error = try #require(throws: AddressError.self) { try Mailbox(parsing: text) }
        #expect(error.kind == kind)
    }
}
