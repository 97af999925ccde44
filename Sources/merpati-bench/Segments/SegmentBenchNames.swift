internal import App
internal import Audience
internal import Storage

/// The tables, columns and ids of the made-up audience, for the SQL that is written by hand.
struct SegmentBenchNames: Sendable {
    let city: SQL
    let spent: SQL
    let pickup: SQL
    let birthday: SQL
    let home: FieldDefinition
    let vip: Int64
    let loyal: Int64
    let customers: Int64
    let newsletter: Int64
    let campaign: Int64
    let purchased: SQL
    let purchasedSummary: SQL
    let product: SQL
    let price: SQL
    let quantity: SQL
    /// How many prices there are, and their sum, in the summary.
    let figures: (count: SQL, sum: SQL)

    init(_ catalogue: Catalogue, campaign: Int64) throws {
        func column(_ key: String) throws -> SQL { .identifier(try catalogue.requireField(key).column) }
        city = .identifier(try catalogue.requireField("city").foldedColumn)
        spent = try column("spent")
        pickup = try column("pickup_date")
        birthday = try column("birthday")
        home = try catalogue.requireField("home")
        vip = try catalogue.requireLabel("VIP").id
        loyal = try catalogue.requireLabel("Pelanggan Loyal").id
        customers = try catalogue.requireList("Customers").id
        newsletter = try catalogue.requireList("Newsletter").id
        self.campaign = campaign
        guard let activity = catalogue.activity("purchased"), let product = activity.parameter("product"),
            let price = activity.parameter("price"), let quantity = activity.parameter("quantity")
        else { throw AppError(.failed, "the benchmark's database has no purchases") }
        purchased = .identifier(activity.table)
        purchasedSummary = .identifier(activity.summaryTable)
        self.product = .identifier(product.foldedColumn ?? product.column)
        self.price = .identifier(price.column)
        self.quantity = .identifier(quantity.column)
        figures = (.identifier(price.figureColumns.count), .identifier(price.figureColumns.sum))
    }

    /// Microseconds.
    func daysAgo(_ days: Int64) -> Int64 {
        SegmentBenchData.now.microseconds - days * 86_400_000_000
    }

    /// What each contact spent, `m`, in millionths.
    var spentInAYear: SQL {
        """
        SELECT contact_id, round(total(\(price)) * 1e6) AS m FROM \(purchased) WHERE +at > \(daysAgo(365))
        AND \(price) IS NOT NULL GROUP BY contact_id
        """
    }
}
