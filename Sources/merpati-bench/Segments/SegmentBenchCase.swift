internal import Audience
internal import Storage

/// A segment of the benchmark, and what somebody who knows the tables, the data and SQLite would write instead.
struct SegmentBenchCase: Sendable {
    let text: String
    /// Counts the members, and those of them who are active.
    let byHand: @Sendable (SegmentBenchNames) -> SQL

    init(_ text: String, byHand: @escaping @Sendable (SegmentBenchNames) -> SQL) {
        self.text = text
        self.byHand = byHand
    }

    private static let counts: SQL = "SELECT count(*), coalesce(sum(c.status = 'active'), 0)"

    private static func contacts(_ condition: SQL) -> SQL {
        "\(counts) FROM contact c WHERE \(condition)"
    }

    /// Those whom a table has, one row a contact.
    private static func joined(_ table: SQL, _ condition: SQL) -> SQL {
        "\(counts) FROM \(table) s CROSS JOIN contact c ON c.id = s.contact_id WHERE \(condition)"
    }

    private static func near(_ names: SegmentBenchNames, _ latitude: Double, _ longitude: Double, kilometres: Double) -> SQL {
        guard let point = GeoPoint(latitude: latitude, longitude: longitude) else { return "FALSE" }
        let (vector, home) = (point.vector, names.home)
        let angle = kilometres / GeoPoint.earthRadius
        // The chord of a small angle: x - x^3 / 24.
        let chord = angle - angle * angle * angle / 24
        let degrees = kilometres / 111
        let squares = [(home.vectorColumns.x, vector.x), (home.vectorColumns.y, vector.y), (home.vectorColumns.z, vector.z)]
            .map { "(c.\(identifier: $0) - \($1)) * (c.\(identifier: $0) - \($1))" as SQL }
        return """
            c.\(identifier: home.column) BETWEEN \(latitude - degrees) AND \(latitude + degrees)
            AND \(squares.joined(separator: " + ")) <= \(chord * chord)
            """
    }

