internal import Storage

/// What the events of one contact in a batch add to its summary.
struct ActivityFigures {
    private(set) var count: Int64 = 0
    private var first = Int64.max
    private var last = Int64.min
    /// Of each number of the table how many events have it, its sum, least and greatest.
    private var numbers: [(count: Int64, sum: Double, min: Double, max: Double)]

    init(_ table: ActivityTable) {
        numbers = table.figures.map { _ in (0, 0, .infinity, -.infinity) }
    }

    /// - Parameter values: as `ActivityTable.insertEvent` binds them.
    mutating func add(_ values: [SQLValue], at: Int64, _ table: ActivityTable) {
        count += 1
        first = min(first, at)
        last = max(last, at)
        for (index, figure) in table.figures.enumerated() {
            guard case .real(let number) = values[ActivityRowBuilder.fixed + figure.place] else { continue }
            numbers[index].count += 1
            numbers[index].sum += number
            numbers[index].min = min(numbers[index].min, number)
            numbers[index].max = max(numbers[index].max, number)
        }
    }

    /// What `ActivityTable.insertSummary` binds.
    func values(contact: Int64) -> [SQLValue] {
        var values: [SQLValue] = [.integer(contact), .integer(count), .integer(first), .integer(last)]
        for number in numbers {
            let isEmpty = number.count == 0
            values += [
                .integer(number.count), .real(number.sum), isEmpty ? .null : .real(number.min),
                isEmpty ? .null : .real(number.max),
            ]
        }
        return values
    }
}
