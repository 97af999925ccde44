internal import Calendars
internal import Foundation

/// `date`: an instant, a day, or a text that names one, in a format of strftime.
enum DateFilter {
    static let table: [String: Filter] = [
        "date": Filter(1...1, cost: .formatting) { call throws(FilterError) in
            let format = call.text(0)
            guard format.utf8.count <= longestFormat else {
                throw FilterError("the format of a date may have \(longestFormat) bytes", isLimit: true)
            }
            guard !format.isEmpty, let moment = moment(call.input, call.settings) else { return call.input }
            return .string(DateFormat.text(moment, format, language: call.settings.language))
        }
    ]

    private static let longestFormat = 500

    /// How an instant is shown without a format.
    static func plain(_ microseconds: Int64, _ settings: RenderSettings) -> String {
        DateFormat.text(LocalMoment(microseconds, in: settings.timeZone), "%Y-%m-%d %H:%M", language: "en")
    }

    /// The moment that a value names, in the recipient's time zone; nil when it names none.
    private static func moment(_ value: TemplateValue, _ settings: RenderSettings) -> LocalMoment? {
        switch value {
        case .instant(let microseconds): return LocalMoment(microseconds, in: settings.timeZone)
        case .date(let day): return LocalMoment(day: CalendarDate(clamping: day), in: settings.timeZone)
        case .integer(let seconds): return LocalMoment(seconds: Int64(seconds), in: settings.timeZone)
        case .string(let text):
            let text = text.trimmingSpace().lowercased()
            let now = LocalMoment(settings.now ?? Int64(Date().timeIntervalSince1970 * 1_000_000), in: settings.timeZone)
            if text == "now" || text == "today" { return now }
            if !text.isEmpty, text.utf8.allSatisfy({ (0x30...0x39).contains($0) }), let seconds = Int(text) {
                return LocalMoment(seconds: Int64(seconds), in: settings.timeZone)
            }
            return DateParser.moment(text, in: settings.timeZone, now: now)
        default: return nil
        }
    }
}
