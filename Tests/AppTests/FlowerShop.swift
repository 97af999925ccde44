import Foundation
import Testing

/// The files of `campaigns/` read without Merpati: what a segment should hold is computed from them by plain Swift.
struct FlowerShop {
    /// One row of a file of activities. Times are as they are written, `2026-11-14 09:03`, all in Jakarta's time, and so
    /// they compare as texts do.
    struct Event {
        var at: String
        var values: [String: String]

        subscript(_ name: String) -> String { values[name] ?? "" }
        func number(_ name: String) -> Double { Double(self[name]) ?? .nan }
    }

    struct Person {
        /// Where the row stands; Merpati gives ids in this order.
        var row: Int
        var values: [String: String]
        var events: [String: [Event]] = [:]

        subscript(_ column: String) -> String { values[column] ?? "" }
        /// The events of an activity, the oldest first.
        func events(_ activity: String) -> [Event] { events[activity] ?? [] }
        func did(_ activity: String, since time: String = "", where test: (Event) -> Bool = { _ in true }) -> Bool {
            events(activity).contains { $0.at > time && test($0) }
        }
    }

    var people: [Person]
    /// How many events there are, by file.
    var counts: [String: Int] = [:]

    init(_ campaigns: URL) throws {
        let rows = try Self.table(campaigns.appendingPathComponent("contacts.csv"))
        people = rows.enumerated().map { Person(row: $0, values: $1) }
        let places = Dictionary(people.map { ($0["email"].lowercased(), $0.row) }) { first, _ in first }
        for file in try Self.eventFiles(campaigns) {
            let activity = file.deletingPathExtension().lastPathComponent
            let events = file.pathExtension == "csv" ? try Self.table(file) : try Self.lines(file)
            counts[file.lastPathComponent] = events.count
            for values in events {
                let place = try #require(places[values["email"]?.lowercased() ?? ""], "\(values)")
                let event = Event(at: values["at"] ?? "", values: values)
                people[place].events[activity, default: []].append(event)
            }
        }
        for row in people.indices {
            people[row].events = people[row].events.mapValues { $0.sorted { $0.at < $1.at } }
        }
    }

    /// The files with events, by name.
    static func eventFiles(_ campaigns: URL) throws -> [URL] {
        let folder = campaigns.appendingPathComponent("activities")
        return try FileManager.default.contentsOfDirectory(at: folder, includingPropertiesForKeys: nil)
            .filter { ["csv", "jsonl"].contains($0.pathExtension) && !$0.path.hasSuffix(".errors.csv") }
            .sorted { $0.lastPathComponent < $1.lastPathComponent }
    }

    func person(_ email: String) throws -> Person {
        try #require(people.first { $0["email"] == email })
    }

    // MARK: Reading

    private static func table(_ file: URL) throws -> [[String: String]] {
        let lines = try String(contentsOf: file, encoding: .utf8).split(separator: "\n").map(cells)
        let head = try #require(lines.first)
        return lines.dropFirst().map { Dictionary(zip(head, $0)) { first, _ in first } }
    }

    /// Cells in quotation marks may have commas, and quotation marks twice.
    private static func cells(_ line: Substring) -> [String] {
        var cells = [""]
        var isQuoted = false
        var last: Character?
        for character in line {
            switch character {
            case "\"":
                if !isQuoted, last == "\"" { cells[cells.count - 1].append(character) }
                isQuoted.toggle()
            case "," where !isQuoted: cells.append("")
            default: cells[cells.count - 1].append(character)
            }
            last = character
        }
        return cells
    }

    private static func lines(_ file: URL) throws -> [[String: String]] {
        try String(contentsOf: file, encoding: .utf8).split(separator: "\n").map {
            try JSONDecoder().decode([String: String].self, from: Data($0.utf8))
        }
    }
}
