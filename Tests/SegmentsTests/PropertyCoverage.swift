/// How often each kind of condition was asked, and how often it held.
struct PropertyCoverage {
    var asked: [String: Int] = [:]
    var held: [String: Int] = [:]
    var cases = 0
    var failed = false

    mutating func count(_ name: String, asked: Int, held: Int) {
        self.asked[name, default: 0] += asked
        self.held[name, default: 0] += held
    }

    /// Whether a kind has been asked, and has held for some and not for others.
    func covers(_ name: String) -> Bool {
        let held = held[name] ?? 0
        return held > 0 && held < asked[name] ?? 0
    }

    /// Kinds that were never asked, or whose answer was always the same.
    var missing: [String] { RandomSegment.kinds.map(\.name).filter { !covers($0) } }

    var summary: String {
        let lines = RandomSegment.kinds.map { "  \($0.name): \(held[$0.name] ?? 0) of \(asked[$0.name] ?? 0)" }
        return "conditions that held, of those asked:\n" + lines.joined(separator: "\n") + "\n\(total)"
    }

    /// In one line, for the log.
    var total: String {
        let all = RandomSegment.kinds.count
        return "covered \(all - missing.count) of \(all) kinds in \(cases) cases"
    }
}
