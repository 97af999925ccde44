/// Tells the names of hosts from other words with dots in them.
enum HostName {
    /// Exchange writes the place where it failed with dots ("RESOLVER.ADR.RecipNotFound"): these words say something.
    private static let diagnostics: Set<String> = [
        "RESOLVER", "STOREDRV", "SMTPSEND", "SMTPRECV", "QUEUE", "ROUTING", "TRANSPORT", "AGENTS", "SUBMIT", "APPROVAL",
    ]

    /// Whether a word is the name of a host or an IP address.
    static func isHost(_ word: ArraySlice<UInt8>) -> Bool {
        let labels = word.split(separator: UInt8(ascii: "."), omittingEmptySubsequences: false)
        guard labels.count >= 2, let first = labels.first, let last = labels.last else { return false }
        guard labels.allSatisfy({ $0.contains { NameCharacter.isLetterOrDigit($0) || $0 >= 0x80 } }) else { return false }
        if labels.count == 4, labels.allSatisfy({ $0.count <= 3 && $0.allSatisfy(NameCharacter.isDigit) }) { return true }
        let isDomain = last.count >= 2 && last.allSatisfy(NameCharacter.isLetter) || last.starts(with: Array("xn--".utf8))
        return isDomain && !diagnostics.contains(String(decoding: first, as: UTF8.self)) && !isSentenceEnd(labels)
    }

    /// "rejected.Please": somebody forgot the space between two sentences.
    private static func isSentenceEnd(_ labels: [ArraySlice<UInt8>]) -> Bool {
        guard labels.count == 2, labels.allSatisfy({ $0.allSatisfy(NameCharacter.isLetter) }), labels[0].count >= 2 else {
            return false
        }
        let (end, start) = (labels[0].last ?? 0, labels[1].prefix(2).map { $0 })
        return end >= 0x61 && start.count == 2 && start[0] < 0x61 && start[1] >= 0x61
    }
}
