internal import Foundation

/// A text or HTML part of one message: UTF-8 with any line ends.
public struct MessageBody: Sendable {
    /// Where a stretch of the known text is said to stand. The writer compares before it relies on that.
    public struct Occurrence: Sendable, Hashable {
        /// Where the stretch begins in the known text.
        public var start: Int
        /// Where it begins in the body.
        public var place: Int

        public init(start: Int, place: Int) {
            self.start = start
            self.place = place
        }
    }

    public var bytes: [UInt8]
    /// What this body shares with others of its kind.
    public var known: KnownText?
    /// In the order of the body.
    public var occurrences: [Occurrence]

    public init(_ bytes: [UInt8] = [], known: KnownText? = nil, occurrences: [Occurrence] = []) {
        self.bytes = bytes
        self.known = known
        self.occurrences = occurrences
    }

    /// Empties it for the next message, and keeps its memory.
    public mutating func clear() {
        bytes.removeAll(keepingCapacity: true)
        occurrences.removeAll(keepingCapacity: true)
    }

    /// The whole lines that an occurrence has, and where in the body, if they stand there, and the line feed before them
    /// too.
    func knownLines(
        at occurrence: Occurrence, after end: Int, in source: UnsafeBufferPointer<UInt8>
    ) -> (KnownText, KnownText.Lines, place: Int)? {
        guard let known, let lines = known.lines(ofStretchAt: occurrence.start) else { return nil }
        let place = occurrence.place &+ lines.range.lowerBound &- occurrence.start
        guard place >= max(end, 1), place <= source.count - lines.range.count else { return nil }
        let isPresent = known.text.withUnsafeBufferPointer { text in
            guard let present = source.baseAddress, let wanted = text.baseAddress else { return false }
            return memcmp(present + place - 1, wanted + lines.range.lowerBound - 1, lines.range.count + 1) == 0
        }
        return isPresent ? (known, lines, place) : nil
    }
}
