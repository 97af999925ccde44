/// What an import of activities has come to. After an interruption the figures are those of all its parts together.
public struct ActivityImportResult: Sendable, Hashable {
    /// Rows of the file, without the header and empty lines: the sum of the next three.
    public var read: Int
    public var added: Int
    /// Events whose external id was known, or stood earlier in the file.
    public var duplicates: Int
    public var rejected: Int
    /// How many of the rejected are of addresses that are no contacts.
    public var unknownContacts: Int
    /// How many rows an interrupted import had done before, which this one did not do again.
    public var resumedAfter: Int
    /// The options that were added, in words.
    public var created: [String]
    /// Columns that were left out.
    public var ignoredColumns: [String]
    /// The first faults, for showing without an errors file.
    public var firstFaults: [ImportFault]

    init(_ state: ImportState<ActivityImportJob.Memory>) {
        let counts = state.result
        read = counts.read
        added = counts.added
        duplicates = counts.unchanged
        rejected = counts.rejected
        unknownContacts = counts.unknownContacts
        resumedAfter = counts.resumedAfter
        created = state.memory.created
        ignoredColumns = state.memory.plan.ignoredColumns
        firstFaults = counts.firstFaults
    }
}
