public import Foundation

/// What an import of activities is told.
public struct ActivityImportOptions: ImportSettings, Sendable {
    /// What separates the columns of CSV; found in the header when nil.
    public var separator: Character?
    /// Columns (or keys) by name and what each has: `email`, `at`, `external_id` or a parameter; `-` leaves one out. Others
    /// go by their name.
    public var map: [String: String] = [:]
    /// Whether options that a choice does not have yet are added to it.
    public var addOptions = false
    /// Whether to do everything but keep nothing.
    public var dryRun = false
    /// Where refused rows are listed: line, column, value, reason.
    public var errorsFile: URL?
    /// How dates and times are read.
    public var format = ValueFormat()
    public var limits = CSVLimits()
    /// How many rows are committed together.
    package var batchRows = 30_000
    /// The activity with what tells it from a later one of the same name.
    var activity = ""

    public init() {}

    var fingerprintText: String {
        let lines = [
            "activity \(activity)", "separator \(separator.map(String.init) ?? "")",
            "map \(map.sorted { $0.key < $1.key })", "add options \(addOptions)",
            "day first \(format.dayFirst)", "time zone \(format.timeZone.identifier)",
        ]
        return lines.joined(separator: "\n")
    }
}
