extension WorkspaceFiles {
    /// What became of a file, or would become of it.
    public struct Change: Sendable, Hashable {
        public enum Kind: String, Sendable, CaseIterable {
            case added, changed, unchanged
            /// Its file is gone, and it stays as it is.
            case gone
            /// Its file is gone, and so is it.
            case removed
            /// Its file is gone, and nothing of it is sent any more.
            case cancelled
        }

        /// The file, relative to the workspace; of a letter the first of its files; empty when it is gone.
        public var file: String
        /// `activity`, `letter`, `segment` or `campaign`.
        public var what: String
        public var name: String
        public var kind: Kind
        /// How the text in the database became that of the file, as lines of a diff.
        public var difference: [String] = []
        /// What follows from the change, each in a sentence.
        public var notes: [String] = []
        /// Whether its file is gone and it may still be sent, so that a person should decide.
        public var isUndecided = false
        /// Whether its file is gone and pruning would let it go.
        public var isPrunable = false
    }
}
