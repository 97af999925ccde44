public import Audience

extension Merpati {
    /// What takes the events of activities from files. Campaigns go by their names.
    public var activityImporter: ActivityImporter {
        ActivityImporter(database, time: time) { try campaignIDs($0) }
    }
}
