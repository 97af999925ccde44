/// How one text became another, line by line, as `diff -u` writes it.
public enum TextDifference {
    /// Longer texts are not compared line by line.
    private static let mostLines = 5_000
    /// How many unchanged lines stand around a change.
    private static let context = 3

    private struct Line {
        var mark: Character
        var text: Substring
        var old: Int
        var new: Int
    }

    /// The changed lines with their surroundings; empty when the texts are the same.
    public static func lines(from old: String, to new: String) -> [String] {
        let (before, after) = (split(old), split(new))
        guard before != after else { return [] }
        guard before.count <= mostLines, after.count <= mostLines else {
            return ["\(Counted.text(before.count, "line")) became \(after.count); too many to show"]
        }
        let all = merged(before, after)
        let changed = all.indices.filter { all[$0].mark != " " }
        var lines: [String] = []
        var start = 0
        while start < changed.count {
            var end = start
            while end + 1 < changed.count, changed[end + 1] - changed[end] <= 2 * context + 1 { end += 1 }
            let hunk = all[max(0, changed[start] - context)...min(all.count - 1, changed[end] + context)]
            lines.append(head(hunk))
            lines += hunk.map { "\($0.mark)\($0.text)" }
            start = end + 1
        }
        return lines
    }

    private static func split(_ text: String) -> [Substring] {
        guard !text.isEmpty else { return [] }
        // A last line end does not begin a line.
        return (text.last == "\n" ? text.dropLast() : text[...]).split(separator: "\n", omittingEmptySubsequences: false)
    }

    private static func head(_ hunk: ArraySlice<Line>) -> String {
        let (old, new) = (hunk.count { $0.mark != "+" }, hunk.count { $0.mark != "-" })
        return "@@ -\(hunk.first?.old ?? 0),\(old) +\(hunk.first?.new ?? 0),\(new) @@"
    }

    /// All lines of both: kept, removed and inserted ones, with the numbers of the next line in either text.
    private static func merged(_ old: [Substring], _ new: [Substring]) -> [Line] {
        var removed: Set<Int> = []
        var inserted: Set<Int> = []
        for change in new.difference(from: old) {
            switch change {
            case .remove(let offset, _, _): removed.insert(offset)
            case .insert(let offset, _, _): inserted.insert(offset)
            }
        }
        var lines: [Line] = []
        var (left, right) = (0, 0)
        while left < old.count || right < new.count {
            let (oldNumber, newNumber) = (left + 1, right + 1)
            if removed.contains(left) {
                lines.append(Line(mark: "-", text: old[left], old: oldNumber, new: newNumber))
                left += 1
            } else if inserted.contains(right) {
                lines.append(Line(mark: "+", text: new[right], old: oldNumber, new: newNumber))
                right += 1
            } else {
                lines.append(Line(mark: " ", text: new[right], old: oldNumber, new: newNumber))
                (left, right) = (left + 1, right + 1)
            }
        }
        return lines
    }
}
