internal import Crypto

/// What a plan was made of, in a short text: the hash of what would be said (campaign, template, segments), the number of
/// people it would reach, and a hash of who they are. `campaign start --plan DIGEST` compares it with the plan at hand.
public struct PlanDigest: Sendable, Hashable, CustomStringConvertible {
    let texts: String
    /// How many contacts were reachable.
    public let reachable: Int
    private let people: String

    /// - Parameters:
    ///   - texts: every text the plan depends on, in a fixed order.
    ///   - people: the sum of the hashes of the contacts reached; their order does not matter.
    init(texts: [String], reachable: Int, people: UInt64) {
        var hash = SHA256()
        for text in texts {
            // Lengths keep ["ab", "c"] and ["a", "bc"] apart.
            hash.update(data: Array("\(text.utf8.count):\(text)".utf8))
        }
        self.texts = hash.finalize().prefix(6).map { Self.hexadecimal(UInt64($0), digits: 2) }.joined()
        self.reachable = reachable
        self.people = Self.hexadecimal(people >> 16, digits: 12)
    }

    /// Reads the text form.
    /// - Throws: `CampaignError` of kind `drift`.
    public init(parsing text: String) throws(CampaignError) {
        let parts = text.split(separator: "-", omittingEmptySubsequences: false).map(String.init)
        guard parts.count == 3, parts[0].utf8.count == 12, parts[2].utf8.count == 12, parts[1].utf8.count <= 18,
            let count = Int(parts[1]), count >= 0
        else {
            throw CampaignError(
                .drift, "\"\(text.prefix(60))\" is not the digest of a plan", advice: "`campaign plan` prints it.")
        }
        (texts, reachable, people) = (parts[0], count, parts[2])
    }

    public var description: String { "\(texts)-\(reachable)-\(people)" }

    /// Refuses a plan that is not the one at hand any more.
    ///
    /// - Parameter share: how far the number of people may have moved, as a share of those planned. At 0 the very same
    ///   people must be reached; above 0 only their number is compared. The texts must always be the same.
    /// - Throws: `CampaignError` of kind `drift`.
    public func check(against current: PlanDigest, allowing share: Double = 0) throws(CampaignError) {
        guard texts == current.texts else {
            throw CampaignError(
                .drift, "the campaign, its template or one of its segments has changed since the plan",
                advice: "Plan again, and start with the new digest: \(current).")
        }
        guard self != current else { return }
        let moved = Double(abs(current.reachable - reachable))
        guard share > 0, moved <= share * Double(max(reachable, 1)) else {
            throw CampaignError(
                .drift, "the audience has changed since the plan: \(reachable) then, \(current.reachable) now",
                advice: "Plan again, and start with the new digest: \(current).")
        }
    }

    private static func hexadecimal(_ number: UInt64, digits: Int) -> String {
        let text = String(number, radix: 16)
        return String(repeating: "0", count: max(0, digits - text.count)) + text
    }
}
