package import Foundation

/// Dates of headers (RFC 5322 section 3.3), in UTC: plain arithmetic, as it runs for every message.
package enum MessageDate {
    private static let weekdays = Array("SunMonTueWedThuFriSat".utf8)
    private static let months = Array("JanFebMarAprMayJunJulAugSepOctNovDec".utf8)
    /// From 1900-01-01 to 9999-12-31, the years that the grammar can say.
    private static let sayable = -2_208_988_800.0...253_402_300_799.0

    /// Appends the date as "Sat, 21 Nov 2026 09:05:00 +0000".
    package static func append(_ date: Date, to out: inout [UInt8]) {
        let clamped = min(max(date.timeIntervalSince1970, sayable.lowerBound), sayable.upperBound)
        let seconds = Int(clamped.rounded(.down))
        let day = seconds >= 0 ? seconds / 86400 : (seconds - 86399) / 86400
        let second = seconds - day * 86400
        let civil = civilDate(ofDay: day)
        let weekday = ((day + 4) % 7 + 7) % 7
        out += weekdays[weekday * 3..<weekday * 3 + 3]
        out += ", ".utf8
        appendTwoDigits(civil.day, to: &out)
        out.append(UInt8(ascii: " "))
        out += months[civil.month * 3 - 3..<civil.month * 3]
        out.append(UInt8(ascii: " "))
        appendTwoDigits(civil.year / 100, to: &out)
        appendTwoDigits(civil.year % 100, to: &out)
        out.append(UInt8(ascii: " "))
        appendTwoDigits(second / 3600, to: &out)
        out.append(UInt8(ascii: ":"))
        appendTwoDigits(second / 60 % 60, to: &out)
        out.append(UInt8(ascii: ":"))
        appendTwoDigits(second % 60, to: &out)
        out += " +0000".utf8
    }

    /// The Gregorian date of a day counted from 1970-01-01, by eras of 400 years that begin on 1 March.
    private static func civilDate(ofDay day: Int) -> (year: Int, month: Int, day: Int) {
        let shifted = day + 719_468
        let era = shifted / 146_097
        let dayOfEra = shifted % 146_097
        let yearOfEra = (dayOfEra - dayOfEra / 1460 + dayOfEra / 36524 - dayOfEra / 146_096) / 365
        let dayOfYear = dayOfEra - (365 * yearOfEra + yearOfEra / 4 - yearOfEra / 100)
        let month = (5 * dayOfYear + 2) / 153
        let dayOfMonth = dayOfYear - (153 * month + 2) / 5 + 1
        let isAfterFebruary = month < 10
        return (
            yearOfEra + era * 400 + (isAfterFebruary ? 0 : 1), isAfterFebruary ? month + 3 : month - 9, dayOfMonth
        )
    }

    private static func appendTwoDigits(_ number: Int, to out: inout [UInt8]) {
        out.append(UInt8(ascii: "0") + UInt8(truncatingIfNeeded: number / 10))
        out.append(UInt8(ascii: "0") + UInt8(truncatingIfNeeded: number % 10))
    }
}
