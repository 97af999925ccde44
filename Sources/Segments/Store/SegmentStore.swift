internal import Audience
internal import Diagnostics
public import Foundation
public import Storage

/// Keeps segments: by name, with every version of their texts, and the members of static ones.
public struct SegmentStore: Sendable {
    private let calendar: ZonedCalendar
    private let leapDays: LeapDayRule

    /// - Parameter timeZone: the workspace's, for segments that name none.
    public init(timeZone: TimeZone, leapDays: LeapDayRule = .february28) {
        calendar = ZonedCalendar(timeZone)
        self.leapDays = leapDays
    }

    // MARK: Asking

    /// Everything that a segment's text can refer to now.
    public func scope(_ connection: any Connection) throws -> SegmentScope {
        var references: [SegmentScope.Reference] = []
        for segment in try list(connection) {
            references.append(
                SegmentScope.Reference(
                    id: segment.id, name: segment.name, kind: segment.definition.kind, text: segment.definition.text,
                    calendar: try calendar(segment.definition.timeZone)))
        }
        return SegmentScope(
            catalogue: try CatalogueStore.load(connection), segments: references, calendar: calendar, leapDays: leapDays)
    }

    /// A text that has no name, checked against what there is.
    ///
    /// - Throws: `SegmentError`.
    public func typed(_ text: String, _ connection: any Connection) throws -> TypedSegment {
        try TypedSegment(SegmentParser.parse(text), scope(connection))
    }

    /// A segment by its name; of a static one, its members.
    ///
    /// - Throws: `SegmentStoreError` when there is none, `SegmentError` when its text no longer fits what there is.
    public func typed(named name: String, _ connection: any Connection) throws -> TypedSegment {
        var scope = try scope(connection)
        guard let reference = scope.segment(named: name) else { throw unknown(name, scope.segmentNames) }
        switch reference.kind {
        case .dynamic:
            scope.calendar = reference.calendar
            return try TypedSegment(SegmentParser.parse(reference.text), scope, name: reference.name)
        case .static:
            return try TypedSegment(SegmentParser.parse("in segment \(SegmentPrinter.quoted(reference.name))"), scope)
        }
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
        let segment = try show(connection, named: name)
        let evaluation = try typed(named: name, connection).evaluation(asOf: now)
        let reader = ContactFactsReader(try CatalogueStore.load(connection))
        let examples = segment.definition.examples.in.map { ($0, true) } + segment.definition.examples.out.map { ($0, false) }
        var failures: [SegmentCheck.Failure] = []
        for (address, shouldBeIn) in examples {
            let id = try SegmentRows.contact(connection, address)
            let explanation = try id.flatMap { try reader.read(connection, contact: $0) }.map(evaluation.explain)
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

    // MARK: Changing

    /// Makes a segment; a static one is frozen at once.
    ///
    /// - Throws: `SegmentStoreError` when the name or the time zone cannot be, `SegmentError` when the text cannot.
    @discardableResult
    public func create(_ connection: any Connection, _ definition: SegmentDefinition, at now: Instant) throws -> StoredSegment {
        try checkName(connection, definition.name, except: nil)
        let typed = try typed(definition, connection)
        let id = try SegmentRows.insert(connection, definition, at: now)
        if definition.kind == .static { try SegmentRows.freeze(connection, id, typed, at: now) }
        return try show(connection, named: definition.name)
    }

    /// Changes a segment, but for its name. A new text or time zone makes a new version; the members of a static segment
    /// are taken anew when that, or its kind, changes.
    @discardableResult
    public func edit(
        _ connection: any Connection, named name: String, to definition: SegmentDefinition, at now: Instant
    ) throws -> StoredSegment {
        let old = try show(connection, named: name)
        var definition = definition
        definition.name = old.name
        let typed = try typed(definition, connection)
        let isNewText = old.definition.text != definition.text || old.definition.timeZone != definition.timeZone
        try SegmentRows.update(connection, old, definition, version: old.version + (isNewText ? 1 : 0), at: now)
        let isNew = isNewText || old.definition.kind != definition.kind
        if isNew { try SegmentRows.removeMembers(connection, old.id) }
        if isNew, definition.kind == .static { try SegmentRows.freeze(connection, old.id, typed, at: now) }
        return try show(connection, named: old.name)
    }

    /// Gives a segment another name, also in the texts of the segments that refer to it, which makes new versions of them.
    public func rename(_ connection: any Connection, named name: String, to newName: String, at now: Instant) throws {
        let segment = try show(connection, named: name)
        try checkName(connection, newName, except: segment.id)
        for other in try referring(connection, to: segment) {
            var definition = other.definition
            definition.text = try SegmentRows.renaming(definition.text, from: segment.name, to: newName)
            try SegmentRows.update(connection, other, definition, version: other.version + 1, at: now)
        }
        var definition = segment.definition
        definition.name = newName
        try SegmentRows.update(connection, segment, definition, version: segment.version, at: now)
    }

    /// Deletes a segment with its versions and members. Whether a campaign uses it is for the caller to ask before.
    ///
    /// - Throws: `SegmentStoreError` of kind `inUse` when another segment refers to it.
    public func delete(_ connection: any Connection, named name: String) throws {
        let segment = try show(connection, named: name)
        let others = try referring(connection, to: segment).map { "\"\($0.name)\"" }
        guard others.isEmpty else {
            throw SegmentStoreError(
                .inUse, "the segment \"\(segment.name)\" is used by \(others.joined(separator: ", "))",
                advice: "Edit those first, or delete them.")
        }
        try connection.execute("DELETE FROM segment WHERE id = \(segment.id)")
    }

    // MARK: Helpers

    private func typed(_ definition: SegmentDefinition, _ connection: any Connection) throws -> TypedSegment {
        var scope = try scope(connection)
        scope.calendar = try calendar(definition.timeZone)
        return try TypedSegment(SegmentParser.parse(definition.text), scope, name: definition.name)
    }

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

    private func referring(_ connection: any Connection, to segment: StoredSegment) throws -> [StoredSegment] {
        let folded = TextFolding.fold(segment.name)
        return try list(connection).filter { other in
            // A text that no longer parses refers to nothing.
            let references = (try? SegmentParser.parse(other.definition.text))?.segmentReferences ?? []
            return references.contains { TextFolding.fold($0.value) == folded }
        }
    }

    func checkName(_ connection: any Connection, _ name: String, except id: Int64?) throws {
        let hasControls = name.unicodeScalars.contains { $0.properties.generalCategory == .control }
        guard !name.isEmpty, name.utf8.count <= 200, !hasControls, name.first?.isWhitespace != true,
            name.last?.isWhitespace != true
        else {
            throw SegmentStoreError(
                .invalidName, "a segment's name has 1 to 200 bytes, no control characters, and no space around it")
        }
        let folded = TextFolding.fold(name)
        if let taken = try list(connection).first(where: { $0.id != id && TextFolding.fold($0.name) == folded }) {
            throw SegmentStoreError(.duplicate, "there is a segment \"\(taken.name)\" already")
        }
    }

    private func unknown(_ name: String, _ known: [String]) -> SegmentStoreError {
        SegmentStoreError(
            .unknownSegment, "there is no segment \"\(name.prefix(80))\"" + NearestName.hint(name, in: known))
    }
}
