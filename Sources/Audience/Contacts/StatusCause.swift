/// Why a status changes.
public enum StatusCause: String, Sendable, CaseIterable {
    /// The contact was added.
    case added
    /// An import says so.
    case imported = "import"
    /// The owner of the address confirmed by a link sent to it.
    case confirmation = "confirmed_opt_in"
    /// An operator decided; bringing someone back takes a reason.
    case person
    /// The owner asked, by one-click, page or mail.
    case unsubscribe
    case hardBounce = "hard_bounce"
    /// Soft bounces over so many campaigns and days that the address counts as dead.
    case softBounces = "soft_bounces"
    case complaint
    /// The address was deleted earlier in this status, or is on the suppression list.
    case tombstone

    /// The statuses that this cause can lead to.
    public var targets: Set<ContactStatus> {
        switch self {
        case .added, .imported, .person: Set(ContactStatus.allCases)
        case .confirmation: [.active]
        case .unsubscribe: [.unsubscribed]
        case .hardBounce, .softBounces: [.hardBounced]
        case .complaint: [.complained]
        case .tombstone: [.unsubscribed, .hardBounced, .complained, .suppressed]
        }
    }
}
