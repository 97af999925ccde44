import Foundation

/// The segments of the articles that Merpati was conceived from: each a line of theirs, its files in
/// `campaigns/segments/`, and who should be in it at noon of 20 November 2026 in Jakarta.
struct FoundingSegment: Sendable {
    let line: String
    /// Without `.yaml`.
    let file: String
    let count: Int
    let holds: @Sendable (FlowerShop.Person) -> Bool

    private init(
        _ line: String, _ file: String, _ count: Int, _ holds: @escaping @Sendable (FlowerShop.Person) -> Bool
    ) {
        (self.line, self.file, self.count, self.holds) = (line, file, count, holds)
    }

    /// - Parameter shop: everybody, for segments that compare.
    static func all(_ shop: FlowerShop) -> [FoundingSegment] {
        contacts + purchases + comparisons(shop) + doings + days + places
    }

    private typealias Person = FlowerShop.Person

    // MARK: What is known of contacts

    private static let contacts = [
        FoundingSegment("city Jakarta", "in-jakarta", 458) { $0["city"].lowercased().contains("jakarta") },
        FoundingSegment("label VIP or Pelanggan Loyal", "vip-or-loyal", 222) {
            !Set($0["labels"].split(separator: ";")).isDisjoint(with: ["VIP", "Pelanggan Loyal"])
        },
        FoundingSegment("consent by country", "consent-by-country", 770) {
            let isValid = $0["consent_expires"].isEmpty || $0["consent_expires"] >= "2026-11-20"
            let isProved = $0["consent"] == "express" && !$0["consent_proof"].isEmpty
            return isValid && ($0["country"] == "ID" ? !$0["consent"].isEmpty : isProved)
        },
        FoundingSegment("Director demoted to Deputy stays (additive)", "directors", 11) { $0["title"] == "Director" },
    ]

    // MARK: What was bought

    private static let purchases = [
        FoundingSegment("last purchase more than 30 days ago", "not-bought-for-30-days", 642) {
            $0.did("purchased") && !$0.did("purchased", since: "2026-10-21 12:00")
        },
        FoundingSegment("subscribed but never bought", "subscribed-never-bought", 121) {
            $0["status"] == "active" && !$0.did("purchased")
        },
        FoundingSegment("bought once", "bought-once", 282) { $0.events("purchased").count == 1 },
        FoundingSegment("bought more than twice", "bought-more-than-twice", 403) { $0.events("purchased").count > 2 },
        FoundingSegment("bought product or category X", "bought-basket-or-orchids", 332) {
            $0.did("purchased") { $0["product"] == "Fuchsia basket" || $0["category"] == "orchids" }
        },
        FoundingSegment("average order value bands", "order-value-small", 417) { $0.averageOrder.map { $0 < 250_000 } ?? false },
        FoundingSegment("average order value bands", "order-value-medium", 328) {
            $0.averageOrder.map { (250_000..<600_000).contains($0) } ?? false
        },
        FoundingSegment("average order value bands", "order-value-large", 81) { $0.averageOrder.map { $0 >= 600_000 } ?? false },
        FoundingSegment("bought product with price, quantity and size on the same order within 7 days", "red-roses-this-week", 4)
        {
            $0.did("purchased", since: "2026-11-13 12:00") {
                $0["product"] == "Red roses" && $0.number("price") > 300_000 && $0.number("quantity") >= 2 && $0["size"] == "M"
            }
        },
    ]

    // MARK: Compared with others

    private static func comparisons(_ shop: FlowerShop) -> [FoundingSegment] {
        let interval = shop.averageInterval
        let spent = shop.best(percent: 10) { person in
            let orders = person.events("purchased").filter { $0.at > "2025-11-20 12:00" }
            return orders.isEmpty ? nil : orders.map { $0.number("price") }.reduce(0, +)
        }
        let orders = shop.best(percent: 15) { $0.did("purchased") ? Double($0.events("purchased").count) : nil }
        return [
            FoundingSegment("top 10% and top 15% customers", "best-customers-top-10", 67) { spent.contains($0.row) },
            FoundingSegment("top 10% and top 15% customers", "best-customers-top-15", 114) { orders.contains($0.row) },
            FoundingSegment("lapsed by the base's own average reorder interval", "lapsed-by-interval", 356) {
                guard let last = $0.events("purchased").last else { return false }
                return FlowerShop.seconds("2026-11-20 12:00") - FlowerShop.seconds(last.at) > 2 * interval
            },
        ]
    }

    // MARK: What was done

