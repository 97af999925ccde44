internal import Foundation
package import Mail

/// Cuts the bytes that a server sends into replies (RFC 5321 section 4.2), whatever pieces they arrive in. Memory is
/// bounded whatever the server sends.
package struct ReplyParser: Sendable {
    /// RFC 5321 section 4.5.3.1.5 has 512; servers are known to write longer ones.
    package static let longestLine = 4_096
    package static let mostLines = 128
    /// What is kept of a reply's text, in bytes.
    package static let longestText = 512

    package enum Step: Sendable, Equatable {
        /// Everything was read; more must come before a reply is complete.
        case incomplete
        /// A reply is complete; `code` and `reply` describe it until the next call.
        case complete
        /// What was received is no reply: this sentence says why.
        case violation(String)
    }

    /// The code of the last complete reply.
    package private(set) var code = 0

    private var partialLine: [UInt8] = []
    private var text: [UInt8] = []
    private var lines = 0

    package init() {
        text.reserveCapacity(2 * Self.longestText)
    }

    /// Reads on at `position` up to the end of the next reply.
    package mutating func next(in input: UnsafeRawBufferPointer, from position: inout Int) -> Step {
        while position < input.count, let base = input.baseAddress {
            let rest = UnsafeRawBufferPointer(rebasing: input[position...])
            guard let found = memchr(base + position, Int32(UInt8(ascii: "\n")), rest.count) else {
                position = input.count
                return keep(rest) ? .incomplete : .violation("a reply line is longer than \(Self.longestLine) bytes")
            }
            let length = UnsafeRawPointer(found) - (base + position)
            position += length + 1
            let step: Step
            if partialLine.isEmpty {
                step = length > Self.longestLine ? tooLong : take(line: UnsafeRawBufferPointer(rebasing: rest[..<length]))
            } else if keep(UnsafeRawBufferPointer(rebasing: rest[..<length])) {
                let whole = partialLine
                partialLine.removeAll(keepingCapacity: true)
                step = whole.withUnsafeBytes { take(line: $0) }
            } else {
                step = tooLong
            }
            if step != .incomplete { return step }
        }
        return .incomplete
    }

    private var tooLong: Step { .violation("a reply line is longer than \(Self.longestLine) bytes") }

    private mutating func keep(_ bytes: UnsafeRawBufferPointer) -> Bool {
        guard partialLine.count + bytes.count <= Self.longestLine else { return false }
        partialLine.append(contentsOf: bytes)
        return true
    }

    /// Takes one line without its line feed.
    private mutating func take(line: UnsafeRawBufferPointer) -> Step {
        var end = line.count
        if end > 0, line[end - 1] == UInt8(ascii: "\r") { end -= 1 }
        guard end >= 3, let number = Self.code(line),
            end == 3 || line[3] == UInt8(ascii: " ") || line[3] == UInt8(ascii: "-") || line[3] == UInt8(ascii: "\t")
        else {
            return .violation("a line does not begin with a reply code")
        }
        if lines == 0 {
            code = number
            text.removeAll(keepingCapacity: true)
        } else if number != code {
            return .violation("the lines of one reply have the codes \(code) and \(number)")
        }
        lines += 1
        if lines > 1 { text.append(UInt8(ascii: "\n")) }
        // Twice the kept text, because enhanced codes are taken out of it later.
        if end > 4 { text.append(contentsOf: line[4..<end].prefix(max(0, 2 * Self.longestText - text.count))) }
        if end > 3, line[3] == UInt8(ascii: "-") {
            return lines < Self.mostLines ? .incomplete : .violation("a reply has more than \(Self.mostLines) lines")
        }
        lines = 0
        return .complete
    }

    /// A code is 200 to 559 (RFC 5321 section 4.2); others are let through to be refused by their meaning, but not 1xx,
    /// which SMTP does not have.
    private static func code(_ line: UnsafeRawBufferPointer) -> Int? {
        var number = 0
        for index in 0..<3 {
            let digit = line[index] &- UInt8(ascii: "0")
            guard digit <= 9 else { return nil }
            number = number * 10 + Int(digit)
        }
        return (200...599).contains(number) ? number : nil
    }

    /// The last complete reply.
    package var reply: SMTPReply {
        var enhanced: String?
        var joined: [UInt8] = []
        for line in text.split(separator: UInt8(ascii: "\n")) {
            var line = line
            if let range = EnhancedCode.range(line, class: UInt8(code / 100)) {
                enhanced = enhanced ?? String(decoding: line[range], as: UTF8.self)
                line = line[range.upperBound...]
            }
            let words = line.drop { $0 == UInt8(ascii: " ") || $0 == UInt8(ascii: "\t") }
            if !joined.isEmpty, !words.isEmpty { joined.append(UInt8(ascii: " ")) }
            joined.append(contentsOf: words.lazy.map { $0 < 0x20 || $0 == 0x7f ? UInt8(ascii: " ") : $0 })
        }
        return SMTPReply(code: code, enhanced: enhanced, text: Self.limited(joined))
    }

    private static func limited(_ bytes: [UInt8]) -> String {
        var text = decoded(bytes.prefix(longestText))
        // Bytes that are no UTF-8 become longer when they are replaced.
        while text.utf8.count > longestText { text.removeLast() }
        return text
    }

    /// Servers that know nothing of UTF-8 write in Latin letters of one octet each. A character cut off at the end proves nothing.
    private static func decoded(_ bytes: ArraySlice<UInt8>) -> String {
        for cut in 0..<4 {
            if let text = String(validating: bytes.dropLast(cut), as: UTF8.self) { return text }
        }
        return String(String.UnicodeScalarView(bytes.map { Unicode.Scalar($0) }))
    }
}