    /// From simple to hard.
    static let all: [SegmentBenchCase] = [
        SegmentBenchCase(#"city contains "Jakarta""#) { contacts("instr(c.\($0.city), 'jakarta') > 0") },
        SegmentBenchCase(#"label has any of ("VIP", "Pelanggan Loyal")"#) {
            joined("(SELECT DISTINCT contact_id FROM contact_label WHERE label_id IN (\($0.vip), \($0.loyal)))", "TRUE")
        },
        SegmentBenchCase(#"status is active and language is "id""#) { _ in
            contacts("lower(c.language) = 'id' AND c.status = 'active'")
        },
        SegmentBenchCase("spent between 100 and 200 and pickup_date is missing") {
            contacts("c.\($0.spent) BETWEEN 100 AND 200 AND +c.\($0.pickup) IS NULL")
        },
        SegmentBenchCase("anniversary of birthday is this week") {
            contacts("substr(c.\($0.birthday), 6, 5) BETWEEN '06-01' AND '06-07'")
        },
        SegmentBenchCase(#"in list "Customers" and not in list "Newsletter""#) {
            joined(
                "subscription",
                """
                s.list_id = \($0.customers) AND s.state = 'subscribed' AND s.contact_id NOT IN
                (SELECT contact_id FROM subscription WHERE list_id = \($0.newsletter) AND state = 'subscribed')
                """)
        },
        SegmentBenchCase("in top 10% by score") { _ in
            let everybody: SQL = "FROM contact p WHERE p.score IS NOT NULL AND +p.status = 'active'"
            return contacts(
                "c.id IN (SELECT p.id \(everybody) ORDER BY p.score DESC, p.id LIMIT (SELECT (count(*) + 9) / 10 \(everybody)))")
        },
        SegmentBenchCase("has opened within last 30 days") { joined("summary_opened", "s.last_at > \($0.daysAgo(30))") },
        SegmentBenchCase("created more than 90 days ago and has not opened within last 90 days") {
            """
            \(counts) FROM contact c LEFT JOIN summary_opened s ON s.contact_id = c.id
            WHERE c.created_at < \($0.daysAgo(90)) AND (s.last_at IS NULL OR s.last_at <= \($0.daysAgo(90)))
            """
        },
        SegmentBenchCase("last of purchased more than 30 days ago") {
            joined($0.purchasedSummary, "s.last_at < \($0.daysAgo(30))")
        },
        SegmentBenchCase("has not purchased") {
            contacts("c.id NOT IN (SELECT contact_id FROM \($0.purchasedSummary))")
        },
        SegmentBenchCase("has purchased at least 3 times") { joined($0.purchasedSummary, "s.count >= 3") },
        SegmentBenchCase(#"has purchased where product is "roses" and price > 100 and quantity >= 2 within last 7 days"#) {
            joined(
                """
                (SELECT DISTINCT contact_id FROM \($0.purchased) WHERE \($0.product) = 'roses' AND at > \($0.daysAgo(7))
                AND \($0.price) > 100 AND \($0.quantity) >= 2)
                """, "TRUE")
        },
        SegmentBenchCase(#"has opened where campaign is "spring-sale" within last 7 days"#) {
            contacts(
                """
                c.id IN (SELECT contact_id FROM activity_opened
                WHERE campaign_id = \($0.campaign) AND at > \($0.daysAgo(7)) AND grade <> 'machine')
                """)
        },
        SegmentBenchCase("average of purchased.price between 250 and 300") {
            let average: SQL = "round(s.\($0.figures.sum) / s.\($0.figures.count) * 1e6)"
            return joined(
                $0.purchasedSummary, "s.\($0.figures.count) > 0 AND \(average) BETWEEN 250000000 AND 300000000")
        },
        SegmentBenchCase("sum of purchased.price within last 365 days >= 500") {
            joined("(\($0.spentInAYear) HAVING m >= 500000000)", "TRUE")
        },
        SegmentBenchCase("in top 10% by sum of purchased.price within last 365 days") {
            """
            WITH f AS MATERIALIZED (SELECT g.contact_id, g.m FROM (\($0.spentInAYear)) g CROSS JOIN contact p
            ON p.id = g.contact_id WHERE +p.status = 'active')
            \(contacts("c.id IN (SELECT contact_id FROM f ORDER BY m DESC, contact_id LIMIT (SELECT (count(*) + 9) / 10 FROM f))"))
            """
        },
        SegmentBenchCase("home within 25 km of (-6.2, 106.8)") { contacts(near($0, -6.2, 106.8, kilometres: 25)) },
        SegmentBenchCase("last of purchased more than 2 intervals ago") {
            joined(
                $0.purchasedSummary,
                """
                s.last_at < \($0.daysAgo(0)) - 2000000 * (SELECT sum((last_at - first_at) / 1000000) / sum(count - 1)
                FROM \($0.purchasedSummary) WHERE count > 1)
                """)
        },
        SegmentBenchCase(
            #"(city contains "Jakarta" or label has any of ("VIP")) and "#
                + #"not (in list "Newsletter" and has not opened within last 180 days) and "#
                + "(has purchased at least 2 times within last 365 days or score >= 80)"
        ) {
            contacts(
                """
                (instr(c.\($0.city), 'jakarta') > 0 OR c.id IN (SELECT contact_id FROM contact_label WHERE label_id = \($0.vip)))
                AND (c.id NOT IN (SELECT contact_id FROM subscription WHERE list_id = \($0.newsletter) AND state = 'subscribed')
                OR c.id IN (SELECT contact_id FROM summary_opened WHERE last_at > \($0.daysAgo(180))))
                AND (+c.score >= 80 OR +c.id IN (SELECT contact_id FROM \($0.purchased) WHERE +at > \($0.daysAgo(365))
                GROUP BY contact_id HAVING count(*) >= 2))
                """)
        },
    ]
}
