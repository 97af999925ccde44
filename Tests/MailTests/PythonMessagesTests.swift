import Foundation
import Mail
import TestSupport
import Testing

/// What somebody else writes, read by us: every header, part, text and file has to come out as it went in.
@Suite struct PythonMessagesTests {
    private static let count = ProcessInfo.processInfo.environment["MERPATI_PYTHON_MESSAGES"].flatMap { Int($0) } ?? 1000

    @Test func `reads what Python writes`() async throws {
        let seed = SeededRandom.seed()
        let messages = try await PythonMessages.make(Self.count, seed: seed)
        #expect(messages.count == Self.count)
        for (number, message) in messages.enumerated() {
            let source = Array(try #require(Data(base64Encoded: message.source)))
            let read = MIMEParser.parse(source)
            let place: Comment = "seed \(seed), message \(number)"
            #expect(read.header("Subject")?.withoutSpaces == message.subject.withoutSpaces, place)
            #expect(read.header("X-Comment")?.withoutSpaces == message.comment.withoutSpaces, place)
            #expect(read.header("From") == message.from, place)
            #expect(Self.parts(of: read) == message.parts, place)
            #expect(Self.notes(of: read) == [], place)
        }
    }

    private static func parts(of part: MIMEPart) -> [PythonMessage.Part] {
        var own = PythonMessage.Part(type: part.contentType.mediaType, filename: part.contentType.parameters["name"])
        if part.parts.isEmpty, part.contentType.mediaType.hasPrefix("text/") {
            own.text = part.text
            // The last line end before a boundary belongs to it, and some encodings have one of their own.
            if own.text?.hasSuffix("\n") == false { own.text?.append("\n") }
        } else if part.parts.isEmpty {
            own.octets = Data(part.content).base64EncodedString()
        }
        return [own] + part.parts.flatMap { parts(of: $0) }
    }

    private static func notes(of part: MIMEPart) -> [String] {
        let own = part.notes.map { "\($0)" } + part.headers.flatMap { $0.decoded.notes.map { "\($0)" } }
        let isText = part.parts.isEmpty && part.contentType.mediaType.hasPrefix("text/")
        return own + (isText ? part.decodedText.notes.map { "\($0)" } : part.parts.flatMap { notes(of: $0) })
    }
}

extension String {
    /// Python puts a space between two charsets of a header, or none, by rules of its own.
    fileprivate var withoutSpaces: String { filter { !$0.isWhitespace } }
}