    private static let doings = [
        FoundingSegment("opened the promotion within 7 days", "opened-orchid-week", 73) {
            $0.did("opened", since: "2026-11-13 12:00") { $0["campaign"] == "orchid-week" }
        },
        FoundingSegment("viewed product X within 3 days", "viewed-senja-merah", 4) {
            $0.did("visited", since: "2026-11-17 12:00") { $0["url"].contains("/fuchsias/senja-merah") }
        },
        FoundingSegment("no interaction in 30 days", "no-interaction-30-days", 186) {
            let isNew = $0.events("sent").first.map { $0.at > "2026-10-21 12:00" } ?? true
            return $0["status"] == "active" && !isNew && !$0.wasActive(since: "2026-10-21 12:00")
        },
        FoundingSegment("engaged within 12 months", "engaged-12-months", 768) {
            $0["status"] == "active" && $0.wasActive(since: "2025-11-20 12:00")
        },
        FoundingSegment("never mailed or never engaged", "never-mailed-or-engaged", 187) { !$0.did("sent") || !$0.wasActive() },
        FoundingSegment("coupon issued but unused", "coupon-unused", 88) {
            let isIt = { (event: FlowerShop.Event) in event["code"] == "KEMBALI20" }
            return $0.did("coupon_issued", where: isIt) && !$0.did("coupon_used", where: isIt)
        },
        FoundingSegment("attended last autumn", "attended-last-autumn", 25) {
            $0.did("attended") { $0["event"].contains("Autumn") && $0.at > "2025-09-01" && $0.at < "2025-12-01" }
        },
    ]

    // MARK: Days and places

    private static let days = [
        FoundingSegment("birthday tomorrow", "birthday-tomorrow", 8) { $0["birthday"].hasSuffix("-11-21") },
        FoundingSegment("pickup in 10 days", "pickup-in-10-days", 4) { $0["pickup_date"] == "2026-11-30" },
        FoundingSegment("was 10 days ago", "picked-up-10-days-ago", 5) { $0["pickup_date"] == "2026-11-10" },
    ]

    private static let places = [
        FoundingSegment("southern hemisphere", "southern-hemisphere", 644) { $0.degrees.map { $0.latitude < 0 } ?? false },
        FoundingSegment("within 25 km of a shop", "near-the-shop", 457) {
            $0.degrees.map { FlowerShop.kilometres($0, (-6.195, 106.83)) <= 25 } ?? false
        },
    ]
}

extension FlowerShop.Person {
    fileprivate var averageOrder: Double? {
        let prices = events("purchased").map { $0.number("price") }
        return prices.isEmpty ? nil : prices.reduce(0, +) / Double(prices.count)
    }

    fileprivate func wasActive(since time: String = "") -> Bool {
        ["opened", "clicked", "visited", "purchased"].contains { did($0, since: time) }
    }

    fileprivate var degrees: (latitude: Double, longitude: Double)? {
        let parts = self["location"].split(separator: ", ").compactMap { Double($0) }
        return parts.count == 2 ? (parts[0], parts[1]) : nil
    }
}

extension FlowerShop {
    /// The rows of the active people with the greatest figures; among equals the one who stands first.
    fileprivate func best(percent: Int, _ figure: (Person) -> Double?) -> Set<Int> {
        var ranked: [(figure: Double, row: Int)] = []
        for person in people where person["status"] == "active" {
            if let figure = figure(person) { ranked.append((figure, person.row)) }
        }
        ranked.sort { $0.figure == $1.figure ? $0.row < $1.row : $0.figure > $1.figure }
        return Set(ranked.prefix((ranked.count * percent + 99) / 100).map(\.row))
    }

    /// The seconds from one order to the next, on average over everybody.
    fileprivate var averageInterval: Double {
        var (total, count) = (0.0, 0)
        for person in people {
            let orders = person.events("purchased")
            guard let first = orders.first, let last = orders.last else { continue }
            total += Self.seconds(last.at) - Self.seconds(first.at)
            count += orders.count - 1
        }
        return total / Double(count)
    }

    fileprivate static func seconds(_ time: String) -> Double {
        let numbers = time.split { !$0.isNumber }.compactMap { Int($0) }
        let date = DateComponents(
            calendar: Calendar(identifier: .gregorian), timeZone: .gmt, year: numbers[0], month: numbers[1], day: numbers[2],
            hour: numbers[3], minute: numbers[4], second: numbers.count > 5 ? numbers[5] : 0)
        return date.date?.timeIntervalSince1970 ?? .nan
    }

    /// The great circle between two places, by haversines.
    fileprivate static func kilometres(
        _ one: (latitude: Double, longitude: Double), _ other: (latitude: Double, longitude: Double)
    ) -> Double {
        func haversine(_ degrees: Double) -> Double { pow(sin(degrees * .pi / 360), 2) }
        func cosine(_ degrees: Double) -> Double { cos(degrees * .pi / 180) }
        let along = cosine(one.latitude) * cosine(other.latitude) * haversine(other.longitude - one.longitude)
        let between = haversine(other.latitude - one.latitude) + along
        return 2 * 6371.0088 * asin(sqrt(between))
    }
}
