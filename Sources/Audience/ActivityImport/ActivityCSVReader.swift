/// Turns rows of CSV into events.
struct ActivityCSVReader: ImportRowReading {
    private let plan: ActivityImportPlan
    private var row: ActivityRowBuilder
    /// A row with dozens of bad cells is explained well enough by a few.
    static let mostFaults = 10

    init(_ plan: ActivityImportPlan, _ row: ActivityRowBuilder) {
        self.plan = plan
        self.row = row
    }

    mutating func read(_ step: CSVParser.Step, of parser: CSVParser, into batch: inout ImportBatch) {
        let faultsBefore = batch.faults.count
        switch step {
        case .fault(let fault): batch.faults.append(parser.fault(fault, headings: plan.headings))
        case .row: readRow(parser, &batch.faults)
        }
        if batch.faults.count > faultsBefore {
            batch.rejected += 1
        } else {
            batch.append(ImportRow(line: parser.line, start: 0, status: nil, names: row.newOptions), row.values)
        }
    }

    private mutating func readRow(_ parser: CSVParser, _ faults: inout [ImportFault]) {
        row.begin()
        if let fault = parser.shapeFault(columns: plan.targets.count) { return faults.append(fault) }
        let faultsBefore = faults.count
        for (index, target) in plan.targets.enumerated() where target != .ignored {
            let field = parser.fields[index]
            do throws(AudienceError) {
                try row.set(target, try parser.text(of: field))
            } catch {
                faults.append(parser.fault(error, in: field, heading: plan.headings[index]))
                if faults.count - faultsBefore == Self.mostFaults { return }
            }
        }
        if faults.count == faultsBefore, let missing = row.missing {
            faults.append(
                ImportFault(line: parser.line, column: plan.heading(of: missing.target), value: "", reason: missing.reason))
        }
    }
}
