internal import Foundation

/// What readers would see of a date's format that was meant otherwise.
enum DateFormatFault: Equatable {
    /// There is no such directive: it would be printed as it is.
    case unknown(String)
    /// There is no directive at all, so that every date prints the same; what it would be here, if that can be told.
    case withoutDirective(meant: String?)

    init?(_ format: String) {
        let moment = LocalMoment(0, in: .gmt)
        let names = DateNames.of("en")
        var rest = format[...]
        var hasDirective = false
        while let start = rest.firstIndex(of: "%") {
            var end = rest[start...].dropFirst()
            guard DateDirective(moment, names, afterDay: false, reading: &end) != nil else {
                self = .unknown(String(rest[start..<end.startIndex]))
                return
            }
            hasDirective = true
            rest = end
        }
        guard !hasDirective, format.contains(where: \.isLetter) else { return nil }
        self = .withoutDirective(meant: Self.meant(format))
    }

    var message: String {
        switch self {
        case .unknown(let directive): "`\(directive)` is nothing that a date has: readers would see it as it is"
        case .withoutDirective: "this format of a date has no `%`: readers would see it as it is"
        }
    }

    var advice: String {
        switch self {
        case .unknown: "Write `%d` for the day, `%m` or `%B` for the month, `%Y` for the year; `%%` for the sign itself."
        case .withoutDirective(let meant): "Write it as `\(meant ?? "%d.%m.%Y")`."
        }
    }

    /// Letters of other systems by the run in which they stand: `YYYY-MM-DD`, `dd/MM/yyyy HH:mm`.
    private static let runs: [String: String] = [
        "YYYY": "%Y", "yyyy": "%Y", "YY": "%y", "yy": "%y", "MMMM": "%B", "MMM": "%b", "MM": "%m", "DD": "%d", "dd": "%d",
        "D": "%-d",
        "d": "%-d", "M": "%-m", "HH": "%H", "H": "%-H", "hh": "%I", "h": "%-I", "mm": "%M", "ss": "%S", "EEEE": "%A", "EEE": "%a",
        "dddd": "%A", "ddd": "%a", "A": "%p", "a": "%P",
    ]

    private static func meant(_ format: String) -> String? {
        let isOfRuns = ["YY", "yy", "MM", "DD", "dd", "HH", "mm"].contains { format.contains($0) }
        return isOfRuns ? ofRuns(format) : PHPDateFormat.strftime(format)
    }

    private static func ofRuns(_ format: String) -> String? {
        var result = ""
        var rest = format[...]
        while let first = rest.first {
            let run = rest.prefix { $0 == first }
            rest = rest.dropFirst(run.count)
            if !first.isLetter {
                result += run
            } else if let directive = runs[String(run)] {
                result += directive
            } else {
                return nil
            }
        }
        return result
    }
}
