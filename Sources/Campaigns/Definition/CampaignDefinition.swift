public import Mail

/// What a campaign file says (docs/campaigns.md).
public struct CampaignDefinition: Sendable, Equatable {
    /// Names of lists and of stored segments; a contact in any of them is meant.
    public struct Selection: Sendable, Equatable {
        public var lists: [String]
        public var segments: [String]

        public init(lists: [String] = [], segments: [String] = []) {
            self.lists = lists
            self.segments = segments
        }

        public var isEmpty: Bool { lists.isEmpty && segments.isEmpty }
    }

    /// When it is decided who is in the audience.
    public enum AudienceTime: String, Sendable, CaseIterable {
        /// When the run starts.
        case atSend = "at-send"
        /// When it is scheduled. Whoever stops being mailable until the start is left out all the same.
        case frozen
    }

    /// What to do with a contact who lacks a value that the template needs.
    public enum MissingValue: String, Sendable, CaseIterable {
        /// The value prints nothing.
        case empty
        /// The contact is left out.
        case skip
        /// The run is paused.
        case stop
    }

    public var name: String
    /// Whom it comes from; nil leaves it to the template, then to the workspace.
    public var from: Mailbox?
    public var replyTo: Mailbox?
    /// The template's name, without folder and extension.
    public var template: String
    /// Who gets it: everybody in any of these, unless in `exclude`.
    public var to: Selection
    public var exclude: Selection
    public var schedule: Schedule?
    public var audience: AudienceTime
    public var missing: MissingValue
    /// Whether opens are seen, by a small picture at the letter's end.
    public var tracksOpens: Bool
    /// Whether clicks are seen, by links that go through this server.
    public var tracksClicks: Bool

    public init(
        name: String, from: Mailbox? = nil, replyTo: Mailbox? = nil, template: String, to: Selection,
        exclude: Selection = Selection(), schedule: Schedule? = nil, audience: AudienceTime = .atSend,
        missing: MissingValue = .empty, tracksOpens: Bool = true, tracksClicks: Bool = true
    ) {
        self.name = name
        self.from = from
        self.replyTo = replyTo
        self.template = template
        self.to = to
        self.exclude = exclude
        self.schedule = schedule
        self.audience = audience
        self.missing = missing
        self.tracksOpens = tracksOpens
        self.tracksClicks = tracksClicks
    }
}
