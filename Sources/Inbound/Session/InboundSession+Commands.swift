internal import Mail

/// The commands of RFC 5321 section 4.1.
extension InboundSession {
    private enum Verb: String {
        case ehlo, helo, mail, rcpt, data, rset, noop, vrfy, quit, help
        // Commands of extensions that are not offered.
        case expn, turn, etrn, bdat, auth, starttls
        // HTTP, aimed at a mail port by a deceived browser.
        case get, post, put, connect, options, head
    }

    mutating func perform(_ line: ArraySlice<UInt8>) {
        let word = line.prefix { $0 != .space }
        let argument = line[word.endIndex...].drop { $0 == .space }
        guard word.count <= 8, let verb = Verb(rawValue: String(decoding: word, as: UTF8.self).lowercased()) else {
            return fault(.unknownCommand)
        }
        switch verb {
        case .ehlo: hello(argument, isExtended: true)
        case .helo: hello(argument, isExtended: false)
        case .mail: mail(argument)
        case .rcpt: recipient(argument)
        case .data: data(argument)
        case .rset: withoutArgument(argument) { $0.reset() }
        case .noop: say(.noopOK)
        case .vrfy: if argument.isEmpty { fault(.badArgument) } else { say(.cannotVerify) }
        case .quit: withoutArgument(argument) { $0.end(.goodbye) }
        case .help: say(.help)
        case .expn, .turn, .etrn, .bdat, .auth, .starttls: fault(.notImplemented)
        case .get, .post, .put, .connect, .options, .head: end(.notMail)
        }
    }

    private mutating func withoutArgument(_ argument: ArraySlice<UInt8>, _ command: (inout InboundSession) -> Void) {
        if argument.isEmpty { command(&self) } else { fault(.badArgument) }
    }

    private mutating func reset() {
        transaction = nil
        say(.resetOK)
    }

    private mutating func hello(_ argument: ArraySlice<UInt8>, isExtended: Bool) {
        let name = argument.prefix { $0 > .space && $0 < 0x7f && !"<>()".utf8.contains($0) }
        guard (1...255).contains(name.count), argument[name.endIndex...].allSatisfy({ $0 == .space }) else {
            return fault(.badArgument)
        }
        introduce(String(decoding: name, as: UTF8.self), isExtended: isExtended)
        guard isExtended else { return say(SMTPReply(code: 250, text: options.hostName)) }
        var lines = [options.hostName, "SIZE \(options.limits.messageBytes)"]
        lines += InboundOptions.Extension.allCases.filter(options.extensions.contains).map(\.rawValue)
        say(SMTPReply(code: 250, text: lines.joined(separator: "\n")))
    }

    private mutating func mail(_ argument: ArraySlice<UInt8>) {
        guard var envelope = client else { return fault(.helloFirst) }
        guard transaction == nil else { return fault(.nestedSender) }
        guard let argument = argument.dropping(keyword: "from:") else { return fault(.badArgument) }
        guard let path = SMTPPath(parsing: argument) else { return fault(.badPath) }
        for parameter in path.parameters {
            let parts = parameter.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
            switch (parts[0], parts.count == 2 ? parts[1] : nil) {
            case ("SIZE", let digits?):
                guard digits.count <= 20, digits.utf8.allSatisfy({ (48...57).contains($0) }) else { return fault(.badArgument) }
                guard let size = Int(digits), size <= options.limits.messageBytes else { return say(.messageTooLarge) }
            case ("BODY", "7BIT"): break
            case ("BODY", "8BITMIME") where options.extensions.contains(.eightBitMIME): break
            case ("SMTPUTF8", nil) where options.extensions.contains(.smtpUTF8): envelope.usesUTF8 = true
            default: return fault(.badParameter)
            }
        }
        guard path.isASCII || envelope.usesUTF8 else { return fault(.needsUTF8) }
        envelope.sender = path.address
        ask(.sender(envelope))
    }

    private mutating func recipient(_ argument: ArraySlice<UInt8>) {
        guard let transaction else { return fault(client == nil ? .helloFirst : .senderFirst) }
        guard let argument = argument.dropping(keyword: "to:") else { return fault(.badArgument) }
        guard let path = SMTPPath(parsing: argument), !path.address.isEmpty else { return fault(.badPath) }
        guard path.parameters.isEmpty else { return fault(.badParameter) }
        guard path.isASCII || transaction.usesUTF8 else { return fault(.needsUTF8) }
        guard transaction.recipients.count < options.limits.recipients else { return say(.tooManyRecipients) }
        ask(.recipient(path.address, transaction))
    }

    private mutating func data(_ argument: ArraySlice<UInt8>) {
        guard argument.isEmpty else { return fault(.badArgument) }
        guard let transaction else { return fault(client == nil ? .helloFirst : .senderFirst) }
        // Not a fault: a pipelining client sends DATA before it knows that its recipients were refused.
        guard !transaction.recipients.isEmpty else { return say(.noRecipient) }
        beginContent()
    }
}

extension ArraySlice<UInt8> {
    /// What follows the keyword (given in lower case), in whichever case it is written; nil when it is not there.
    fileprivate func dropping(keyword: StaticString) -> ArraySlice<UInt8>? {
        let start = prefix(keyword.utf8CodeUnitCount)
        let matches = keyword.withUTF8Buffer { start.elementsEqual($0) { $0 == $1 || $0 | 0x20 == $1 && $0 >= 0x41 } }
        return matches ? self[start.endIndex...] : nil
    }
}
