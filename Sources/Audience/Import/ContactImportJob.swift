internal import Storage

/// What an import of contacts does with its rows.
struct ContactImportJob: ImportJob {
    struct Memory: Sendable {
        var plan: ImportPlan
        var names: ImportNames
    }

    let source: ImportSource
    let options: ImportOptions
    let at: Instant

    func prepare(_ connection: any Connection) throws -> Memory {
        var plan = try ImportPlan(
            headings: source.headings, sample: source.sample, catalogue: CatalogueStore.load(connection), options: options)
        try plan.define(connection, at: at)
        return Memory(
            plan: plan, names: ImportNames(try CatalogueStore.load(connection), addsOptions: options.createFields))
    }

    func reader(_ memory: Memory, offset: Int64, line: Int) throws -> sending any ImportBatchSource {
        let scanner = CSVParser(separator: source.separator, limits: options.limits, offset: offset, line: line)
        let rows = ImportRowReader(memory.plan, options.format, at: at)
        return try ImportBatchReader(source.url, scanner, rows, batchRows: options.batchRows)
    }

    func write(_ connection: any Connection, _ batch: ImportBatch, _ state: inout ImportState<Memory>) throws -> [ImportFault] {
        var writer = try ImportWriter(connection, state.memory.plan, options, names: state.memory.names, at: state.startedAt)
        let faults = try writer.write(batch, &state.result)
        state.memory.names = writer.names
        return faults
    }

    func summary(_ state: ImportState<Memory>) -> ImportResult {
        var result = state.result
        let (plan, names) = (state.memory.plan, state.memory.names)
        result.created = plan.newFields.map { "field \($0.key) (\($0.type.rawValue))" } + names.created
        result.ignoredColumns = plan.ignoredColumns
        return result
    }
}
