/// Where the words of a journal go: the mapped file, or what a test keeps.
protocol WordStore: ~Copyable {
    /// Stores a word, whole and after every word stored before.
    func store(_ word: UInt64, at index: Int)
}
