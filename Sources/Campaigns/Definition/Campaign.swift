public import Storage

/// A campaign as the database has it.
public struct Campaign: Sendable, Hashable, Identifiable {
    public var id: Int64
    public var name: String
    /// The text of its file when it was last applied.
    public var definition: String
    public var state: CampaignState
    /// When its schedule starts the next run, while that is armed.
    public var nextAt: Instant?
}

/// One start of a campaign, or one occurrence of its schedule: it has its own audience and its own report.
public struct CampaignRun: Sendable, Hashable, Identifiable {
    public var id: Int64
    public var campaignID: Int64
    /// What makes the run unique in its campaign: `once`, or the moment it stands for.
    public var occurrence: String
    public var kind: RunKind
    public var state: RunState
    /// Why it is in this state, when there is something to say.
    public var reason: String?
    /// The text of the campaign's file when the run began: later changes do not touch it.
    public var definition: String
    /// The version of the letter that it is sent with (``LetterVersion/id``); nil until the run first needs it, where the letter was
    /// never applied.
    public var letterVersion: Int64?
    /// The segment that a test goes to.
    public var segment: String?
    /// How many contacts a sample has.
    public var sampleSize: Int?
    /// What stands before the subjects of a test.
    public var mark: String?
    /// Makes the run's Message-IDs.
    public var secret: [UInt8]
    /// Nobody is mailed before this.
    public var startsAt: Instant
    /// Contacts up to this number are in the ledger.
    var enteredThrough: Int64
    /// The highest number a contact had when the run began.
    var enterUntil: Int64
    public var createdAt: Instant
    public var startedAt: Instant?
    public var endedAt: Instant?

    /// Whether everybody is in the ledger.
    var hasEntered: Bool { enteredThrough >= enterUntil }

    /// Whether it is a test to single addresses, which has a number but is no run (`TestLedger`).
    public var isAddressTest: Bool { kind == .test && segment == nil }

    /// Whether the schedule is still to start it: its audience was frozen for an occurrence to come.
    /// - Parameter next: when the schedule starts the next run.
    func isArmed(_ next: Instant?) -> Bool { kind == .full && occurrence == CampaignStore.once && startsAt == next }

    func seen(isArmed: Bool) -> CampaignPolicy.Run {
        CampaignPolicy.Run(id: id, kind: kind, state: state, hasEntered: hasEntered, isArmed: isArmed)
    }
}

/// A change of state of a campaign, or of one of its runs.
public struct RunTransition: Sendable, Hashable {
    /// The run, or nil for the campaign itself.
    public var run: Int64?
    public var from: String?
    public var to: String
    public var at: Instant
    /// Who: a person's name, or the part of the program.
    public var actor: String
    public var reason: String
}
