internal import Storage

/// Asks the database about the population of a rank.
struct RankReader {
    private let connection: any Connection
    private let rank: RankPrinter.Rank
    private let printer: RankPrinter

    init(_ connection: any Connection, _ rank: RankPrinter.Rank) {
        self.connection = connection
        self.rank = rank
        printer = RankPrinter(ConditionPrinter(contact: "c", dialect: connection.dialect))
    }

    func read() throws -> PopulationAnswers.Rank {
        let population = try connection.integer("SELECT count(*) FROM (\(printer.population(rank))) p") ?? 0
        let members = rank.amount.members(of: population)
        guard members > 0 else { return PopulationAnswers.Rank(population: population) }
        let edge = try connection.first(
            """
            SELECT p.value, p.id FROM (\(printer.population(rank))) p ORDER BY \(printer.order(rank)) LIMIT 1 OFFSET \(members - 1)
            """
        ) { PopulationAnswers.Edge(value: $0.real(0) ?? 0, contact: $0.integer(1) ?? 0) }
        return PopulationAnswers.Rank(population: population, edge: edge)
    }

    /// How many come before, and one.
    func place(of contact: PopulationAnswers.Edge) throws -> Int64 {
        let isBefore: SQL = rank.isTop ? "p.value > \(contact.value)" : "p.value < \(contact.value)"
        let before = try connection.integer(
            """
            SELECT count(*) FROM (\(printer.population(rank))) p \
            WHERE \(isBefore) OR (p.value = \(contact.value) AND p.id < \(contact.contact))
            """)
        return (before ?? 0) + 1
    }
}
