internal import Calendars

/// One directive of a date's format.
struct DateDirective {
    let letter: Character
    private let moment: LocalMoment
    private let names: DateNames
    /// Behind the number of a day, where some languages have other names of months.
    private let afterDay: Bool
    private var isUpper = false
    private var isSwapped = false
    private var isUnpadded = false
    private var padding: Character?
    private var width: Int?
    private var colons = 0

    /// Wider fields stay as they are written.
    private static let widest = 100

    /// Reads what stands behind a `%`; nil when that is no directive.
    init?(_ moment: LocalMoment, _ names: DateNames, afterDay: Bool, reading rest: inout Substring) {
        self.moment = moment
        self.names = names
        self.afterDay = afterDay
        var letter: Character?
        while letter == nil, let next = rest.popFirst() {
            switch next {
            case "^": isUpper = true
            case "#": isSwapped = true
            case "-": isUnpadded = true
            case "_": padding = " "
            case "0" where width == nil: padding = "0"
            case ":": colons += 1
            case "0"..."9": width = min((width ?? 0) * 10 + (next.wholeNumberValue ?? 0), Self.widest + 1)
            case "E", "O": break
            default: letter = next
            }
        }
        guard let letter, (width ?? 0) <= Self.widest, colons == 0 || letter == "z" && colons < 4 else { return nil }
        self.letter = letter
        if text == nil { return nil }
    }

    /// What it prints; nil when there is no such directive.
    var text: String? {
        number ?? fraction ?? word ?? composed
    }

    private var date: CalendarDate { moment.date }
    /// 0 for Sunday.
    private var weekday: Int { date.weekday % 7 }
    private var hour12: Int { (moment.hour + 11) % 12 + 1 }

    // MARK: - Numbers

    private var number: String? {
        switch letter {
        case "Y": padded(date.year, 4)
        case "C": padded(date.year / 100, 2)
        case "y": padded(abs(date.year % 100), 2)
        case "m": padded(date.month, 2)
        case "d": padded(date.day, 2)
        case "e": padded(date.day, 2, " ")
        case "j": padded(date.dayOfYear, 3)
        case "H": padded(moment.hour, 2)
        case "k": padded(moment.hour, 2, " ")
        case "I": padded(hour12, 2)
        case "l": padded(hour12, 2, " ")
        case "M": padded(moment.minute, 2)
        case "S": padded(moment.second, 2)
        case "u": padded(date.weekday, 1)
        case "w": padded(weekday, 1)
        case "U": padded((date.dayOfYear + 6 - weekday) / 7, 2)
        case "W": padded((date.dayOfYear + 7 - date.weekday) / 7, 2)
        case "V": padded(isoWeek.week, 2)
        case "G": padded(isoWeek.year, 4)
        case "g": padded(isoWeek.year % 100, 2)
        case "s": padded(Int(moment.secondsSince1970), 1)
        default: nil
        }
    }

    private func padded(_ value: Int, _ standard: Int, _ character: Character = "0") -> String {
        isUnpadded ? String(value) : Digits.padded(value, width ?? standard, with: padding ?? character)
    }

    /// Digits of a second: the width says how many.
    private var fraction: String? {
        guard letter == "L" || letter == "N" else { return nil }
        let digits = Digits.padded(moment.microsecond, 6)
        let count = width ?? (letter == "L" ? 3 : 9)
        return digits.prefix(count) + String(repeating: "0", count: max(0, count - 6))
    }

    /// Weeks of ISO 8601: the first has the year's first Thursday.
    private var isoWeek: (year: Int, week: Int) {
        let thursday = CalendarDate(clamping: date.dayNumber + 4 - date.weekday)
        return (thursday.year, (thursday.dayOfYear - 1) / 7 + 1)
    }

    // MARK: - Words

    private var word: String? {
        switch letter {
        case "B": filled(names.month(date.month, afterDay: afterDay))
        case "b", "h": filled(names.shortMonth(date.month))
        case "A": filled(names.days[weekday])
        case "a": filled(names.shortDay(weekday))
        case "p": filled(moment.hour < 12 ? "AM" : "PM", swapsToLower: true)
        case "P": filled(moment.hour < 12 ? "am" : "pm")
        case "Z": filled(moment.zoneName, swapsToLower: true)
        case "z": zone
        case "n": filled("\n")
        case "t": filled("\t")
        case "%": filled("%")
        default: nil
        }
    }

    /// In the case and width that are asked for.
    private func filled(_ text: String, swapsToLower: Bool = false) -> String {
        let cased = isSwapped ? (swapsToLower ? text.lowercased() : text.uppercased()) : isUpper ? text.uppercased() : text
        guard let width, !isUnpadded else { return cased }
        return String(repeating: padding ?? " ", count: max(0, width - cased.count)) + cased
    }

    private var zone: String {
        let offset = abs(moment.offset)
        let hours = Digits.padded(offset / 3600, 2)
        let minutes = Digits.padded(offset / 60 % 60, 2)
        let seconds = Digits.padded(offset % 60, 2)
        let digits: String
        switch colons {
        case 1: digits = "\(hours):\(minutes)"
        case 2: digits = "\(hours):\(minutes):\(seconds)"
        case 3:
            digits = offset % 60 != 0 ? "\(hours):\(minutes):\(seconds)" : offset % 3600 != 0 ? "\(hours):\(minutes)" : hours
        default: digits = hours + minutes
        }
        let sign = moment.offset < 0 ? "-" : "+"
        let missing = max(0, (width ?? 0) - digits.count - 1)
        if padding == " " {
            let bare = digits.hasPrefix("0") ? digits.dropFirst() : digits[...]
            return String(repeating: " ", count: missing + digits.count - bare.count) + sign + bare
        }
        return sign + String(repeating: "0", count: missing) + digits
    }

    // MARK: - Whole dates and times

    private var composed: String? {
        let format: String? =
            switch letter {
            case "F": "%Y-%m-%d"
            case "D", "x": "%m/%d/%y"
            case "T", "X": "%H:%M:%S"
            case "R": "%H:%M"
            case "r": "%I:%M:%S %p"
            case "c": "%a %b %e %H:%M:%S %Y"
            case "v": "%e-%^b-%Y"
            default: nil
            }
        return format.map { filled(DateFormat.text(moment, $0, names: names)) }
    }
}
