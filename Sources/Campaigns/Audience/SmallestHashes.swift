/// A deterministic sample of a stream of contacts: those whose numbers hash to the least. The same audience and seed give
/// the same sample, a larger one contains the smaller, and memory is bounded by the sample.
struct SmallestHashes {
    private let seed: UInt64
    private let limit: Int
    /// A heap with the largest hash on top.
    private var heap: [(hash: UInt64, contact: Int64)] = []

    init(seed: UInt64, limit: Int) {
        self.seed = ContactHash.mix(seed)
        self.limit = limit
    }

    var members: [Int64] { heap.map(\.contact) }

    mutating func offer(_ contact: Int64) {
        let entry = (hash: ContactHash.mix(UInt64(bitPattern: contact) ^ seed), contact: contact)
        if heap.count < limit {
            heap.append(entry)
            siftUp()
        } else if let top = heap.first, entry.hash < top.hash {
            heap[0] = entry
            siftDown()
        }
    }

    private mutating func siftUp() {
        var child = heap.count - 1
        while child > 0, heap[child].hash > heap[(child - 1) / 2].hash {
            heap.swapAt(child, (child - 1) / 2)
            child = (child - 1) / 2
        }
    }

    private mutating func siftDown() {
        var parent = 0
        while case let left = 2 * parent + 1, left < heap.count {
            let right = left + 1
            let child = right < heap.count && heap[right].hash > heap[left].hash ? right : left
            guard heap[child].hash > heap[parent].hash else { return }
            heap.swapAt(child, parent)
            parent = child
        }
    }
}
