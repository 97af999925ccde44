public import Foundation
public import Mail

/// What `merpati.yaml` says, with the environment's word above the file's.
public struct Settings: Sendable {
    /// Where the data is.
    public enum DatabaseLocation: Sendable, Equatable {
        /// A file, relative to the workspace.
        case sqlite(path: String)
    }

    /// The name of the shop, club or newspaper.
    public var name: String
    public var database: DatabaseLocation
    /// What the links in letters begin with, without a final slash.
    public var publicURL: String
    /// The zone of dates and schedules where nothing else is said.
    public var timeZone: TimeZone
    /// The currency of amounts in letters that name none (ISO 4217).
    public var currency = "USD"
    /// The language of a contact who has none.
    public var language: String
    /// The postal address that the law wants in every letter.
    public var postalAddress: String
    /// Whom letters come from where a campaign does not say.
    public var from: Mailbox
    /// The domain of bounce addresses; without it bounces come back to `from`.
    public var bounceDomain: String?
    /// Where providers send complaints (RFC 9477); nil asks for none.
    public var feedbackAddress: EmailAddress?
    /// Where the inbound SMTP listener listens; nil is off.
    public var inbound: HostPort?
    /// The accounts that mail goes out by, first choice first.
    public var smtp: [SMTPAccountSetting]
    /// The keys that messages are signed with, by the domain that they come from.
    public var dkim: [DKIMIdentity] = []
    /// How much `serve` takes on.
    public var limits = ServingLimits()
}
