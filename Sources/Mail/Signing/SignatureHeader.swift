/// Writes a DKIM-Signature header (RFC 6376 section 3.5), folded at 78 octets wherever its parts allow that.
struct SignatureHeader {
    private(set) var bytes: [UInt8]
    private var column: Int

    /// What is the same in all headers of one key: everything up to the selector.
    init(_ algorithm: DKIMAlgorithm, domain: String, selector: String) {
        bytes = Array("DKIM-Signature:".utf8)
        column = bytes.count
        append("v=1;".utf8)
        append("a=\(algorithm.rawValue);".utf8)
        append("c=relaxed/relaxed;".utf8)
        append("d=\(domain);".utf8)
        append("s=\(selector);".utf8)
    }

    /// Adds what differs from message to message, up to the "b=" whose value is the signature over everything before it.
    mutating func complete(time: Int64, expiry: Int64?, names: [[UInt8]], bodyHash: [UInt8]) {
        bytes.reserveCapacity(bytes.count + 1400)
        append("t=\(time);".utf8)
        if let expiry { append("x=\(expiry);".utf8) }
        append("h=".utf8)
        for (index, name) in names.enumerated() { appendName(name, isFirst: index == 0) }
        bytes.append(UInt8(ascii: ";"))
        column += 1
        var hash: [UInt8] = Array("bh=".utf8)
        Base64.append(bodyHash[...], to: &hash)
        hash.append(UInt8(ascii: ";"))
        append(hash)
        append("b=".utf8)
    }

    /// Adds the signature and the header's line end.
    mutating func finish(_ signature: [UInt8]) {
        var encoded: [UInt8] = []
        Base64.append(signature[...], to: &encoded)
        var rest = encoded[...]
        while !rest.isEmpty {
            if column >= HeaderWriter.preferredLine { fold() }
            let piece = rest.prefix(HeaderWriter.preferredLine - column)
            bytes += piece
            column += piece.count
            rest = rest.dropFirst(piece.count)
        }
        bytes += CRLF.bytes
    }

    /// Adds a tag after a space, or on a line of its own when it does not fit any more.
    private mutating func append(_ tag: some Collection<UInt8>) {
        if column + 1 + tag.count > HeaderWriter.preferredLine {
            fold()
        } else {
            bytes.append(UInt8(ascii: " "))
            column += 1
        }
        bytes += tag
        column += tag.count
    }

    /// Adds a name to the list of headers, leaving room for the semicolon.
    private mutating func appendName(_ name: [UInt8], isFirst: Bool) {
        if !isFirst {
            bytes.append(UInt8(ascii: ":"))
            column += 1
        }
        if column + name.count + 1 > HeaderWriter.preferredLine { fold() }
        bytes += name
        column += name.count
    }

    private mutating func fold() {
        bytes += "\r\n ".utf8
        column = 1
    }
}
