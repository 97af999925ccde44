/// Formats of strftime as Ruby knows them: `%d %B %Y`, with the flags `-` (no padding), `0`, `_` (spaces) and `^` (capitals).
/// What is not a directive stays as it is.
enum DateFormat {
    static func text(_ moment: LocalMoment, _ format: String, language: String) -> String {
        let names = DateNames.of(language)
        var result = ""
        var afterDay = false
        var rest = format[...]
        while let start = rest.firstIndex(of: "%") {
            result += rest[..<start]
            rest = rest[start...].dropFirst()
            let flag = rest.first.flatMap { "-0_^".contains($0) ? $0 : nil }
            if flag != nil { rest.removeFirst() }
            guard let directive = rest.popFirst() else {
                result += "%" + (flag.map { String($0) } ?? "")
                break
            }
            let part = Part(moment: moment, names: names, flag: flag, afterDay: afterDay)
            result += part.text(directive) ?? "%" + (flag.map { String($0) } ?? "") + String(directive)
            if directive == "d" || directive == "e" { afterDay = true }
        }
        return result + rest
    }

    private struct Part {
        var moment: LocalMoment
        var names: DateNames
        var flag: Character?
        var afterDay: Bool

        private var date: CivilDate { moment.date }
        private var hour12: Int { (moment.hour + 11) % 12 + 1 }

        func text(_ directive: Character) -> String? {
            word(directive) ?? number(directive) ?? composed(directive)
        }

        private func number(_ value: Int, _ width: Int, _ padding: Character = "0") -> String {
            switch flag {
            case "-": String(value)
            case "_": Digits.padded(value, width, with: " ")
            case "0": Digits.padded(value, width)
            default: Digits.padded(value, width, with: padding)
            }
        }

        private func number(_ directive: Character) -> String? {
            switch directive {
            case "Y": String(date.year)
            case "C": number(date.year / 100, 2)
            case "y": number(abs(date.year % 100), 2)
            case "m": number(date.month, 2)
            case "d": number(date.day, 2)
            case "e": number(date.day, 2, " ")
            case "j": number(date.dayOfYear, 3)
            case "H": number(moment.hour, 2)
            case "k": number(moment.hour, 2, " ")
            case "I": number(hour12, 2)
            case "l": number(hour12, 2, " ")
            case "M": number(moment.minute, 2)
            case "S": number(moment.second, 2)
            case "L": Digits.padded(moment.microsecond / 1000, 3)
            case "N": Digits.padded(moment.microsecond, 6) + "000"
            case "u": String(date.weekday == 0 ? 7 : date.weekday)
            case "w": String(date.weekday)
            case "U": number((date.dayOfYear + 6 - date.weekday) / 7, 2)
            case "W": number((date.dayOfYear + 6 - (date.weekday + 6) % 7) / 7, 2)
            case "V": number(isoWeek.week, 2)
            case "G": String(isoWeek.year)
            case "s": String(moment.secondsSince1970)
            default: nil
            }
        }

        private func word(_ directive: Character) -> String? {
            let text: String? =
                switch directive {
                case "B": names.month(date.month, afterDay: afterDay)
                case "b", "h": names.shortMonth(date.month)
                case "A": names.days[date.weekday]
                case "a": names.shortDay(date.weekday)
                case "p": moment.hour < 12 ? "AM" : "PM"
                case "P": moment.hour < 12 ? "am" : "pm"
                case "Z": moment.zoneName
                default: nil
                }
            return flag == "^" ? text?.uppercased() : text
        }

        private func composed(_ directive: Character) -> String? {
            switch directive {
            case "F": date.iso
            case "D", "x": parts("m", "/", "d", "/", "y")
            case "T", "X": parts("H", ":", "M", ":", "S")
            case "R": parts("H", ":", "M")
            case "r": parts("I", ":", "M", ":", "S", " ", "p")
            case "c": parts("a", " ", "b", " ", "e", " ", "H", ":", "M", ":", "S", " ", "Y")
            case "v": parts("e", "-", "b", "-", "Y")
            case "z":
                (moment.offset < 0 ? "-" : "+") + Digits.padded(abs(moment.offset) / 3600, 2)
                    + Digits.padded(abs(moment.offset) / 60 % 60, 2)
            case "n": "\n"
            case "t": "\t"
            case "%": "%"
            default: nil
            }
        }

        private func parts(_ pieces: Character...) -> String {
            let plain = Part(moment: moment, names: names, flag: nil, afterDay: false)
            return pieces.map { $0.isLetter ? plain.word($0) ?? plain.number($0) ?? "" : String($0) }.joined()
        }

        /// Weeks of ISO 8601: the first has the year's first Thursday.
        private var isoWeek: (year: Int, week: Int) {
            let thursday = CivilDate(daysSince1970: date.daysSince1970 + 3 - (date.weekday + 6) % 7)
            return (thursday.year, (thursday.dayOfYear - 1) / 7 + 1)
        }
    }
}
