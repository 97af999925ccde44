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

    /// Shows the first faults.
    static func note(_ faults: [ImportFault], file: String) {
        for fault in faults.prefix(5) {
            let column = fault.column.map { ", column \($0)" } ?? ""
            Console.note("\(file):\(fault.line)\(column): \(fault.reason) (\"\(fault.value)\")")
        }
    }
}
