import Audience
import Calendars
import Foundation
import Storage
import TestSupport
import Testing

@testable import Segments

/// Each rule of what segments mean, by examples that are asked of both evaluators.
@Suite struct MeaningTests {
    /// Asks a segment about one contact in SQL and in memory, and expects one answer.
    private func expect(
        _ text: String, _ expected: Bool, of facts: ContactFacts, _ connection: any Connection, _ world: World,
        now: Instant = Instant(seconds: 1_790_000_000), zone: String = "UTC", leapDays: LeapDayRule = .february28
    ) throws {
        let typed = try TypedSegment(SegmentParser.parse(text), world.scope(zone, leapDays: leapDays))
        let inMemory = typed.holds(facts, asOf: now)
        let condition = typed.condition(asOf: now, dialect: connection.dialect)
        let inSQL = try connection.exists("SELECT 1 FROM contact c WHERE c.id = \(facts.id) AND \(condition)")
        let outInSQL = try connection.exists("SELECT 1 FROM contact c WHERE c.id = \(facts.id) AND NOT \(condition)")
        #expect(inMemory == expected, "\(text), in memory")
        #expect(inSQL == expected, "\(text), in SQL: \(condition)")
        #expect(outInSQL == !expected, "not \(text), in SQL: \(condition)")
    }

    // MARK: Texts

