internal import Diagnostics

/// Turns lines with a JSON object each into events.
struct ActivityJSONReader: ImportRowReading {
    private let plan: ActivityImportPlan
    private var row: ActivityRowBuilder
    private var targets: [String: ActivityImportTarget]
    private static let mostTargets = 1000
    /// Values in values are refused; so deep they are still read, to say so.
    static let deepest = 64

    init(_ plan: ActivityImportPlan, _ row: ActivityRowBuilder) {
        self.plan = plan
        self.row = row
        targets = Dictionary(zip(plan.headings, plan.targets)) { first, _ in first }
    }

    mutating func read(_ step: JSONLineScanner.Step, of scanner: JSONLineScanner, into batch: inout ImportBatch) {
        let faultsBefore = batch.faults.count
        row.begin()
        switch step {
        case .tooLong(let limit):
            batch.faults.append(
                ImportFault(line: scanner.line, column: nil, value: "", reason: "the line has more than \(limit) bytes"))
        case .line: scanner.withBytes { readObject($0, scanner.line, &batch.faults) }
        }
        if batch.faults.count > faultsBefore {
            batch.rejected += 1
        } else {
            batch.append(ImportRow(line: scanner.line, start: 0, status: nil, names: row.newOptions), row.values)
        }
    }

    private mutating func readObject(_ line: UnsafeRawBufferPointer, _ number: Int, _ faults: inout [ImportFault]) {
        let faultsBefore = faults.count
        var reader = JSONReader(line, deepest: Self.deepest)
        do throws(JSONFault) {
            while let member = try reader.nextMember() {
                do throws(AudienceError) {
                    try row.set(try target(member.key), member.value)
                } catch {
                    faults.append(
                        ImportFault(line: number, column: member.key, value: member.value.written, reason: error.message))
                    if faults.count - faultsBefore == ActivityCSVReader.mostFaults { return }
                }
            }
        } catch {
            let value = String(decoding: line.prefix(1000), as: UTF8.self)
            let reason = "the line is not a JSON object: \(error.reason) at byte \(error.offset + 1) of the line"
            return faults.append(ImportFault(line: number, column: nil, value: value, reason: reason))
        }
        if faults.count == faultsBefore, let missing = row.missing {
            faults.append(ImportFault(line: number, column: plan.heading(of: missing.target), value: "", reason: missing.reason))
        }
    }

    private mutating func target(_ key: String) throws(AudienceError) -> ActivityImportTarget {
        if let target = targets[key] { return target }
        let target = try plan.target(key)
        if targets.count < Self.mostTargets { targets[key] = target }
        return target
    }
}

extension JSONValue {
    /// As the list of faults shows it.
    fileprivate var written: String {
        switch self {
        case .null: "null"
        case .boolean(let flag): flag ? "true" : "false"
        case .number(let number): number.text
        case .text(let text): text
        case .array, .object: ""
        }
    }
}
