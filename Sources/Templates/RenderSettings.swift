public import Foundation

/// What rendering needs to know about a recipient's world: where and when they are, and which language they read.
public struct RenderSettings: Sendable, Equatable {
    /// The zone in which the `date` filter shows instants.
    public var timeZone: TimeZone
    /// The language of month and day names: `en`, `id`, `jv`, `pl` or `vi`; others fall back to English.
    public var language: String
    /// The currency of the `money` filter when it names none (ISO 4217).
    public var currency: String
    /// What `"now" | date` means, in microseconds since 1970; nil for the time of rendering.
    public var now: Int64?

    public init(timeZone: TimeZone = .gmt, language: String = "en", currency: String = "USD", now: Int64? = nil) {
        self.timeZone = timeZone
        self.language = language
        self.currency = currency
        self.now = now
    }
}
