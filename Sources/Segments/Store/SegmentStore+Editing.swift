internal import Audience
public import Storage

/// Making, changing and deleting segments.
extension SegmentStore {
    /// Makes a segment; a static one is frozen at once. An additive one has whoever matches, and the next refresh stores them.
    ///
    /// - Throws: `SegmentStoreError` when the name or the time zone cannot be, `SegmentError` when the text cannot.
    @discardableResult
    public func create(_ connection: any Connection, _ definition: SegmentDefinition, at now: Instant) throws -> StoredSegment {
        try checkName(connection, definition.name, except: nil)
        let rule = try rule(definition, connection)
        let id = try SegmentRows.insert(connection, definition, at: now)
        if definition.kind == .static { try SegmentRows.freeze(connection, id, rule, version: 1, at: now) }
        if definition.kind != .static { try SegmentIndexes.ensure(connection, for: rule, asOf: now) }
        return try show(connection, named: definition.name)
    }

    /// Changes a segment, but for its name. A new text, time zone or kind makes a new version. Pins and bans stay.
    ///
    /// | from | to | stored members |
    /// | --- | --- | --- |
    /// | static, additive | dynamic | are dropped |
    /// | dynamic | static, additive | are those who match now |
    /// | static | additive | stay |
    /// | additive | static | stay, and those who match now join them |
    /// | static | static | are taken anew when the text or the time zone changes |
    /// | additive | additive | stay, whatever changes |
    @discardableResult
    public func edit(
        _ connection: any Connection, named name: String, to definition: SegmentDefinition, at now: Instant
    ) throws -> StoredSegment {
        let old = try show(connection, named: name)
        var definition = definition
        definition.name = old.name
        let rule = try rule(definition, connection)
        let isNewText = old.definition.text != definition.text || old.definition.timeZone != definition.timeZone
        let isNew = isNewText || old.definition.kind != definition.kind
        let version = old.version + (isNew ? 1 : 0)
        let sound = isNewText ? try list(connection).filter { $0.id != old.id && isSound($0, connection) } : []
        try SegmentRows.update(connection, old, definition, version: version, at: now)
        for other in sound { try checkStillSound(other, connection) }
        switch (old.definition.kind, definition.kind) {
        case (.dynamic, .dynamic), (.additive, .additive): break
        case (.static, .static) where asksTheSame(old.definition, definition): break
        case (.static, .static), (.dynamic, .static), (.dynamic, .additive):
            try SegmentRows.removeMembers(connection, old.id)
            try SegmentRows.freeze(connection, old.id, rule, version: version, at: now)
        case (.additive, .static): try SegmentRows.freeze(connection, old.id, rule, version: version, at: now)
        case (.static, .additive): break
        case (.static, .dynamic), (.additive, .dynamic): try SegmentRows.removeMembers(connection, old.id)
        }
        if old.definition.kind != definition.kind {
            try connection.execute("DELETE FROM segment_refresh WHERE segment_id = \(old.id)")
        }
        if isNew {
            try dropUnusedIndexes(connection, at: now)
            if definition.kind != .static { try SegmentIndexes.ensure(connection, for: rule, asOf: now) }
        }
        return try show(connection, named: old.name)
    }

    private func isSound(_ segment: StoredSegment, _ connection: any Connection) -> Bool {
        (try? typed(named: segment.name, connection)) != nil
    }

    /// Depth and number of conditions are limits of a segment with all that it refers to.
    private func checkStillSound(_ segment: StoredSegment, _ connection: any Connection) throws {
        do {
            _ = try typed(named: segment.name, connection)
        } catch let error as SegmentError {
            throw SegmentStoreError(
                .inUse, "the segment \"\(segment.name)\", which refers to it, could not be any more: \(error.message)",
                advice: "Make this one simpler, or edit that one first.")
        }
    }

    /// Whether two texts say the same, in the same time zone: white space and remarks apart.
    private func asksTheSame(_ left: SegmentDefinition, _ right: SegmentDefinition) -> Bool {
        guard left.timeZone == right.timeZone else { return false }
        if left.text == right.text { return true }
        guard let first = try? SegmentParser.parse(left.text), let second = try? SegmentParser.parse(right.text) else {
            return false
        }
        return first == second
    }

    /// Gives a segment another name, also in the texts of the segments that refer to it, which makes new versions of them.
    /// Whether a campaign refers to it is for the caller to ask before.
    public func rename(_ connection: any Connection, named name: String, to newName: String, at now: Instant) throws {
        let segment = try show(connection, named: name)
        try checkName(connection, newName, except: segment.id)
        for other in try referring(connection, to: segment) {
            var definition = other.definition
            definition.text = try SegmentRows.renaming(definition.text, from: segment.name, to: newName)
            do throws(SegmentError) {
                _ = try SegmentParser.parse(definition.text)
            } catch {
                throw SegmentStoreError(
                    .invalidName, "with this name the text of the segment \"\(other.name)\" cannot be: \(error.message)",
                    advice: "Take a shorter name.")
            }
            try SegmentRows.update(connection, other, definition, version: other.version + 1, at: now)
        }
        var definition = segment.definition
        definition.name = newName
        try SegmentRows.update(connection, segment, definition, version: segment.version, at: now)
    }

    /// Deletes a segment with all that is kept about it. Whether a campaign uses it is for the caller to ask before.
    ///
    /// - Throws: `SegmentStoreError` of kind `inUse` when another segment refers to it.
    public func delete(_ connection: any Connection, named name: String, at now: Instant) throws {
        let segment = try show(connection, named: name)
        let others = try referring(connection, to: segment).map { "\"\($0.name)\"" }
        guard others.isEmpty else {
            throw SegmentStoreError(
                .inUse, "the segment \"\(segment.name)\" is used by \(others.joined(separator: ", "))",
                advice: "Edit those first, or delete them.")
        }
        try connection.execute("DELETE FROM segment WHERE id = \(segment.id)")
        try dropUnusedIndexes(connection, at: now)
    }

    /// Drops the indexes that only a segment asked for which is gone, or has another text.
    private func dropUnusedIndexes(_ connection: any Connection, at now: Instant) throws {
        let scope = try scope(connection)
        let typed = try list(connection).filter { $0.definition.kind != .static }.compactMap { segment in
            // A text that no longer fits asks for nothing.
            try? scope.segment(named: segment.name).map { reference throws(SegmentError) in
                try TypedSegment(stored: reference, scope)
            }
        }
        try SegmentIndexes.dropUnused(connection, keeping: typed.compactMap(\.self), asOf: now)
    }

    private func referring(_ connection: any Connection, to segment: StoredSegment) throws -> [StoredSegment] {
        let folded = TextFolding.fold(segment.name)
        return try list(connection).filter { other in
            SegmentRows.references(other.definition.text).contains { TextFolding.fold($0) == folded }
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
}
