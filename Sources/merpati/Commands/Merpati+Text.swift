internal import App
internal import Audience
internal import Storage

extension Merpati {
    /// A moment as people of the workspace read it, in their time zone.
    func text(_ moment: Instant) -> String {
        ValueFormat(timeZone: settings.timeZone).print(.dateTime(moment))
    }
}
