public import Segments
public import Storage

/// Which contacts are meant: those of a stored segment, or those that a text holds for.
public enum SegmentQuestion: Sendable {
    case named(String)
    case text(String)

    /// The segment, checked against what there is.
    ///
    /// - Throws: `AppError` with the place in the text, `SegmentStoreError`.
    public func typed(_ connection: any Connection, _ merpati: Merpati) throws -> TypedSegment {
        switch self {
        case .named(let name): return try merpati.segments.typed(named: name, connection)
        case .text(let text):
            do {
                return try merpati.segments.typed(text, connection)
            } catch let error as SegmentError {
                throw AppError(.failed, "in the segment's text:\n" + error.render(text))
            }
        }
    }

    /// A condition over `contact c` that is true or false, never NULL.
    public func condition(_ connection: any Connection, _ merpati: Merpati, asOf now: Instant) throws -> SQL {
        try typed(connection, merpati).condition(asOf: now, dialect: connection.dialect)
    }

    /// The text, with the name before it if it has one.
    public func description(_ connection: any Connection, _ merpati: Merpati) throws -> String {
        switch self {
        case .named(let name): "\(name): \(try merpati.segments.show(connection, named: name).definition.text)"
        case .text(let text): text
        }
    }
}
