/// The reverse-path of MAIL or the forward-path of RCPT (RFC 5321 section 4.1.2) with the parameters behind it.
struct SMTPPath: Equatable {
    /// The address without angle brackets; empty for `<>`.
    var address: String
    var isASCII: Bool
    /// What follows the path, upper-cased: `SIZE=1000`, `BODY=8BITMIME`.
    var parameters: [String]

    /// RFC 5321 section 4.5.3.1.3: 256 octets with the angle brackets.
    static let longest = 256

    /// Parses `<local@domain> KEY=VALUE ...`; nil when it is anything else.
    init?(parsing argument: ArraySlice<UInt8>) {
        var scanner = PathScanner(rest: argument)
        scanner.skip { $0 == .space }  // "MAIL FROM: <a@b>" is wrong and common
        guard scanner.take("<"), scanner.skipRoute() else { return nil }
        let start = scanner.rest.startIndex
        guard scanner.next == UInt8(ascii: ">") || scanner.skipMailbox() else { return nil }
        let mailbox = argument[start..<scanner.rest.startIndex]
        guard scanner.take(">"), scanner.next == nil || scanner.next == .space, mailbox.count <= Self.longest - 2,
            let text = String(validating: mailbox, as: UTF8.self)
        else { return nil }
        address = text
        isASCII = mailbox.allSatisfy { $0 < 0x80 }
        parameters = scanner.rest.split(separator: .space).map { String(decoding: $0, as: UTF8.self).uppercased() }
    }
}

/// Walks over a path; each step says whether it found what it looked for.
private struct PathScanner {
    var rest: ArraySlice<UInt8>

    var next: UInt8? { rest.first }

    mutating func take(_ expected: Unicode.Scalar) -> Bool {
        guard next == UInt8(ascii: expected) else { return false }
        rest.removeFirst()
        return true
    }

    mutating func skip(while holds: (UInt8) -> Bool) {
        rest = rest.drop(while: holds)
    }

    /// `@one.example,@two.example:` must be understood and ignored (RFC 5321 appendix C).
    mutating func skipRoute() -> Bool {
        guard next == UInt8(ascii: "@") else { return true }
        skip { isDomainByte($0) || $0 == UInt8(ascii: "@") || $0 == UInt8(ascii: ",") }
        return take(":") && next != UInt8(ascii: ">")
    }

    mutating func skipMailbox() -> Bool {
        let whole = rest
        if take("\"") {
            guard skipQuoted() else { return false }
        } else {
            skip(while: isLocalByte)
        }
        let local = whole[..<rest.startIndex]
        if next == UInt8(ascii: ">") {
            // The one address without a domain (RFC 5321 section 4.5.1).
            return local.elementsEqual("postmaster".utf8) { $0 | 0x20 == $1 }
        }
        return !local.isEmpty && take("@") && (take("[") ? skipLiteral() : skipDomain())
    }

    private mutating func skipQuoted() -> Bool {
        while let byte = rest.popFirst(), byte >= .space, byte != 0x7f {
            if byte == UInt8(ascii: "\"") { return true }
            if byte == UInt8(ascii: "\\") {
                guard let escaped = rest.popFirst(), escaped >= .space, escaped < 0x7f else { return false }
            }
        }
        return false
    }

    private mutating func skipLiteral() -> Bool {
        let start = rest.startIndex
        skip { $0 > .space && $0 < 0x7f && !"[]\\<>".utf8.contains($0) }
        return rest.startIndex > start && take("]")
    }

    private mutating func skipDomain() -> Bool {
        let whole = rest
        skip(while: isDomainByte)
        let labels = whole[..<rest.startIndex].split(separator: .dot, omittingEmptySubsequences: false)
        return labels.allSatisfy { !$0.isEmpty && $0.count <= 63 }
    }
}

/// atext of RFC 5322 section 3.2.3, UTF-8 (RFC 6531), and dots, which some mailboxes have where they should not.
private func isLocalByte(_ byte: UInt8) -> Bool {
    isLetterOrDigit(byte) || byte >= 0x80 || "!#$%&'*+-/=?^_`{|}~.".utf8.contains(byte)
}

private func isDomainByte(_ byte: UInt8) -> Bool {
    isLetterOrDigit(byte) || byte >= 0x80 || byte == UInt8(ascii: "-") || byte == .dot
}

private func isLetterOrDigit(_ byte: UInt8) -> Bool {
    (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte) || (UInt8(ascii: "a")...UInt8(ascii: "z")).contains(byte | 0x20)
}
