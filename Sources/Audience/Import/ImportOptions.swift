public import Foundation

/// What an import is told.
public struct ImportOptions: ImportSettings, Sendable {
    /// What separates the columns; found in the header when nil.
    public var separator: Character?
    /// Columns by heading and the field each goes to; `-` leaves a column out. Other columns go by their heading.
    public var map: [String: String] = [:]
    /// Lists that every row is subscribed to; made when they do not exist.
    public var lists: [String] = []
    /// Labels that every row gets; made when they do not exist.
    public var labels: [String] = []
    /// The status of rows that name none; new contacts are active when this is nil.
    public var status: ContactStatus?
    /// Whether columns without a field get one, of the type that their first values have, and unknown options are added.
    public var createFields = false
    /// Whether to do everything but keep nothing.
    public var dryRun = false
    /// Where refused rows are listed: line, column, value, reason.
    public var errorsFile: URL?
    /// How dates and times are read.
    public var format = ValueFormat()
    public var limits = CSVLimits()
    /// How many rows are committed together.
    package var batchRows = 20_000

    public init() {}

    var fingerprintText: String {
        let lines = [
            "separator \(separator.map(String.init) ?? "")",
            "map \(map.sorted { $0.key < $1.key })", "lists \(lists)", "labels \(labels)",
            "status \(status?.rawValue ?? "")", "create fields \(createFields)",
            "day first \(format.dayFirst)", "time zone \(format.timeZone.identifier)",
        ]
        return lines.joined(separator: "\n")
    }
}
