/// What an import has come to. After an interruption the figures are those of all its parts together.
public struct ImportResult: Sendable, Hashable {
    /// Rows of the file, without the header and empty lines: the sum of the next four.
    public var read = 0
    public var added = 0
    public var updated = 0
    /// Contacts that were as the row says already.
    public var unchanged = 0
    public var rejected = 0
    /// How many rows an interrupted import had done before, which this one did not do again.
    public var resumedAfter = 0
    /// What was made for it: fields, lists and labels, in words.
    public var created: [String] = []
    /// Headings of columns that were left out.
    public var ignoredColumns: [String] = []
    /// The first faults, for showing without an errors file.
    public var firstFaults: [ImportFault] = []

    /// Of activities: how many of the rejected are of addresses that are no contacts.
    var unknownContacts = 0

    static let shownFaults = 20
}
