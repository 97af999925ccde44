internal import Foundation
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
        case .named(let name):
            do {
                return try merpati.segments.typed(named: name, connection)
            } catch let error as SegmentError {
                let segment = try merpati.segments.show(connection, named: name)
                throw AppError(.failed, "in the segment \"\(segment.name)\":\n" + error.render(segment.definition.text))
            }
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

    /// What is asked, for whoever finds the answer in a file later.
    public struct Description: Sendable, Encodable {
        /// nil for a text without a name.
        public var name: String?
        public var kind: String?
        public var version: Int64?
        /// The text in its canonical form.
        public var definition: String
        /// In which days are counted.
        public var time_zone: String
    }

    public func description(_ connection: any Connection, _ merpati: Merpati) throws -> Description {
        let timeZone = merpati.settings.timeZone.identifier
        switch self {
        case .named(let name):
            let segment = try merpati.segments.show(connection, named: name)
            let text = try SegmentPrinter.print(SegmentParser.parse(segment.definition.text))
            return Description(
                name: segment.name, kind: segment.definition.kind.rawValue, version: segment.version, definition: text,
                time_zone: segment.definition.timeZone ?? timeZone)
        case .text(let text):
            return Description(definition: try SegmentPrinter.print(SegmentParser.parse(text)), time_zone: timeZone)
        }
    }
}
