internal import Storage

/// What an import of activities does with its rows.
struct ActivityImportJob: ImportJob {
    struct Memory: Sendable {
        var plan: ActivityImportPlan
        /// With the options that were added since.
        var activity: ActivityDefinition
        /// What was added, in words.
        var created: [String] = []
    }

    let source: ImportSource
    let options: ActivityImportOptions
    let activity: ActivityDefinition
    let catalogue: Catalogue
    let campaigns: [String: Int64]
    let at: Instant
    /// As much of the file as is read for one batch.
    private static let batchBytes: Int64 = 12_000_000

    func prepare(_ connection: any Connection) throws -> Memory {
        Memory(
            plan: try ActivityImportPlan(source.headings, isJSON: source.isJSON, activity, map: options.map),
            activity: activity)
    }

    func reader(_ memory: Memory, offset: Int64, line: Int) throws -> sending any ImportBatchSource {
        let row = ActivityRowBuilder(
            activity, options.format, now: at, addsOptions: options.addOptions,
            names: ActivityNames(catalogue, campaigns: campaigns))
        if source.isJSON {
            return try ImportBatchReader(
                source.url, JSONLineScanner(limit: options.limits.rowBytes, offset: offset, line: line),
                ActivityJSONReader(memory.plan, row), batchRows: options.batchRows, batchBytes: Self.batchBytes)
        }
        let scanner = CSVParser(separator: source.separator, limits: options.limits, offset: offset, line: line)
        return try ImportBatchReader(
            source.url, scanner, ActivityCSVReader(memory.plan, row), batchRows: options.batchRows,
            batchBytes: Self.batchBytes)
    }

    func write(_ connection: any Connection, _ batch: ImportBatch, _ state: inout ImportState<Memory>) throws -> [ImportFault] {
        var writer = try ActivityImportWriter(connection, state.memory)
        let faults = try writer.write(batch, &state.result)
        state.memory = writer.memory
        return faults
    }
}
