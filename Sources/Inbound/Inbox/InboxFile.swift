internal import Foundation
internal import Mail

/// A captured message as it lies in its file: `Return-Path`, one `Delivered-To` a recipient and `Received`, each on one
/// line, as a mail server adds them on final delivery (RFC 5321 section 4.4); then the message, byte for byte.
enum InboxFile {
    /// The name of a message's file, which is its number. What a mail program adds behind a colon is left alone.
    static func name(_ number: Int) -> String {
        let digits = String(number)
        return String(repeating: "0", count: max(0, 8 - digits.count)) + digits
    }

    static func number(_ name: String) -> Int? {
        Int(name.prefix { $0 != ":" }).flatMap { $0 > 0 ? $0 : nil }
    }

    static func head(of envelope: InboundEnvelope, hostName: String, at date: Date) -> [UInt8] {
        let kind = envelope.usesUTF8 ? "UTF8SMTP" : envelope.isExtended ? "ESMTP" : "SMTP"
        var lines = ["Return-Path: <\(envelope.sender)>"]
        lines += envelope.recipients.map { "Delivered-To: \($0)" }
        lines.append("Received: from \(envelope.clientName) ([\(envelope.peer)]) by \(hostName) with \(kind); ")
        var head = Array(lines.joined(separator: "\r\n").utf8)
        MessageDate.append(date, to: &head)
        head.append(contentsOf: [.carriageReturn, .lineFeed])
        return head
    }

    /// The envelope, and how many bytes precede the message; nil when the file is no such file.
    static func parse(_ bytes: [UInt8]) -> (sender: String, recipients: [String], headCount: Int)? {
        var sender = ""
        var recipients: [String] = []
        var start = 0
        while let end = bytes[start...].firstIndex(of: .lineFeed) {
            let line = String(decoding: bytes[start..<end], as: UTF8.self).trimmingCharacters(in: .newlines)
            start = end + 1
            switch line.split(separator: " ", maxSplits: 1).map(String.init) {
            case let parts where parts.first == "Return-Path:" && parts.count == 2:
                sender = String(parts[1].dropFirst().dropLast())
            case let parts where parts.first == "Delivered-To:" && parts.count == 2:
                recipients.append(parts[1])
            case let parts where parts.first == "Received:":
                return (sender, recipients, start)
            default:
                return nil
            }
        }
        return nil
    }
}
