internal import Diagnostics

extension LetterFiles {
    /// How this version of a letter became another, file by file, as lines of a diff.
    public func difference(to new: LetterFiles) -> [String] {
        Set(paths).union(new.paths).sorted().flatMap { path -> [String] in
            let (before, after) = (contents[path], new.contents[path])
            guard before != after else { return [] }
            return ["--- \(before == nil ? "/dev/null" : path)", "+++ \(after == nil ? "/dev/null" : path)"]
                + Self.lines(before ?? [], after ?? [])
        }
    }

    private static func lines(_ before: [UInt8], _ after: [UInt8]) -> [String] {
        guard let old = String(validating: before, as: UTF8.self), let new = String(validating: after, as: UTF8.self),
            !old.utf8.contains(0), !new.utf8.contains(0)
        else { return ["\(Counted.text(before.count, "byte")) became \(after.count)"] }
        return TextDifference.lines(from: old, to: new)
    }
}
