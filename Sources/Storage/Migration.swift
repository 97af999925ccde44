/// One numbered step of the schema. Once released it is never edited: its checksum is kept in the database.
public struct Migration: Sendable {
    /// 1, 2, 3 ... over all rooms, without gaps.
    public let id: Int
    /// What the step is for, in a few words.
    public let name: String
    /// The statements, for each dialect.
    public let script: @Sendable (Dialect) -> String

    public init(_ id: Int, _ name: String, _ script: @escaping @Sendable (Dialect) -> String) {
        self.id = id
        self.name = name
        self.script = script
    }

    /// FNV-1a (64 bits) of the statements: it tells an edited step from the one applied, and guards against
    /// mistakes, not against malice.
    package func checksum(_ dialect: Dialect) -> Int64 {
        var hash: UInt64 = 0xcbf2_9ce4_8422_2325
        for byte in script(dialect).utf8 {
            hash = (hash ^ UInt64(byte)) &* 0x0000_0100_0000_01b3
        }
        return Int64(bitPattern: hash)
    }
}
