internal import Audience
internal import Storage

/// The names of the made-up audience: twelve fields, lists, labels, campaigns, and what people buy.
enum SegmentBenchCatalogue {
    static let places: Int64 = 5000
    static let labels = 40
    static let products = 100

    private static let firstNames = [
        "Siti", "Bagus", "Zofia", "Nguyễn", "Dewi", "Łukasz", "Putri", "Trần", "Joko", "Agnieszka",
    ]
    private static let lastNames = [
        "Wijaya", "Kowalski", "Phạm", "Santoso", "Nowak", "Lestari", "Đặng", "Hartono", "Zieliński", "Vũ",
    ]
    private static let cities = [
        "Jakarta Selatan", "Kraków", "Đà Nẵng", "Surabaya", "Jakarta Pusat", "Warszawa", "Huế", "Yogyakarta",
    ]

    /// Defines everything, and keeps the texts and places for the rows to come in tables that last as long as the connection.
    ///
    /// - Returns: the activity `purchased`.
    static func define(_ connection: any Connection, campaigns: Int64, now: Instant) throws -> ActivityDefinition {
        for (key, type, options) in [
            ("first_name", FieldType.text, []), ("last_name", .text, []), ("city", .text, []), ("birthday", .date, []),
            ("pickup_date", .date, []), ("vip", .boolean, []), ("orders", .number, []), ("spent", .number, []),
            ("last_visit", .dateTime, []), ("favourite", .choice, ["Roses", "Fuchsias", "Orchids", "Lilies", "Tulips"]),
            ("interests", .choices, ["Gardens", "Weddings", "Balconies", "Bouquets", "Bonsai"]), ("home", .location, []),
        ] {
            try CatalogueStore.defineField(connection, key: key, type: type, options: options, at: now)
        }
        for name in ["Customers", "Newsletter"] { try CatalogueStore.createList(connection, name: name, at: now) }
        for name in ["VIP", "Pelanggan Loyal"] + (0..<labels).map({ "Label \($0)" }) {
            try CatalogueStore.createLabel(connection, name: name, at: now)
        }
        for number in 1...campaigns {
            // The one of the last week has a name that people would give it.
            let name = number == campaigns ? "spring-sale" : "week-\(number)"
            try connection.execute(
                """
                INSERT INTO campaign (id, name, definition, state, created_at, updated_at)
                VALUES (\(number), \(name), '{}', 'finished', \(now), \(now))
                """)
        }
        try texts(connection)
        return try CatalogueStore.defineActivity(
            connection, name: "purchased",
            parameters: [
                ActivityParameterPlan(name: "product", kind: .text), ActivityParameterPlan(name: "price", kind: .number),
                ActivityParameterPlan(name: "quantity", kind: .number),
                ActivityParameterPlan(name: "size", kind: .choice, options: ["S", "M", "L"]),
            ], at: now)
    }

    private static func texts(_ connection: any Connection) throws {
        try connection.script(
            """
            CREATE TEMP TABLE bench_text (id INTEGER PRIMARY KEY, text TEXT, folded TEXT, bare TEXT);
            CREATE TEMP TABLE bench_place (id INTEGER PRIMARY KEY, latitude REAL, longitude REAL, east REAL, north REAL, up REAL);
            """)
        let products = ["roses", "Orchidées"] + (2..<Self.products).map { "Product \($0)" }
        let cities = cities + (self.cities.count..<100).map { "Kota Baru \($0)" }
        for (start, names) in [(0, firstNames), (100, lastNames), (200, cities), (300, products)] {
            for (number, name) in names.enumerated() {
                let forms = TextFolding.forms(name)
                try connection.execute(
                    "INSERT INTO temp.bench_text VALUES (\(start + number), \(name), \(forms.folded), \(forms.bare))")
            }
        }
        for number in 0..<places {
            // Along the islands of Indonesia.
            let (column, row) = (Double(number % 100), Double(number / 100))
            guard let point = GeoPoint(latitude: -8.5 + row * 0.2, longitude: 95.5 + column * 0.45) else { continue }
            let vector = point.vector
            try connection.execute(
                """
                INSERT INTO temp.bench_place
                VALUES (\(number), \(point.latitude), \(point.longitude), \(vector.x), \(vector.y), \(vector.z))
                """)
        }
    }
}
