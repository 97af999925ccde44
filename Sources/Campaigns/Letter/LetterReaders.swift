internal import Audience
internal import Foundation
internal import Segments
internal import Storage

/// Contacts to try a letter on.
public struct LetterReaders: Sendable {
    private let context: CampaignContext
    /// How many contacts are looked at to find some that differ.
    private static let sought = 500

    public init(_ context: CampaignContext) {
        self.context = context
    }

    /// The addresses of a few contacts who can be mailed: first one for each language, then others.
    ///
    /// - Parameter segment: where they come from; nil for everywhere.
    /// - Throws: `SegmentStoreError` when there is no such segment, `StorageError`.
    public func some(_ count: Int, of segment: String? = nil) async throws -> [String] {
        let (context, now) = (context, context.time.now())
        return try await context.database.read { connection in
            let isMember =
                try segment.map { try context.segments.condition(named: $0, connection, asOf: now) } ?? SQL("1 = 1")
            let found = try connection.all(
                """
                SELECT c.email, c.language FROM contact c WHERE \(MailingRule.isActive()) AND \(isMember)
                ORDER BY c.id LIMIT \(Self.sought)
                """
            ) { (email: $0.text(0) ?? "", language: $0.text(1) ?? "") }
            var languages: Set<String> = []
            let first = found.filter { languages.insert($0.language.lowercased()).inserted }.map(\.email)
            return Array((first + found.map(\.email).filter { !first.contains($0) }).prefix(count))
        }
    }
}
