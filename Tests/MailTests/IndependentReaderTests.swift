import Foundation
import Mail
import TestSupport
import Testing

/// What we write, read by somebody else: every field and both bodies have to come out as they went in.
@Suite struct IndependentReaderTests {
    @Test func `Python reads what we write`() async throws {
        let seed = SeededRandom.seed()
        var random = SeededRandom(seed: seed)
        var letters = [RandomLetter]()
        for _ in 0..<400 { letters.append(try RandomLetter(using: &random)) }
        let messages = try letters.map { try $0.write() }
        let readings = try await withTemporaryFolder { try await IndependentReader.read(messages, in: $0) }
        #expect(readings.count == letters.count)
        for (letter, reading) in zip(letters, readings) {
            compare(letter, reading, "seed \(seed), subject \(letter.subject)")
        }
    }

    private func compare(_ letter: RandomLetter, _ reading: IndependentReading, _ place: Comment) {
        #expect(reading.defects == [], place)
        for name in ["date", "from", "to", "subject", "message-id", "mime-version", "list-unsubscribe", "list-id"] {
            #expect(reading.counts[name] == 1, place)
        }
        #expect(reading.addresses["from"] == [expected(letter.from)], place)
        #expect(reading.addresses["to"] == [expected(letter.to)], place)
        #expect(reading.addresses["reply-to"] == letter.replyTo.map { [expected($0)] }, place)
        #expect(reading.headers["subject"] == letter.subject, place)
        #expect(reading.headers["message-id"] == "<\(letter.messageID)>", place)
        #expect(reading.timestamp == letter.date.timeIntervalSince1970, place)
        #expect(reading.headers["feedback-id"] == letter.feedbackID, place)
        #expect(reading.headers["x-constant"] == letter.extra, place)
        #expect(reading.headers["x-personal"] == String(letter.extra.reversed()), place)
        #expect(reading.headers["precedence"] == "bulk", place)
        #expect(reading.headers["list-unsubscribe-post"] == "List-Unsubscribe=One-Click", place)
        let ways = ["<\(letter.unsubscribe.url)>"] + (letter.unsubscribe.mailto.map { ["<mailto:\($0)>"] } ?? [])
        #expect(reading.headers["list-unsubscribe"] == ways.joined(separator: ", "), place)
        if let html = letter.html {
            #expect(reading.types == ["multipart/alternative", "text/plain", "text/html"], place)
            #expect(reading.bodies.map(\.normalizedLines) == [letter.text.normalizedLines, html.normalizedLines], place)
        } else {
            #expect(reading.types == ["text/plain"], place)
            // Quoted-printable cannot say that the last line of a message has no end.
            #expect(reading.bodies.map(\.withoutLastLineEnd) == [letter.text.withoutLastLineEnd], place)
        }
    }

    private func expected(_ mailbox: Mailbox) -> IndependentReading.Address {
        IndependentReading.Address(name: mailbox.name ?? "", address: mailbox.address.wire)
    }
}
