import Mail
import TestSupport
import Testing

@Suite struct EmailAddressTests {
    @Test(arguments: [
        ("anna@example.com", "anna@example.com", "anna@example.com"),
        ("Anna.Nowak+list@Example.COM", "Anna.Nowak+list@example.com", "anna.nowak+list@example.com"),
        ("\"anna\"@example.com", "anna@example.com", "anna@example.com"),
        ("\"Anna Nowak\"@example.com", "\"Anna Nowak\"@example.com", "\"anna nowak\"@example.com"),
        ("\"a\\\"b\\\\c\"@example.com", "\"a\\\"b\\\\c\"@example.com", "\"a\\\"b\\\\c\"@example.com"),
        ("\"a@b\"@example.com", "\"a@b\"@example.com", "\"a@b\"@example.com"),
        ("!#$%&'*+-/=?^_`{|}~@example.com", "!#$%&'*+-/=?^_`{|}~@example.com", "!#$%&'*+-/=?^_`{|}~@example.com"),
        ("anna@kraków.example", "anna@xn--krakw-3ta.example", "anna@xn--krakw-3ta.example"),
        ("anna@KRAKÓW.example", "anna@xn--krakw-3ta.example", "anna@xn--krakw-3ta.example"),
        ("anna@XN--krakw-3ta.example", "anna@xn--krakw-3ta.example", "anna@xn--krakw-3ta.example"),
        ("anna@straße.example", "anna@xn--strae-oqa.example", "anna@xn--strae-oqa.example"),
        ("anna@例え。テスト", "anna@xn--r8jz45g.xn--zckzah", "anna@xn--r8jz45g.xn--zckzah"),
        ("JOSÉ@example.com", "JOSÉ@example.com", "josé@example.com"),
        ("Straße@example.com", "Straße@example.com", "strasse@example.com"),
        ("ΣΊΣΥΦΟς@example.com", "ΣΊΣΥΦΟς@example.com", "σίσυφοσ@example.com"),
        ("ngoc@r3---sn-4g5e.example.com", "ngoc@r3---sn-4g5e.example.com", "ngoc@r3---sn-4g5e.example.com"),
    ])
    func `reads an address into its wire form and its key`(text: String, wire: String, key: String) throws {
        let address = try EmailAddress(parsing: text)
        #expect(address.wire.utf8.elementsEqual(wire.utf8))
        #expect(address.key.utf8.elementsEqual(key.utf8))
        #expect(address.localPart + "@" + address.domain == address.wire)
    }

    @Test func `shows a domain as people write it`() throws {
        let address = try EmailAddress(parsing: "żaneta@xn--krakw-3ta.example")
        #expect(address.description == "żaneta@kraków.example")
        #expect(address.domain == "xn--krakw-3ta.example")
        #expect(address.needsSMTPUTF8)
        let plain = try EmailAddress(parsing: "zaneta@kraków.example")
        #expect(!plain.needsSMTPUTF8)
    }

    @Test func `takes composed and decomposed letters for the same`() throws {
        let composed = try EmailAddress(parsing: "Jos\u{e9}@example.com")
        let decomposed = try EmailAddress(parsing: "jose\u{301}@example.com")
        #expect(composed.key.utf8.elementsEqual(decomposed.key.utf8))
    }

