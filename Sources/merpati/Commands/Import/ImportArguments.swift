internal import App
internal import ArgumentParser
internal import Audience

/// What the commands that import have in common.
enum ImportArguments {
    /// COLUMN=TARGET pairs. A column's name may have an equals sign in it.
    static func map(_ pairs: [String]) throws -> [String: String] {
        var map: [String: String] = [:]
        for pair in pairs {
            guard let equals = pair.lastIndex(of: "="), equals > pair.startIndex else {
                throw ValidationError("\"\(pair)\" is not of the form COLUMN=NAME")
            }
            map[String(pair[..<equals])] = String(pair[pair.index(after: equals)...])
        }
        return map
    }

    /// One character, or the word `tab`.
    static func separator(_ text: String?) throws -> Character? {
        guard let text else { return nil }
        let named = ["tab": "\t", "\\t": "\t"][text] ?? text
        guard let character = named.first, named.count == 1 else {
            throw ValidationError("a separator is one character, or \"tab\"")
        }
        return character
    }

    /// Says of an import that was stopped how to go on.
    static func whileRunning<Result>(dryRun: Bool, _ work: () async throws -> Result) async throws -> Result {
        do {
            return try await work()
        } catch is CancellationError {
            throw AppError(
                .interrupted, "the import was stopped before it was done",
                advice: dryRun ? "Nothing was kept." : "What was read so far is kept; the same command goes on there.")
        }
    }

    /// Shows the first faults.
    static func note(_ faults: [ImportFault], file: String) {
        for fault in faults.prefix(5) {
            let column = fault.column.map { ", column \($0)" } ?? ""
            Console.note("\(file):\(fault.line)\(column): \(fault.reason) (\"\(Console.plain(fault.value))\")")
        }
    }
}
