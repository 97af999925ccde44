internal import Foundation

/// What imports of all kinds are told.
protocol ImportSettings: Sendable {
    /// What separates the columns; found in the header when nil.
    var separator: Character? { get }
    var limits: CSVLimits { get }
    /// Whether to do everything but keep nothing.
    var dryRun: Bool { get }
    /// Where refused rows are listed.
    var errorsFile: URL? { get }
    /// What makes two commands the same, so that one can go on where the other was interrupted.
    var fingerprintText: String { get }
}
