internal import App

/// What of the files was taken into the database on the way to something else.
struct AppliedReport: Encodable {
    /// `activity`, `letter`, `segment` or `campaign`.
    var what: String
    var name: String
    var change: String
    var file: String
    /// What follows from it, each in a sentence.
    var notes: [String]

    init(_ change: WorkspaceFiles.Change) {
        (what, name, self.change) = (change.what, change.name, change.kind.rawValue)
        (file, notes) = (change.file, change.notes)
    }

    /// Says so on stderr.
    static func note(_ changes: [WorkspaceFiles.Change]) {
        for change in changes {
            Console.note("applied \(change.file): the \(change.what) \(change.name) is \(change.kind.rawValue)")
            for note in change.notes { Console.note("  \(note)") }
        }
    }
}