    @Test(
        arguments: [
            ("", AddressError.Kind.empty, 1, nil),
            ("anna", .missingAt, 5, nil),
            ("anna.example.com", .missingAt, 17, "the \"@\" is missing"),
            ("anna(at)example.com", .invalidCharacter, 5, nil),
            ("@example.com", .emptyLocalPart, 1, nil),
            (".anna@example.com", .misplacedDot, 1, "remove the dot at the start"),
            ("an..na@example.com", .misplacedDot, 4, "remove one of the two dots"),
            ("anna.@example.com", .misplacedDot, 5, "remove the dot before the \"@\""),
            ("anna@example,com", .invalidCharacter, 13, "write a dot instead of the comma"),
            ("anna@example.com.", .emptyLabel, 18, "remove the dot at the end"),
            ("anna@example..com", .emptyLabel, 14, "remove the extra dot"),
            ("anna@.example.com", .emptyLabel, 6, "remove the extra dot"),
            (" anna@example.com", .invalidCharacter, 1, "remove the space around the address"),
            ("anna@example.com ", .invalidCharacter, 17, "remove the space around the address"),
            ("anna nowak@example.com", .invalidCharacter, 5, "remove the space"),
            ("Anna <anna@example.com>", .invalidCharacter, 5, "remove the space"),
            ("<anna@example.com>", .invalidCharacter, 1, "give the address without name and angle brackets"),
            ("mailto:anna@example.com", .invalidCharacter, 7, "remove \"mailto:\""),
            ("anna@one@two.example", .invalidCharacter, 9, "an address has one \"@\""),
            ("anna@[192.0.2.1]", .addressLiteral, 6, "campaigns are sent to domains only, as name@example.com"),
            ("anna@192.0.2.1", .numericTopLevel, 6, "numeric addresses cannot be mailed"),
            ("anna@example", .singleLabel, 13, "write the whole domain, as name@example.com"),
            ("anna@", .singleLabel, 6, nil),
            ("anna@-example.com", .hyphenAtLabelEdge, 6, nil),
            ("anna@example-.com", .hyphenAtLabelEdge, 6, nil),
            ("anna@exam_ple.com", .invalidCharacter, 10, nil),
            ("\"anna@example.com", .unclosedQuote, 18, nil),
            ("\"anna\"example.com", .missingAt, 7, nil),
            ("\"\"@example.com", .emptyLocalPart, 2, nil),
            ("żółć\u{200b}@example.com", .invalidCharacter, 5, "remove the invisible character U+200B"),
            ("żółć\u{a0}x@example.com", .invalidCharacter, 5, "remove the invisible character U+00A0"),
            ("anna\r\nBcc: x@example.com", .invalidCharacter, 5, "remove the control character"),
            ("anna\u{0}@example.com", .invalidCharacter, 5, "remove the control character"),
            ("anna@xn--\u{7f}.example", .invalidCharacter, 10, "remove the control character"),
            ("anna@xn--999999999.example", .internationalDomain, 6, nil),
            ("anna@a\u{338}.\u{301}b.example", .internationalDomain, 6, nil),
        ] as [(String, AddressError.Kind, Int, String?)])
    func `says where an address is wrong and what to do`(
        text: String, kind: AddressError.Kind, column: Int, hint: String?
    ) throws {
        let error = try #require(throws: AddressError.self) { try EmailAddress(parsing: text) }
        #expect(error.kind == kind)
        #expect(error.column == column)
        #expect(error.hint == hint)
        #expect(error.description.contains("at character \(column), expected "))
    }

    @Test(arguments: [
        (64, [63, 63, 58], nil as AddressError.Kind?),
        (65, [63, 3], .localPartTooLong),
        (1, [64, 3], .labelTooLong),
        (64, [63, 63, 61], nil),
        (64, [63, 63, 62], .addressTooLong),
        (1, [63, 63, 63, 63, 3], .domainTooLong),
        (600, [600], .addressTooLong),
    ])
    func `keeps to the lengths of RFC 5321`(local: Int, labels: [Int], kind: AddressError.Kind?) throws {
        let domain = labels.map { String(repeating: "d", count: $0) }.joined(separator: ".")
        let text = String(repeating: "l", count: local) + "@" + domain
        do throws(AddressError) {
            _ = try EmailAddress(parsing: text)
            #expect(kind == nil)
        } catch {
            #expect(error.kind == kind)
        }
    }

    @Test func `what it reads it reads again, and the key is stable`() throws {
        let seed = SeededRandom.seed()
        var random = SeededRandom(seed: seed)
        let letters = Array("abzAZ09.@@@\"\\ -_+,<>()[]:;\u{0}\u{7f}éßİıΣ\u{301}\u{200d}例。кテ🙂xn--\u{feff}\u{2028}".unicodeScalars)
        let starts = ["anna@example.com", "\"a b\"@kraków.example", "josé@xn--krakw-3ta.example", ""]
        var read = 0
        for _ in 0..<20_000 {
            var scalars = Array((starts.randomElement(using: &random) ?? "").unicodeScalars)
            for _ in 0..<Int.random(in: 0...4, using: &random) {
                let place = Int.random(in: 0...scalars.count, using: &random)
                scalars.insert(letters[Int.random(in: 0..<letters.count, using: &random)], at: place)
                if Bool.random(using: &random) { scalars.remove(at: Int.random(in: 0..<scalars.count, using: &random)) }
            }
            var text = String.UnicodeScalarView()
            text.append(contentsOf: scalars)
            guard let address = try? EmailAddress(parsing: String(text)) else { continue }
            read += 1
            let again = try EmailAddress(parsing: address.wire)
            #expect(again == address, "seed \(seed)")
            let shown = try EmailAddress(parsing: address.description)
            #expect(shown == address, "seed \(seed)")
            let keyed = try EmailAddress(parsing: address.key)
            #expect(keyed.key.utf8.elementsEqual(address.key.utf8), "seed \(seed)")
            #expect(address.wire.utf8.allSatisfy { $0 >= 0x20 && $0 != 0x7f }, "seed \(seed)")
            #expect(address.domain.utf8.allSatisfy { $0 < 0x80 }, "seed \(seed)")
        }
        #expect(read > 2000, "seed \(seed)")
    }
}
