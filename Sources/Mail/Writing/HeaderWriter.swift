internal import Foundation

/// Appends single headers with their line end: folded at 78 octets where there is a place to fold (RFC 5322 section
/// 2.1.1), anything but printable ASCII in encoded words.
enum HeaderWriter {
    static let preferredLine = 78
    static let longestLine = 998

    /// A header whose value is free text.
    static func appendUnstructured(_ name: String, _ value: [UInt8], to out: inout [UInt8]) throws(MessageError) {
        let traits = try HeaderText(value, header: name)
        var column = name.utf8.count + 2
        out += name.utf8
        out += (value.isEmpty ? ":" : ": ").utf8
        if traits.folds(from: column) {
            appendFolded(value, column: column, to: &out)
        } else {
            EncodedWord.append(value, column: &column, to: &out)
        }
        out += CRLF.bytes
    }

    /// A header with one mailbox.
    static func appendMailbox(_ header: String, _ mailbox: Mailbox, to out: inout [UInt8]) throws(MessageError) {
        let address = mailbox.address.wire
        guard let name = mailbox.name, !name.isEmpty else {
            // In brackets, as mail programs write it: spam filters count a bare address against a letter with pictures.
            appendAlone(header, "<\(address)>", to: &out)
            return
        }
        out += header.utf8
        out += ": ".utf8
        var column = header.utf8.count + 2
        try appendPhrase(name, header: header, column: &column, to: &out)
        appendInBrackets(address, column: column, to: &out)
        out += CRLF.bytes
    }

    static func appendListID(_ list: ListIdentifier, to out: inout [UInt8]) throws(MessageError) {
        let header = "List-Id"
        try checkToken(list.identifier, header: header, limit: 255)
        guard let name = list.name, !name.isEmpty else {
            appendAlone(header, "<\(list.identifier)>", to: &out)
            return
        }
        out += "List-Id: ".utf8
        var column = header.utf8.count + 2
        try appendPhrase(name, header: header, column: &column, to: &out)
        appendInBrackets(list.identifier, column: column, to: &out)
        out += CRLF.bytes
    }

    /// A header with one "left@right" in angle brackets: Message-ID (RFC 5322 section 3.6.4), Content-ID.
    static func appendIdentity(_ header: String, _ identity: String, to out: inout [UInt8]) throws(MessageError) {
        try checkToken(identity, header: header, limit: longestLine - 16)
        guard identity.utf8.contains(UInt8(ascii: "@")) else { throw MessageError(.invalidValue, header: header) }
        appendAlone(header, "<\(identity)>", to: &out)
    }

    /// Both ways on one line, never folded: not every reader of this header (RFC 2369, RFC 8058) unfolds it.
    static func appendListUnsubscribe(_ unsubscribe: ListUnsubscribe, to out: inout [UInt8]) throws(MessageError) {
        let header = "List-Unsubscribe"
        let start = out.count
        try checkToken(unsubscribe.url, header: header, limit: longestLine)
        out += "List-Unsubscribe: <".utf8
        out += unsubscribe.url.utf8
        if let mailto = unsubscribe.mailto {
            try checkToken(mailto, header: header, limit: longestLine)
            out += mailto.utf8.starts(with: "mailto:".utf8) ? ">, <".utf8 : ">, <mailto:".utf8
            out += mailto.utf8
        }
        out += ">".utf8
        guard out.count - start <= longestLine else { throw MessageError(.tooLong, header: header) }
        out += CRLF.bytes
    }

    static func appendExtra(_ field: HeaderField, to out: inout [UInt8]) throws(MessageError) {
        let isName = field.name.utf8.allSatisfy { 0x21...0x7e ~= $0 && $0 != UInt8(ascii: ":") }
        guard isName, 1...70 ~= field.name.utf8.count else { throw MessageError(.invalidName, header: field.name) }
        let lowered = field.name.lowercased()
        guard !reservedNames.contains(lowered), !lowered.hasPrefix("content-") else {
            throw MessageError(.reservedName, header: field.name)
        }
        try appendUnstructured(field.name, Array(field.value.utf8), to: &out)
    }

