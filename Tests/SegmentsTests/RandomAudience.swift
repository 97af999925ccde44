import Audience
import Calendars
import Foundation
import Storage
import TestSupport

@testable import Segments

/// Makes contacts whose values lie where mistakes would show: at the edges of windows, equal but for case, accents or
/// composition, full of signs that mean something to databases.
struct RandomAudience {
    var random: SeededRandom
    let world: World
    /// The moments at which much happens at once.
    var busy: [Instant] = []

    static let texts = [
        "Jakarta", "JAKARTA", "jakarta selatan", "Kraków", "KRAKÓW", "Krako\u{301}w", "krakow", "Đà Nẵng", "Da Nang", "ĐÀ NẴNG",
        "Đa\u{300} Na\u{306}\u{303}ng", "đà nẵng", "İstanbul", "istanbul", "ISTANBUL", "ıstanbul", "i\u{307}stanbul", "Straße",
        "STRASSE", "100%", "100",
        "50_50", "50x50", "a%b", "it's \"quoted\"", "back\\slash", "", " ", "x\u{302}", "x", "Łódź", "Lodz", "ŁO\u{301}DZ\u{301}",
        "🌸 flowers",
        "ﬀ", "ff", "Σίσυφος", "ΣΊΣΥΦΟΣ", "\u{d7ff}", "\u{e000}", "\u{10FFFF}", "z\u{10FFFF}", "new\nline", "tab\t", "Nguyễn",
        "NGUYE\u{302}\u{303}N",
        "*", "?", "[a]", "'; DROP TABLE contact; --", "ǅ", "ŉ",
    ]
    static let numbers: [Double] = [
        0, 1, -1, 18, 17.999999999999996, 0.1, 0.30000000000000004, 0.3, 1e308, -1e308, .leastNonzeroMagnitude,
        9_007_199_254_740_992, 1e15 + 0.5,
        100, 2.5,
    ]
    static let zones = [
        "UTC", "Asia/Jakarta", "Europe/Warsaw", "America/New_York", "Asia/Ho_Chi_Minh", "Pacific/Apia", "America/Sao_Paulo",
        "Africa/Cairo",
        "Australia/Lord_Howe", "Asia/Kathmandu", "America/Havana", "Asia/Beirut", "Pacific/Kiritimati",
    ]
    /// Moments at the ends of months and years, around leap days and changes of the clocks.
    static let moments = [
        "2026-03-31T23:30:00Z", "2026-03-29T00:59:59Z", "2026-03-29T12:00:00Z", "2026-10-25T00:30:00Z", "2028-02-29T08:00:00Z",
        "2027-02-28T17:00:00Z",
        "2027-03-01T00:00:00Z", "2026-12-31T17:00:00Z", "2027-01-01T00:00:00Z", "2026-04-24T12:00:00Z", "2011-12-31T00:00:00Z",
        "2018-11-04T03:00:00Z",
        "2024-02-29T23:59:59Z", "2026-07-15T06:00:00Z",
    ]

    mutating func chance(_ percent: Int) -> Bool {
        Int.random(in: 0..<100, using: &random) < percent
    }

    mutating func pick<Element>(_ elements: [Element]) -> Element {
        elements[Int.random(in: 0..<elements.count, using: &random)]
    }

    mutating func text() -> String {
        chance(25) ? pick(Self.texts) + pick(Self.texts) : pick(Self.texts)
    }

    /// Some part of some text, as a person would look for it.
    mutating func part() -> String {
        let scalars = Array(text().unicodeScalars)
        guard scalars.count > 1, chance(70) else { return scalars.isEmpty ? "a" : String(String.UnicodeScalarView(scalars)) }
        let start = Int.random(in: 0..<scalars.count, using: &random)
        let end = Int.random(in: (start + 1)...scalars.count, using: &random)
        return String(String.UnicodeScalarView(scalars[start..<end]))
    }

