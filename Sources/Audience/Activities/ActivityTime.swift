public import Storage

/// When events can have been.
public enum ActivityTime {
    /// Refuses times before 1970 and more than a day in the future: clocks differ, but not by more. Such a time is a
    /// mistake of whoever reports the event, and would be the contact's last event for years.
    ///
    /// - Throws: `AudienceError` of kind `invalidValue`.
    public static func check(_ at: Instant, now: Instant) throws(AudienceError) {
        guard at.microseconds >= 0 else { throw AudienceError(.invalidValue, "the time is before 1970") }
        guard at <= now.adding(seconds: 86_400) else {
            throw AudienceError(.invalidValue, "the time is more than a day in the future")
        }
    }
}