    static func appendDate(_ date: Date, to out: inout [UInt8]) {
        out += "Date: ".utf8
        MessageDate.append(date, to: &out)
        out += CRLF.bytes
    }

    /// The headers that the writer makes, once each (RFC 5322 section 3.6).
    private static let reservedNames: Set<String> = [
        "date", "from", "reply-to", "to", "cc", "bcc", "subject", "message-id", "mime-version", "list-unsubscribe",
        "list-unsubscribe-post", "list-id", "feedback-id", "cfbl-address", "cfbl-feedback-id", "precedence", "auto-submitted",
        "return-path", "received", "dkim-signature", "sender",
    ]

    // MARK: Parts of a value

    /// The words before an address: as they are, quoted, or encoded, whichever is the plainest that works.
    private static func appendPhrase(
        _ name: String, header: String, column: inout Int, to out: inout [UInt8]
    ) throws(MessageError) {
        let value = Array(name.utf8)
        let traits = try HeaderText(value, header: header)
        let quoted = value.count + 2 + value.count { $0 == UInt8(ascii: "\"") || $0 == UInt8(ascii: "\\") }
        guard traits.isPlain, column + quoted <= preferredLine else {
            EncodedWord.append(value, column: &column, to: &out)
            return
        }
        if traits.isAtoms {
            out += value
            column += value.count
            return
        }
        out.append(UInt8(ascii: "\""))
        for byte in value {
            if byte == UInt8(ascii: "\"") || byte == UInt8(ascii: "\\") { out.append(UInt8(ascii: "\\")) }
            out.append(byte)
        }
        out.append(UInt8(ascii: "\""))
        column += quoted
    }

    /// A header with one word, which stays on the first line however long it is: some programs take the space of a second
    /// line for a part of the value.
    private static func appendAlone(_ header: String, _ value: String, to out: inout [UInt8]) {
        out += header.utf8
        out += ": ".utf8
        out += value.utf8
        out += CRLF.bytes
    }

    private static func appendInBrackets(_ text: String, column: Int, to out: inout [UInt8]) {
        out += column + text.utf8.count + 3 > EncodedWord.longestLine ? "\r\n <".utf8 : " <".utf8
        out += text.utf8
        out.append(UInt8(ascii: ">"))
    }

    /// Printable ASCII, folded before a space wherever the next word would pass the preferred length.
    static func appendFolded(_ value: [UInt8], column start: Int, to out: inout [UInt8]) {
        guard start + value.count > preferredLine else {
            out += value
            return
        }
        var column = start
        var index = 0
        while index < value.count {
            var wordStart = index
            while wordStart < value.count, value[wordStart] == UInt8(ascii: " ") { wordStart += 1 }
            let wordEnd = value[wordStart...].firstIndex(of: UInt8(ascii: " ")) ?? value.count
            if index > 0, column + wordEnd - index > preferredLine {
                out += CRLF.bytes
                column = 0
            }
            out += value[index..<wordEnd]
            column += wordEnd - index
            index = wordEnd
        }
    }

    /// Refuses what cannot stand between angle brackets: spaces, controls, non-ASCII, the brackets themselves.
    private static func checkToken(_ token: String, header: String, limit: Int) throws(MessageError) {
        let isToken = { (octets: UnsafeBufferPointer<UInt8>) in octets.allSatisfy(isTokenOctet) }
        if 1...limit ~= token.utf8.count, token.utf8.withContiguousStorageIfAvailable(isToken) == true { return }
        guard !token.isEmpty else { throw MessageError(.invalidValue, header: header) }
        guard token.utf8.count <= limit else { throw MessageError(.tooLong, header: header) }
        for (index, byte) in token.utf8.enumerated() {
            guard byte >= 0x20, byte != 0x7f else {
                throw MessageError(.controlCharacter, header: header, position: index + 1)
            }
            guard isTokenOctet(byte) else { throw MessageError(.invalidValue, header: header, position: index + 1) }
        }
    }

    private static func isTokenOctet(_ byte: UInt8) -> Bool {
        0x21...0x7e ~= byte && byte != UInt8(ascii: "<") && byte != UInt8(ascii: ">")
    }
}
