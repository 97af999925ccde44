/// Finds the name that a person most likely meant.
public enum NearestName {
    /// The known name with the smallest edit distance (optimal string alignment: insertions, deletions,
    /// substitutions, neighbours swapped) to `name`, ignoring ASCII case, or nil when none is near: more than a
    /// third of the letters would have to change.
    public static func find(_ name: String, in known: some Sequence<String>) -> String? {
        // Long input has no near name, and must not cost quadratic time.
        let wanted = Array(name.lowercased().unicodeScalars.prefix(65))
        guard !wanted.isEmpty, wanted.count <= 64 else { return nil }
        var best: (name: String, distance: Int)?
        for candidate in known {
            let letters = Array(candidate.lowercased().unicodeScalars)
            let allowed = max(1, max(wanted.count, letters.count) / 3)
            guard abs(letters.count - wanted.count) <= allowed else { continue }
            let distance = distance(wanted, letters)
            guard distance <= allowed, distance < (best?.distance ?? .max) else { continue }
            best = (candidate, distance)
        }
        return best?.name
    }

    /// "; did you mean `x`?" or nothing, to end a message with.
    public static func hint(_ name: String, in known: some Sequence<String>) -> String {
        find(name, in: known).map { "; did you mean \"\($0)\"?" } ?? ""
    }

    private static func distance(_ left: [Unicode.Scalar], _ right: [Unicode.Scalar]) -> Int {
        var beforePrevious: [Int] = []
        var previous = Array(0...right.count)
        for row in 1..<(left.count + 1) {
            var current = [row]
            current.reserveCapacity(right.count + 1)
            for column in 0..<right.count {
                let same = left[row - 1] == right[column]
                var cost = min(previous[column] + (same ? 0 : 1), previous[column + 1] + 1, current[column] + 1)
                if row > 1, column > 0, left[row - 1] == right[column - 1], left[row - 2] == right[column] {
                    cost = min(cost, beforePrevious[column - 1] + 1)
                }
                current.append(cost)
            }
            (beforePrevious, previous) = (previous, current)
        }
        return previous[right.count]
    }
}
