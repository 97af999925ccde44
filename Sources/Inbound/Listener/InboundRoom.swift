internal import Connections

/// What the connections of one listener share.
struct InboundRoom: Sendable {
    let connections: OpenConnections
    let spool: SpoolFolder
    /// For messages in memory.
    let memory: ByteBudget
    /// For messages in files.
    let files: ByteBudget
    /// For messages that are read from files again.
    let reading: ByteBudget

    init(_ options: InboundOptions) throws {
        let limits = options.limits
        connections = OpenConnections(limits: limits.connections)
        spool = try SpoolFolder(options.spoolFolder)
        memory = ByteBudget(bytes: limits.allMemoryBytes)
        files = ByteBudget(bytes: limits.allFileBytes)
        reading = ByteBudget(bytes: limits.allReadingBytes)
    }
}
