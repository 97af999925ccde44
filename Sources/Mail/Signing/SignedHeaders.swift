/// Which headers a signature covers (RFC 6376 section 5.4.1; RFC 8058 section 4 for those of unsubscribing).
///
/// Every header of these names is covered. Those that are sealed are named once more than they stand there, so that the
/// signature also breaks when somebody adds one (section 5.4.2).
struct SignedHeaders {
    private struct Name {
        let shown: [UInt8]
        let lowered: [UInt8]
        let isSealed: Bool

        init(_ name: String, isSealed: Bool = false) {
            shown = Array(name.utf8)
            lowered = Array(name.lowercased().utf8)
            self.isSealed = isSealed
        }
    }

    private static let names = [
        Name("From", isSealed: true), Name("To", isSealed: true), Name("Subject", isSealed: true),
        Name("Date", isSealed: true), Name("Message-ID", isSealed: true), Name("Reply-To", isSealed: true),
        Name("Cc", isSealed: true),
        // A second one could show the reader another body.
        Name("Content-Type", isSealed: true), Name("Content-Transfer-Encoding", isSealed: true),
        Name("MIME-Version", isSealed: true),
        // A second one could lead whoever wants to leave elsewhere.
        Name("List-Unsubscribe", isSealed: true), Name("List-Unsubscribe-Post", isSealed: true),
        Name("List-Id", isSealed: true),
        Name("Sender"), Name("In-Reply-To"), Name("References"), Name("Content-Language"), Name("List-Help"),
        Name("List-Owner"),
        Name("Feedback-ID"), Name("CFBL-Address"), Name("CFBL-Feedback-ID"), Name("Auto-Submitted"), Name("Precedence"),
    ]

    /// The names in the order in which the headers are signed, as `h=` lists them.
    private(set) var listed: [[UInt8]] = []
    /// The headers in their canonical form, each with its line end.
    private(set) var canonical: [UInt8] = []

    init(_ index: HeaderIndex, of bytes: UnsafeBufferPointer<UInt8>) throws(DKIMError) {
        listed.reserveCapacity(32)
        canonical.reserveCapacity(index.entries.last.map { $0.value.upperBound + 64 } ?? 0)
        for name in Self.names {
            // Verifiers take headers of one name from the last to the first (section 5.4.2).
            for entry in index.entries.reversed() where Self.matches(entry, name, bytes) {
                RelaxedHeader.append(entry, of: bytes, to: &canonical)
                canonical += CRLF.bytes
                listed.append(name.shown)
            }
            guard !listed.isEmpty else {
                throw DKIMError(.malformedMessage, "the message has no From header, which every signature covers")
            }
            if name.isSealed { listed.append(name.shown) }
        }
    }

    private static func matches(_ entry: HeaderIndex.Entry, _ name: Name, _ bytes: UnsafeBufferPointer<UInt8>) -> Bool {
        guard entry.name.count == name.lowered.count else { return false }
        let start = entry.name.lowerBound
        return name.lowered.indices.allSatisfy { HeaderIndex.lowered(bytes[start + $0]) == name.lowered[$0] }
    }
}