    @Test(arguments: [
        ("KRAKÓW", #"city is "kraków""#, true), ("Krako\u{301}w", #"city is "KRAKÓW""#, true),
        ("Krakow", #"city is "Kraków""#, false),
        ("Kraków", #"city is "krakow" ignoring accents"#, true), ("İstanbul", #"city is "istanbul""#, true),
        ("istanbul", #"city is "İSTANBUL""#, true), ("ıstanbul", #"city is "istanbul""#, false),
        ("ıstanbul", #"city is "Istanbul" ignoring accents"#, true), ("Straße", #"city is "STRASSE""#, true),
        ("Σίσυφος", #"city is "ΣΊΣΥΦΟΣ""#, true), ("Đà Nẵng", #"city contains "Da Nang" ignoring accents"#, true),
        ("Đà Nẵng", #"city contains "Da Nang""#, false), ("Da Nang", #"city contains "Đà Nẵng" ignoring accents"#, true),
        ("TP Đà Nẵng", #"city ends with "da nang" ignoring accents"#, true),
        ("Łódź", #"city starts with "lod" ignoring accents"#, true),
        ("Jakarta Selatan", #"city contains "Jakarta""#, true), ("Jakarta Selatan", #"city is "Jakarta""#, false),
        ("Jakarta Selatan", #"city starts with "jakarta""#, true), ("Jakarta Selatan", #"city ends with "SELATAN""#, true),
        ("Jakarta Selatan", #"city does not contain "bandung""#, true), ("100%", #"city contains "%""#, true),
        ("100", #"city contains "%""#, false), ("a_b", #"city contains "a_b""#, true), ("axb", #"city contains "a_b""#, false),
        ("50% off", #"city starts with "50%""#, true), ("500 off", #"city starts with "50%""#, false),
        ("a\\b", #"city is "a\\b""#, true), ("it's \"x\"", #"city contains "'s \"x""#, true),
        ("x\u{302}", #"city contains "x""#, true),
        ("é", #"city contains "e""#, false), ("z\u{10FFFF}", #"city starts with "z\#u{10FFFF}""#, true),
        ("\u{10FFFF}a", #"city starts with "\#u{10FFFF}""#, true), ("\u{e000}", #"city starts with "\#u{d7ff}""#, false),
        ("ab", #"city ends with "xab""#, false), ("a", #"city in ("b", "A")"#, true), ("a", #"city not in ("b", "A")"#, false),
        ("", #"city is """#, true), ("", "city is present", true),
    ])
    func texts(value: String, text: String, expected: Bool) async throws {
        try await withWorld { connection, world in
            var facts = plainContact()
            facts.custom[world.field("city").id] = .text(value)
            try world.insert(connection, facts)
            try expect(text, expected, of: facts, connection, world)
        }
    }

    @Test func builtInTexts() async throws {
        try await withWorld { connection, world in
            var facts = plainContact(email: "Siti.Ayu@Bücher.EXAMPLE")
            facts.builtIn[.domain] = .text("xn--bcher-kva.example")
            facts.builtIn[.country] = .text("ID")
            facts.builtIn[.language] = .text("id-ID")
            facts.builtIn[.timeZone] = .text("Asia/Jakarta")
            try world.insert(connection, facts)
            for (text, expected) in [
                (#"email is "siti.ayu@bücher.example""#, true), (#"email is "SITI.AYU@xn--bcher-kva.example""#, true),
                (#"email is "siti@bücher.example""#, false), (#"email starts with "SITI.""#, true),
                (#"email contains "ayu@""#, true),
                (#"domain is "BÜCHER.example""#, true), (#"domain ends with ".example""#, true), (#"country is "id""#, true),
                (#"country in ("pl", "ID")"#, true), (#"language starts with "ID-""#, true),
                (#"time_zone is "asia/jakarta""#, true),
                ("source is missing", true), (#"source is not "form""#, true), ("status is active", true),
                ("status is not active", false),
                ("status in (pending, \"Hard bounced\")", false), ("status is present", true), ("score is missing", true),
            ] {
                try expect(text, expected, of: facts, connection, world)
            }
        }
    }

    // MARK: Missing values

    @Test(arguments: [
        #"city is "x""#, #"city contains "x""#, #"city starts with "x" ignoring accents"#, #"city in ("x")"#, "age is 0",
        "age < 1e300",
        "age >= -1e300", "age between -1e300 and 1e300", "vip is true", "vip is false", "birthday before 9999-12-31",
        "birthday is today",
        "birthday more than 1 day ago", "pickup after 0001-01-01", "pickup within last 100000 years", #"size in ("S", "M", "L")"#,
        #"interests has any of ("Roses", "Tulips", "Orchids")"#, #"label has all of ("VIP")"#, #"category has "Tier""#,
        "score > 0",
        "anniversary of birthday is this year", #"in list "Customers""#, #"in segment "Frozen""#, #"in segment "In Jakarta""#,
    ])
    func aTestOnAMissingValueIsFalseAndItsOppositeTrue(text: String) async throws {
        try await withWorld { connection, world in
            let facts = plainContact()
            try world.insert(connection, facts)
            try expect(text, false, of: facts, connection, world)
            try expect("not \(text)", true, of: facts, connection, world)
        }
    }

    // MARK: Sets

    @Test func labelsCategoriesListsAndChoices() async throws {
        try await withWorld { connection, world in
            var facts = plainContact()
            facts.labels = [1, 4]  // VIP, Plain
            facts.categories = ["Tier"]
            facts.lists = [1]
            facts.segments = [world.frozen]
            let interests = world.field("interests")
            facts.options[interests.id] = Set(interests.options.prefix(2).map(\.id))
            facts.options[world.field("size").id] = [world.field("size").options[1].id]
            facts.custom[world.field("vip").id] = .boolean(true)
            try world.insert(connection, facts)
            for (text, expected) in [
                (#"label has "vip""#, true), (#"label has any of ("Pelanggan Loyal", "Plain")"#, true),
                (#"label has all of ("VIP", "PLAIN")"#, true), (#"label has all of ("VIP", "ĐẶC BIỆT")"#, false),
                (#"label has none of ("đặc biệt")"#, true), (#"label has none of ("VIP")"#, false), ("label is missing", false),
                (#"category has "TIER""#, true), (#"category has none of ("sở thích")"#, true), ("category is present", true),
                (#"in list "customers""#, true), (#"in not list "Newsletter""#, true), (#"in segment "frozen""#, true),
                (#"in segment "In Jakarta""#, true), (#"in not segment "In Jakarta""#, false),
                (#"interests has all of ("roses", "TULIPS")"#, true), (#"interests has "Orchids""#, false),
                ("interests is present", true),
                (#"size is "m""#, true), (#"size is not "M""#, false), (#"size in ("S", "L")"#, false), ("vip is yes", true),
            ] {
                try expect(text, expected, of: facts, connection, world)
            }
        }
    }

    // MARK: Dates

    /// A date field, at 23:30 UTC on 31 March 2026 (a Tuesday): in Jakarta it is 1 April already.
    @Test(arguments: [
        ("2026-03-31", "UTC", "birthday is today", true), ("2026-03-31", "Asia/Jakarta", "birthday is today", false),
        ("2026-04-01", "Asia/Jakarta", "birthday is today", true), ("2026-03-31", "Asia/Jakarta", "birthday is yesterday", true),
        ("2026-04-01", "UTC", "birthday is tomorrow", true), ("2026-03-30", "UTC", "birthday is this week", true),
        ("2026-04-05", "UTC", "birthday is this week", true), ("2026-04-06", "UTC", "birthday is next week", true),
        ("2026-03-29", "UTC", "birthday is last week", true), ("2026-03-22", "UTC", "birthday is last week", false),
        ("2026-02-28", "UTC", "birthday is last month", true), ("2026-03-01", "Asia/Jakarta", "birthday is last month", true),
        ("2026-04-30", "UTC", "birthday is next month", true), ("2026-05-01", "UTC", "birthday is next month", false),
        ("2025-12-31", "UTC", "birthday is last year", true), ("2027-01-01", "UTC", "birthday is next year", true),
        ("2026-12-31", "UTC", "birthday is this year", true),
        // Today is the last of `last`, tomorrow the first of `next`.
        ("2026-03-31", "UTC", "birthday within last 1 day", true), ("2026-03-30", "UTC", "birthday within last 1 day", false),
        ("2026-03-25", "UTC", "birthday within last 7 days", true), ("2026-03-24", "UTC", "birthday within last 7 days", false),
        ("2026-04-01", "UTC", "birthday within last 7 days", false), ("2026-03-31", "UTC", "birthday within next 7 days", false),
        ("2026-04-01", "UTC", "birthday within next 1 day", true), ("2026-04-07", "UTC", "birthday within next 7 days", true),
        ("2026-04-08", "UTC", "birthday within next 1 week", false),
        // Months are clamped to their ends.
        ("2026-02-28", "UTC", "birthday is 1 month ago", true), ("2026-02-28", "UTC", "birthday within last 1 month", false),
        ("2026-03-01", "UTC", "birthday within last 1 month", true), ("2026-04-30", "UTC", "birthday is in 1 month", true),
        ("2025-03-31", "UTC", "birthday is 1 year ago", true), ("2024-02-29", "UTC", "birthday is 25 months ago", true),
        // Longer ago, that day, less long ago: one of the three.
        ("2026-03-20", "UTC", "birthday more than 10 days ago", true),
        ("2026-03-21", "UTC", "birthday more than 10 days ago", false),
        ("2026-03-21", "UTC", "birthday is 10 days ago", true), ("2026-03-21", "UTC", "birthday less than 10 days ago", false),
        ("2026-03-22", "UTC", "birthday less than 10 days ago", true), ("2026-04-10", "UTC", "birthday is in 10 days", true),
        ("2026-03-31", "UTC", "birthday is in 0 days", true),
        ("2026-03-31", "UTC", "birthday on 2026-03-31", true), ("2026-03-31", "UTC", "birthday before 2026-03-31", false),
        ("2026-03-31", "UTC", "birthday <= today", true), ("2026-03-31", "UTC", "birthday after 2026-03-31", false),
        ("2026-03-31", "UTC", "birthday >= 2026-03-31", true),
        ("2026-03-31", "UTC", "birthday between 2026-03-01 and 2026-03-31", true),
        ("2026-03-31", "UTC", "birthday is not today", false), ("0001-01-01", "UTC", "birthday before 0001-01-02", true),
        ("9999-12-31", "UTC", "birthday after 9999-12-30", true),
        ("9999-12-31", "UTC", "birthday within next 100000 years", true),
        ("0001-01-01", "UTC", "birthday within last 100000 years", true),
    ])
    func dates(value: String, zone: String, text: String, expected: Bool) async throws {
        try await withWorld { connection, world in
            var facts = plainContact()
            facts.custom[world.field("birthday").id] = .date(day(value))
            try world.insert(connection, facts)
            try expect(text, expected, of: facts, connection, world, now: instant("2026-03-31T23:30Z"), zone: zone)
        }
    }

    @Test(arguments: [
        // Rolling: the half-open window (now - 7 x 24 h, now].
        ("2026-03-24T10:00:00Z", "2026-03-31T10:00Z", "UTC", "pickup within last 7 days", false),
        ("2026-03-24T10:00:01Z", "2026-03-31T10:00Z", "UTC", "pickup within last 7 days", true),
        ("2026-03-31T10:00Z", "2026-03-31T10:00Z", "UTC", "pickup within last 7 days", true),
        ("2026-03-31T10:00:01Z", "2026-03-31T10:00Z", "UTC", "pickup within last 7 days", false),
        ("2026-03-31T10:00Z", "2026-03-31T10:00Z", "UTC", "pickup within next 1 hour", false),
        ("2026-03-31T11:00Z", "2026-03-31T10:00Z", "UTC", "pickup within next 1 hour", true),
        ("2026-03-24T09:59:59Z", "2026-03-31T10:00Z", "UTC", "pickup more than 7 days ago", true),
        ("2026-03-24T10:00Z", "2026-03-31T10:00Z", "UTC", "pickup more than 7 days ago", false),
        ("2026-03-31T10:00Z", "2026-03-31T10:00Z", "UTC", "pickup less than 1 hour ago", true),
        // Calendar days in the zone, whatever their length: Warsaw has 23 hours on 29 March and 25 on 25 October 2026.
        ("2026-03-28T23:00Z", "2026-03-29T12:00Z", "Europe/Warsaw", "pickup is today", true),
        ("2026-03-28T22:59:59Z", "2026-03-29T12:00Z", "Europe/Warsaw", "pickup is today", false),
        ("2026-03-29T21:59:59Z", "2026-03-29T12:00Z", "Europe/Warsaw", "pickup is today", true),
        ("2026-03-29T22:00Z", "2026-03-29T12:00Z", "Europe/Warsaw", "pickup is today", false),
        ("2026-10-25T22:59:59Z", "2026-10-25T12:00Z", "Europe/Warsaw", "pickup is today", true),
        ("2026-10-24T22:00Z", "2026-10-25T12:00Z", "Europe/Warsaw", "pickup is today", true),
        // A rolling day is 24 hours on those days too; a month is a step of the calendar at the same time of day.
        ("2026-03-28T12:00:01Z", "2026-03-29T12:00Z", "Europe/Warsaw", "pickup within last 1 day", true),
        ("2026-03-28T12:00Z", "2026-03-29T12:00Z", "Europe/Warsaw", "pickup within last 1 day", false),
        ("2026-02-28T13:00Z", "2026-03-29T12:00Z", "Europe/Warsaw", "pickup within last 1 month", false),
        ("2026-02-28T13:00:01Z", "2026-03-29T12:00Z", "Europe/Warsaw", "pickup within last 1 month", true),
        ("2026-02-28T10:00:01Z", "2026-03-31T10:00Z", "UTC", "pickup within last 1 month", true),
        ("2026-02-28T10:00Z", "2026-03-31T10:00Z", "UTC", "pickup within last 1 month", false),
        ("2026-04-09T17:00Z", "2026-03-31T10:00Z", "Asia/Jakarta", "pickup is in 10 days", true),
        ("2026-04-10T17:00Z", "2026-03-31T10:00Z", "Asia/Jakarta", "pickup is in 10 days", false),
        ("2026-03-21T16:59:59Z", "2026-03-31T10:00Z", "Asia/Jakarta", "pickup is 10 days ago", true),
        // Midnight does not exist in Cairo on 24 April 2026, and 30 December 2011 not at all in Apia.
        ("2026-04-23T22:00Z", "2026-04-24T12:00Z", "Africa/Cairo", "pickup is today", true),
        ("2026-04-23T21:59:59Z", "2026-04-24T12:00Z", "Africa/Cairo", "pickup is today", false),
        ("2011-12-30T10:00Z", "2011-12-31T00:00Z", "Pacific/Apia", "pickup is today", true),
        ("2011-12-30T09:59:59Z", "2011-12-31T00:00Z", "Pacific/Apia", "pickup is today", false),
        ("2011-12-30T09:59:59Z", "2011-12-31T00:00Z", "Pacific/Apia", "pickup on 2011-12-30", false),
        // Moments in words of the zone, or with an offset of their own.
        ("2026-03-31T02:00Z", "2026-03-31T10:00Z", "Asia/Jakarta", "pickup before 2026-03-31T09:00", false),
        ("2026-03-31T01:59:59Z", "2026-03-31T10:00Z", "Asia/Jakarta", "pickup before 2026-03-31T09:00", true),
        ("2026-03-31T02:00Z", "2026-03-31T10:00Z", "Asia/Jakarta", "pickup before 2026-03-31T09:00Z", true),
        ("2026-03-31T02:00Z", "2026-03-31T10:00Z", "Asia/Jakarta", "pickup after 2026-03-31T09:00", false),
        ("2026-03-31T02:00Z", "2026-03-31T10:00Z", "Asia/Jakarta", "pickup between 2026-03-31T09:00 and 2026-03-31T09:00", true),
        ("2026-03-31T16:59:59Z", "2026-03-31T10:00Z", "Asia/Jakarta", "pickup on 2026-03-31", true),
        ("2026-03-31T17:00Z", "2026-03-31T10:00Z", "Asia/Jakarta", "pickup > 2026-03-31", true),
        ("2026-03-31T17:00Z", "2026-03-31T10:00Z", "Asia/Jakarta", "pickup <= today", false),
        ("2026-03-30T17:00Z", "2026-03-31T10:00Z", "Asia/Jakarta", "pickup >= today", true),
        ("2026-03-29T17:00Z", "2026-03-31T10:00Z", "Asia/Jakarta", "pickup between yesterday and yesterday", true),
        ("2026-03-31T10:00Z", "2026-03-31T10:00Z", "UTC", "created < yesterday", true),
    ])
    func instants(value: String, now: String, zone: String, text: String, expected: Bool) async throws {
        try await withWorld { connection, world in
            var facts = plainContact()
            facts.custom[world.field("pickup").id] = .dateTime(instant(value))
            try world.insert(connection, facts)
            try expect(text, expected, of: facts, connection, world, now: instant(now), zone: zone)
        }
    }

    @Test(arguments: [
        ("1990-04-01", "2026-03-31", "is tomorrow", true, true), ("1990-03-31", "2026-03-31", "is tomorrow", false, false),
        ("1990-03-31", "2026-03-31", "is today", true, true), ("2030-03-31", "2026-03-31", "is today", true, true),
        // 29 February falls on 28 February, or by the setting on 1 March, in years that have none.
        ("2000-02-29", "2026-02-28", "is today", true, false), ("2000-02-29", "2026-03-01", "is today", false, true),
        ("2000-02-29", "2026-02-27", "is tomorrow", true, false), ("2000-02-29", "2028-02-28", "is today", false, false),
        ("2000-02-29", "2028-02-29", "is today", true, true), ("2000-02-29", "2028-03-01", "is today", false, false),
        ("2000-02-29", "2026-02-28", "within next 7 days", false, true),
        ("2000-02-29", "2026-02-20", "within next 8 days", true, false),
        ("2000-02-29", "2026-02-20", "within next 9 days", true, true),
        ("2000-02-29", "2026-02-10", "is this month", true, false),
        ("2000-02-29", "2026-03-10", "is this month", false, true), ("2000-02-28", "2028-02-28", "is today", true, true),
        // Windows cross 31 December.
        ("1990-01-02", "2026-12-30", "within next 7 days", true, true),
        ("1990-12-31", "2026-12-30", "within next 7 days", true, true),
        ("1990-12-30", "2026-12-30", "within next 7 days", false, false),
        ("1990-01-06", "2026-12-30", "within next 7 days", true, true),
        ("1990-01-07", "2026-12-30", "within next 7 days", false, false),
        ("1990-12-31", "2026-01-03", "within last 1 week", true, true),
        ("1990-01-09", "2026-12-30", "is in 10 days", true, true), ("1990-12-20", "2026-12-30", "is 10 days ago", true, true),
        ("1990-06-15", "2026-12-30", "is this year", true, true), ("2000-02-29", "2026-12-30", "is this year", true, true),
        ("1990-06-15", "2026-03-31", "within next 2 years", true, true),
        ("1990-06-15", "2026-03-31", "between 2020-06-15 and 2020-06-16", true, true),
        ("1990-06-15", "2026-03-31", "is not tomorrow", true, true),
    ])
    func anniversaries(value: String, today: String, test: String, expected: Bool, withMarch: Bool) async throws {
        try await withWorld { connection, world in
            var facts = plainContact()
            facts.custom[world.field("birthday").id] = .date(day(value))
            try world.insert(connection, facts)
            let now = instant("\(today)T12:00Z")
            try expect("anniversary of birthday \(test)", expected, of: facts, connection, world, now: now)
            try expect("anniversary of birthday \(test)", withMarch, of: facts, connection, world, now: now, leapDays: .march1)
        }
    }

    // MARK: Numbers

    @Test(arguments: [
        (18.0, "age is 18", true), (18, "age is not 18", false), (18, "age < 18", false), (18, "age <= 18", true),
        (18, "age > 18", false),
        (18, "age >= 18", true), (18, "age between 18 and 20", true), (20, "age between 18 and 20", true),
        (20.5, "age between 18 and 20", false),
        (19, "age between 20 and 18", false), (0.1, "age is 0.1", true), (0.30000000000000004, "age is 0.3", false),
        (9_007_199_254_740_992, "age is 9007199254740993", true), (1e308, "age > 9e307", true),
        (Double.leastNonzeroMagnitude, "age > 0", true), (-1, "age in (1, -1)", true),
        (0, "age is -0", true),
    ])
    func numbers(value: Double, text: String, expected: Bool) async throws {
        try await withWorld { connection, world in
            var facts = plainContact()
            facts.custom[world.field("age").id] = .number(value)
            try world.insert(connection, facts)
            try expect(text, expected, of: facts, connection, world)
        }
    }
}
