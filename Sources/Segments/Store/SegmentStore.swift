internal import Audience
internal import Calendars
internal import Diagnostics
public import Foundation
public import Storage

/// Keeps segments: by name, with every version of their texts, their stored members, and who is pinned or banned.
public struct SegmentStore: Sendable {
    /// Reads the campaigns that activities can refer to.
    public typealias Campaigns = @Sendable (any Connection) throws -> [(id: Int64, name: String)]

    private let calendar: ZonedCalendar
    private let leapDays: LeapDayRule
    private let campaigns: Campaigns

    /// - Parameters:
    ///   - timeZone: the workspace's, for segments that name none.
    ///   - campaigns: where names of campaigns are looked up.
    public init(
        timeZone: TimeZone, leapDays: LeapDayRule = .february28, campaigns: @escaping Campaigns = { _ in [] }
    ) {
        calendar = ZonedCalendar(timeZone)
        self.leapDays = leapDays
        self.campaigns = campaigns
    }

    // MARK: Asking

    /// Everything that a segment's text can refer to now.
    public func scope(_ connection: any Connection) throws -> SegmentScope {
        let withPins = Set(
            try connection.all(
                "SELECT s.id FROM segment s WHERE EXISTS (SELECT 1 FROM segment_pin p WHERE p.segment_id = s.id)"
            ) { $0.integer(0) ?? 0 })
        let references = try list(connection).map { segment in
            SegmentScope.Reference(
                id: segment.id, name: segment.name, kind: segment.definition.kind, text: segment.definition.text,
                calendar: try calendar(segment.definition.timeZone), hasPins: withPins.contains(segment.id))
        }
        return SegmentScope(
            catalogue: try CatalogueStore.load(connection), segments: references, calendar: calendar, leapDays: leapDays,
            campaigns: try campaigns(connection))
    }

    /// A text that has no name, checked against what there is.
    ///
    /// - Throws: `SegmentError`.
    public func typed(_ text: String, _ connection: any Connection) throws -> TypedSegment {
        try TypedSegment(SegmentParser.parse(text), scope(connection))
    }

    /// A segment by its name, as its kind has it: by its rule, its stored members or both, and over these the pins and bans.
    ///
    /// - Throws: `SegmentStoreError` when there is none, `SegmentError` when its text no longer fits what there is.
    public func typed(named name: String, _ connection: any Connection) throws -> TypedSegment {
        let scope = try scope(connection)
        guard let reference = scope.segment(named: name) else { throw unknown(name, scope.segmentNames) }
        return try TypedSegment(stored: reference, scope)
    }

    /// What a definition's text says, whatever is stored of the segment.
    func rule(_ definition: SegmentDefinition, _ connection: any Connection) throws -> TypedSegment {
        var scope = try scope(connection)
        scope.calendar = try calendar(definition.timeZone)
        return try TypedSegment(SegmentParser.parse(definition.text), scope, name: definition.name)
    }

    /// The condition on `contact` that a segment of whatever kind stands for; true or false, never NULL.
    ///
    /// - Parameter contact: the alias of `contact` in the query.
    public func condition(
        named name: String, _ connection: any Connection, asOf now: Instant, contact: String = "c"
    ) throws -> SQL {
        try typed(named: name, connection).condition(contact: contact, asOf: now, dialect: connection.dialect)
    }

    /// Verifies a segment's examples.
    public func check(_ connection: any Connection, named name: String, asOf now: Instant) throws -> SegmentCheck {
        try check(connection, show(connection, named: name).definition.examples, typed(named: name, connection), asOf: now)
    }

    /// Verifies the examples of a definition by its text, whatever is stored.
    public func check(_ connection: any Connection, _ definition: SegmentDefinition, asOf now: Instant) throws -> SegmentCheck {
        try check(connection, definition.examples, rule(definition, connection), asOf: now)
    }

    private func check(
        _ connection: any Connection, _ examples: SegmentDefinition.Examples, _ typed: TypedSegment, asOf now: Instant
    ) throws -> SegmentCheck {
        let examples = examples.in.map { ($0, true) } + examples.out.map { ($0, false) }
        var failures: [SegmentCheck.Failure] = []
        for (address, shouldBeIn) in examples {
            let id = try SegmentRows.contact(connection, address)
            let explanation = try id.flatMap { try typed.explain(contact: $0, connection, asOf: now) }
            guard explanation?.isIn != shouldBeIn else { continue }
            failures.append(SegmentCheck.Failure(address: address, shouldBeIn: shouldBeIn, explanation: explanation))
        }
        return SegmentCheck(examples: examples.count, failures: failures)
    }

    // MARK: Reading

    /// Every segment, by name.
    public func list(_ connection: any Connection) throws -> [StoredSegment] {
        try SegmentRows.load(connection)
    }

    /// - Throws: `SegmentStoreError` of kind `unknownSegment` with the nearest name.
    public func show(_ connection: any Connection, named name: String) throws -> StoredSegment {
        let all = try list(connection)
        let folded = TextFolding.fold(name)
        guard let segment = all.first(where: { TextFolding.fold($0.name) == folded }) else {
            throw unknown(name, all.map(\.name))
        }
        return segment
    }

    /// Every text that the segment has had, the newest first.
    public func versions(_ connection: any Connection, named name: String) throws -> [SegmentVersion] {
        try SegmentRows.versions(connection, of: show(connection, named: name).id)
    }

    /// The segments with these names and all that they refer to, directly or by others, each once.
    public func closure(_ connection: any Connection, of names: [String]) throws -> [StoredSegment] {
        let all = try list(connection)
        let byName = Dictionary(all.map { (TextFolding.fold($0.name), $0) }, uniquingKeysWith: { first, _ in first })
        var found: [StoredSegment] = []
        var seen: Set<Int64> = []
        var waiting = names
        while let name = waiting.popLast() {
            guard let segment = byName[TextFolding.fold(name)] else { throw unknown(name, all.map(\.name)) }
            guard seen.insert(segment.id).inserted else { continue }
            found.append(segment)
            waiting += SegmentRows.references(segment.definition.text)
        }
        return found
    }

    // MARK: Helpers

    private func calendar(_ identifier: String?) throws(SegmentStoreError) -> ZonedCalendar {
        guard let identifier else { return calendar }
        guard let zone = TimeZone(identifier: identifier) else {
            throw SegmentStoreError(
                .unknownTimeZone,
                "there is no time zone \"\(identifier.prefix(80))\""
                    + NearestName.hint(identifier, in: TimeZone.knownTimeZoneIdentifiers))
        }
        return ZonedCalendar(zone)
    }

    private func unknown(_ name: String, _ known: [String]) -> SegmentStoreError {
        SegmentStoreError(
            .unknownSegment, "there is no segment \"\(name.prefix(80))\"" + NearestName.hint(name, in: known))
    }
}
