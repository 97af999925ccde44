internal import Foundation
internal import Synchronization

/// The words of a file, mapped into memory and shared with whoever reads the file: what was stored outlives the process,
/// because the pages are the system's. All that is unsafe about it is here.
struct SharedMapping: WordStore, ~Copyable {
    /// The words of the mapping, from its beginning, which mmap(2) aligns to a page. An `Atomic<UInt64>` has the layout of
    /// its value, and zero octets are a valid one.
    private let words: UnsafeMutablePointer<Atomic<UInt64>>
    let count: Int

    /// Maps the whole of an open file; the descriptor may be closed afterwards.
    ///
    /// - Parameters:
    ///   - descriptor: open for reading and writing. Every block of the file is allocated: a store into a hole of a file on a
    ///     full disk would end the process.
    ///   - count: the file's length in words, more than none.
    /// - Returns: nil when the system refuses, with `errno` set.
    init?(descriptor: Int32, count: Int) {
        let length = count * MemoryLayout<UInt64>.stride
        guard let base = mmap(nil, length, PROT_READ | PROT_WRITE, MAP_SHARED, descriptor, 0), base != MAP_FAILED else {
            return nil
        }
        // The only typed view of these pages that this process has.
        words = base.bindMemory(to: Atomic<UInt64>.self, capacity: count)
        self.count = count
    }

    deinit {
        // Nobody else knows the address, and nothing is stored after this.
        munmap(words, count * MemoryLayout<UInt64>.stride)
    }

    /// Stores a word, whole and after every word stored before: whenever the process ends, the file has the stores of some
    /// beginning of its life, none of them in part.
    func store(_ word: UInt64, at index: Int) {
        guard index >= 0, index < count else { return }
        // Inside the mapping, as was just checked.
        words[index].store(word, ordering: .releasing)
    }
}
