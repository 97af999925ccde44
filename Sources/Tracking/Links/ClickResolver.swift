public import Storage
internal import Synchronization

/// Finds where a click leads: a stored link of the very campaign whose message was clicked, or nowhere.
public final class ClickResolver: Sendable {
    private struct Place: Hashable {
        let run: Int64
        let link: Int64
    }

    /// How many destinations are kept in memory.
    private static let capacity = 4096

    private let database: any Database
    private let evidence: any DeliveryEvidence
    private let known = Mutex<[Place: String]>([:])

    public init(database: any Database, evidence: any DeliveryEvidence) {
        self.database = database
        self.evidence = evidence
    }

    /// The destination, or nil when the run is unknown or its campaign has no such link.
    public func destination(of token: Token) async throws -> String? {
        guard token.purpose == .click, let link = token.link else { return nil }
        let place = Place(run: token.run, link: link)
        if let url = known.withLock({ $0[place] }) { return url }
        let url: String? = try await database.read { [evidence] connection in
            guard let campaign = try evidence.campaign(connection, run: place.run) else { return nil }
            return try LinkStore.destination(connection, campaignID: campaign, link: place.link)
        }
        guard let url else { return nil }
        known.withLock { known in
            // Rows never change, so anything may be forgotten at any time; all at once is the simplest.
            if known.count >= Self.capacity { known.removeAll(keepingCapacity: true) }
            known[place] = url
        }
        return url
    }
}
