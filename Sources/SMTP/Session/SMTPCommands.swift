internal import Mail

/// Writes the commands of a transaction (RFC 5321 section 4.1.1).
enum SMTPCommands {
    static func appendMail(_ message: OutgoingMessage, _ capabilities: SMTPCapabilities, to output: inout [UInt8]) {
        output.append(literal: "MAIL FROM:<")
        output.append(contentsOf: message.envelopeSender.utf8)
        output.append(literal: ">")
        if capabilities.size {
            output.append(literal: " SIZE=")
            output.append(decimal: message.bytes.count)
        }
        if capabilities.eightBitMIME, message.needsSMTPUTF8 || MessageEncoder.hasHighByte(message.bytes) {
            output.append(literal: " BODY=8BITMIME")
        }
        if message.needsSMTPUTF8 { output.append(literal: " SMTPUTF8") }
        output.append(literal: "\r\n")
    }

    static func appendRecipient(_ message: OutgoingMessage, to output: inout [UInt8]) {
        output.append(literal: "RCPT TO:<")
        output.append(contentsOf: message.recipient.utf8)
        output.append(literal: ">\r\n")
    }
}

extension [UInt8] {
    mutating func append(literal: StaticString) {
        literal.withUTF8Buffer { append(contentsOf: $0) }
    }

    mutating func append(decimal number: Int) {
        append(contentsOf: String(number).utf8)
    }
}
