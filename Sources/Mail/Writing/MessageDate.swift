internal import Calendars
package import Foundation

/// Dates of headers (RFC 5322 section 3.3), in UTC: plain arithmetic, as it runs for every message.
package enum MessageDate {
    private static let weekdays = Array("MonTueWedThuFriSatSun".utf8)
    private static let months = Array("JanFebMarAprMayJunJulAugSepOctNovDec".utf8)
    /// From 1900-01-01 to 9999-12-31, the years that the grammar can say.
    private static let sayable = -2_208_988_800.0...253_402_300_799.0

    /// Appends the date as "Sat, 21 Nov 2026 09:05:00 +0000".
    package static func append(_ moment: Date, to out: inout [UInt8]) {
        let clamped = min(max(moment.timeIntervalSince1970, sayable.lowerBound), sayable.upperBound)
        let seconds = Int(clamped.rounded(.down))
        let day = seconds >= 0 ? seconds / 86400 : (seconds - 86399) / 86400
        let second = seconds - day * 86400
        let date = CalendarDate(clamping: day)
        let weekday = date.weekday - 1
        out += weekdays[weekday * 3..<weekday * 3 + 3]
        out += ", ".utf8
        appendTwoDigits(date.day, to: &out)
        out.append(UInt8(ascii: " "))
        out += months[date.month * 3 - 3..<date.month * 3]
        out.append(UInt8(ascii: " "))
        appendTwoDigits(date.year / 100, to: &out)
        appendTwoDigits(date.year % 100, to: &out)
        out.append(UInt8(ascii: " "))
        appendTwoDigits(second / 3600, to: &out)
        out.append(UInt8(ascii: ":"))
        appendTwoDigits(second / 60 % 60, to: &out)
        out.append(UInt8(ascii: ":"))
        appendTwoDigits(second % 60, to: &out)
        out += " +0000".utf8
    }

    private static func appendTwoDigits(_ number: Int, to out: inout [UInt8]) {
        out.append(UInt8(ascii: "0") + UInt8(truncatingIfNeeded: number / 10))
        out.append(UInt8(ascii: "0") + UInt8(truncatingIfNeeded: number % 10))
    }
}
