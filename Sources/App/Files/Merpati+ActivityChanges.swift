internal import Audience
internal import Campaigns
internal import Segments
public import Storage

extension Merpati {
    /// The ids of campaigns by name, for the events that name one.
    public func campaignIDs(_ connection: any Connection) throws -> [String: Int64] {
        Dictionary(try CampaignStore.names(connection).map { ($0.name, $0.id) }) { first, _ in first }
    }

    /// Deletes an activity that users have defined, with all its events, unless a segment asks for it.
    ///
    /// - Throws: `AudienceError`, `AppError`.
    public func deleteActivity(_ connection: any Connection, named name: String) throws {
        let users = try segments.list(connection).filter { segment in
            // A text that cannot be read any more asks for nothing.
            (try? SegmentParser.parse(segment.definition.text))?.activityNames.contains(name) ?? false
        }
        guard users.isEmpty else {
            let names = users.prefix(5).map { "\"\($0.name)\"" }.joined(separator: ", ")
            throw AppError(
                .failed,
                "the activity \(name) is used by the segment\(users.count == 1 ? "" : "s") \(names)"
                    + (users.count > 5 ? " and \(users.count - 5) more" : ""),
                advice: "Edit those first, or delete them.")
        }
        try CatalogueStore.deleteActivity(connection, name: name, withEvents: true)
    }
}

extension SegmentNode {
    /// The activities that are asked for, wherever they stand.
    var activityNames: Set<String> {
        switch kind {
        case .all(let nodes), .any(let nodes): return nodes.reduce(into: []) { $0.formUnion($1.activityNames) }
        case .not(let node): return node.activityNames
        case .activity(let selection, _), .moment(_, let selection, _): return [selection.activity.value]
        case .figure(let figure, _): return [figure.selection.activity.value]
        case .rank(let rank):
            let among = rank.among?.activityNames ?? []
            guard case .figure(let figure) = rank.measure else { return among }
            return among.union([figure.selection.activity.value])
        case .field, .anniversary, .list, .segment, .sample: return []
        }
    }
}
