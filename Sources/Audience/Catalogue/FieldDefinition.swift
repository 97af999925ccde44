/// A custom field as it was defined. Its column in `contact` is named by its id, never by the user's text.
public struct FieldDefinition: Sendable, Hashable, Identifiable {
    /// One of the values a choice field can take.
    public struct Option: Sendable, Hashable, Identifiable {
        public var id: Int64
        public var name: String

        public init(id: Int64, name: String) {
            self.id = id
            self.name = name
        }
    }

    public var id: Int64
    /// The name used in segments, templates and CSV headers: `[a-z][a-z0-9_]*`.
    public var key: String
    /// The name people see.
    public var name: String
    public var type: FieldType
    /// The options of a choice field, in order; empty for other types.
    public var options: [Option]

    public init(id: Int64, key: String, name: String, type: FieldType, options: [Option] = []) {
        self.id = id
        self.key = key
        self.name = name
        self.type = type
        self.options = options
    }

    /// The column of `contact`; many-of-many fields have none.
    public var column: String { "f\(id)" }
    /// Where a location is beside its latitude, which `column` has: longitude, and the point on the unit sphere.
    public var longitudeColumn: String { "f\(id)_lon" }
    /// The columns of `GeoPoint.vector`.
    public var vectorColumns: (x: String, y: String, z: String) { ("f\(id)_x", "f\(id)_y", "f\(id)_z") }
    /// The folded text (see `TextFolding`), kept beside each text.
    public var foldedColumn: String { "f\(id)_fold" }
    /// The folded text without accents, NULL where it is the same as the folded one.
    public var bareColumn: String { "f\(id)_bare" }
}
