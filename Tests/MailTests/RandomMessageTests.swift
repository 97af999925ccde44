import Foundation
import TestSupport
import Testing

@testable import Mail

/// What we write, read by somebody else: every field, name, file and body has to come out as it went in.
@Suite struct RandomMessageTests {
    /// `MERPATI_RANDOM_MESSAGES=10000` for the long run.
    static let count = ProcessInfo.processInfo.environment["MERPATI_RANDOM_MESSAGES"].flatMap { Int($0) } ?? 2000

    @Test func `Python and our own parser read what we write`() async throws {
        let seed = SeededRandom.seed()
        var random = SeededRandom(seed: seed)
        let result = try await withTemporaryFolder { folder in
            let batch = try IndependentCheck.Batch(in: folder)
            for number in 0..<Self.count {
                let letter = try RandomLetter(using: &random)
                let message = try letter.write()
                try batch.add(ExpectedMessage(letter, message))
                // Our own parser has tests of its own; here a part of the messages will do.
                if number % 4 == 0 { compare(letter, MIMEParser.parse(message), "seed \(seed), message \(number)") }
            }
            return try await batch.check()
        }
        print("\(result.checked) random messages, seed \(seed)")
        #expect(result.checked == Self.count)
        #expect(result.wrong == [], "seed \(seed)")
    }

    private func compare(_ letter: RandomLetter, _ message: MIMEPart, _ place: Comment) {
        #expect(message.header("Subject").map { Array($0.unicodeScalars) } == Array(letter.subject.unicodeScalars), place)
        #expect(message.header("Message-ID") == "<\(letter.messageID)>", place)
        let leaves = Self.leaves(message)
        let texts = [letter.text] + (letter.html.map { [$0] } ?? [])
        #expect(leaves.count == texts.count + letter.images.count + letter.attachments.count, place)
        for (text, leaf) in zip(texts, leaves) {
            #expect(leaf.content.normalizedLines == Array(text.utf8).normalizedLines, place)
        }
        for (file, leaf) in zip(letter.images + letter.attachments, leaves.dropFirst(texts.count)) {
            #expect(leaf.content == file.bytes, place)
            #expect(leaf.contentType.mediaType == file.type, place)
        }
    }

    private static func leaves(_ part: MIMEPart) -> [MIMEPart] {
        part.parts.isEmpty ? [part] : part.parts.flatMap(leaves)
    }

    /// What may go wrong with a message, done on purpose: the check has to see each.
    @Test func `a wrong message fails the check`() async throws {
        var random = SeededRandom(seed: 20)
        var letter = try RandomLetter(using: &random)
        letter.subject = "Viele bunte Grüße aus der Gärtnerei"
        letter.html = "<p>żółć <img src=\"cid:1@images\">\n</p>"
        letter.images = [Mail.Attachment(name: "bloom.png", type: "image/png", bytes: [1, 2, 3, 4], contentID: "1@images")]
        letter.attachments = [Mail.Attachment(name: "Pflege – Orchideen.pdf", type: "application/pdf", bytes: Array(0...200))]
        letter.text = "Line one \nFrom here\n.\n"
        let message = try letter.write()
        let result = try await withTemporaryFolder { folder in
            let batch = try IndependentCheck.Batch(in: folder)
            try batch.add(ExpectedMessage(letter, message))
            for spoiling in Spoiling.allCases {
                let spoiled = spoiling.apply(to: String(decoding: message, as: UTF8.self))
                #expect(spoiled != message, "\(spoiling)")
                try batch.add(ExpectedMessage(letter, spoiled))
            }
            return try await batch.check()
        }
        #expect(result.checked == 1 + Spoiling.allCases.count)
        let wrong = result.wrong.map { Int($0.drop { !$0.isNumber }.prefix { $0.isNumber }) }
        #expect(wrong == Array(1...Spoiling.allCases.count), "\(result.wrong)")
    }
}

extension [UInt8] {
    /// Octets with LF line ends, and without one at the end, which a message of one part cannot say.
    fileprivate var normalizedLines: [UInt8] {
        var lines = [UInt8]()
        var previous: UInt8 = 0
        for byte in self {
            if byte == 0x0d || byte == 0x0a && previous != 0x0d { lines.append(0x0a) } else if byte != 0x0a { lines.append(byte) }
            previous = byte
        }
        if lines.last == 0x0a { lines.removeLast() }
        return lines
    }
}