    mutating func day(near now: Instant) -> CalendarDate {
        if chance(20) {
            let days = [
                "2000-02-29", "1996-02-29", "1999-02-28", "2000-03-01", "0001-01-01", "9999-12-31", "1985-12-31", "1985-01-01",
            ]
            return pick(days.compactMap(CalendarDate.init(iso:)))
        }
        let offset =
            chance(60) ? pick([0, 1, 2, 3, 7, 14, 28, 30, 31]) * pick([-1, 1]) : Int.random(in: -12_000...800, using: &random)
        let day = CalendarDate(clamping: Int(now.seconds / 86_400) + offset)
        return chance(30)
            ? CalendarDate(clamping: day.dayNumber(addingMonths: -12 * Int.random(in: 1...40, using: &random))) : day
    }

    mutating func instant(near now: Instant) -> Instant {
        let days = pick([0, 1, 2, 3, 7, 14, 28, 30, 31, 365]) * pick([-1, 1])
        let step = Int64(chance(80) ? days * 86_400 : days * 3600) * 1_000_000
        switch Int.random(in: 0..<5, using: &random) {
        case 0: return Instant(microseconds: now.microseconds + step + Int64.random(in: -1...1, using: &random))
        case 1:
            let calendar = ZonedCalendar(TimeZone(identifier: pick(Self.zones)) ?? .gmt)
            let day = calendar.local(Instant(microseconds: now.microseconds + step)).day
            let start = calendar.instant(dayNumber: day.dayNumber)
            return Instant(microseconds: start.microseconds + Int64.random(in: -1...1, using: &random))
        case 2:
            return Instant(microseconds: now.microseconds + step + Int64.random(in: -40_000...40_000, using: &random) * 1_000_000)
        case 3:
            return Instant(microseconds: now.microseconds + Int64.random(in: -4_000_000...4_000_000, using: &random) * 1_000_000)
        default: return Instant(microseconds: pick([-62_135_596_800_000_000, 253_402_300_799_999_999, 0, -1, 1]))
        }
    }

    mutating func contact(_ id: Int64, near now: Instant) -> ContactFacts {
        var facts = plainContact(
            id, email: pick(["User\(id)@Example.com", "đặng\(id)@bücher.example", "a_b%\(id)@x.example", "zoë\(id)@example.com"]))
        facts.status = pick(ContactStatus.allCases)
        facts.builtIn[.domain] = .text(pick(["example.com", "xn--bcher-kva.example", "x.example"]))
        facts.builtIn[.created] = .dateTime(instant(near: now))
        facts.builtIn[.updated] = .dateTime(instant(near: now))
        let codes: [(BuiltInField, [String])] = [
            (.source, ["form", "API", "Überimport", "%"]), (.language, ["id", "pl-PL", "vi"]), (.timeZone, Self.zones),
            (.country, ["ID", "PL", "VN"]),
        ]
        for (field, values) in codes where chance(70) { facts.builtIn[field] = .text(pick(values)) }
        if chance(70) { facts.builtIn[.score] = .number(pick(Self.numbers)) }
        for field in world.catalogue.fields where chance(75) {
            switch field.type {
            case .text: facts.custom[field.id] = .text(text())
            case .number: facts.custom[field.id] = .number(pick(Self.numbers))
            case .boolean: facts.custom[field.id] = .boolean(chance(50))
            case .date: facts.custom[field.id] = .date(day(near: now))
            case .dateTime: facts.custom[field.id] = .dateTime(instant(near: now))
            case .location: facts.custom[field.id] = place().map(ContactValue.location)
            case .choice: facts.options[field.id] = [pick(field.options).id]
            case .choices:
                let chosen = field.options.filter { _ in chance(50) }.map(\.id)
                if !chosen.isEmpty { facts.options[field.id] = Set(chosen) }
            }
        }
        let labels = world.catalogue.labels.filter { _ in chance(35) }
        facts.labels = Set(labels.map(\.id))
        facts.categories = Set(labels.compactMap(\.category))
        facts.lists = Set(world.catalogue.lists.filter { _ in chance(50) }.map(\.id))
        facts.segments = Set(world.stored.filter { _ in chance(40) })
        for segment in world.withPins where chance(40) {
            if chance(50) { facts.pinned.insert(segment) } else { facts.banned.insert(segment) }
        }
        addEvents(&facts, near: now)
        return facts.withAdded()
    }
}
