extension [UInt8] {
    /// Makes room for `count` more bytes, lets `write` fill as many as it needs from the pointer on, and keeps those that
    /// it says it wrote: one bounds check for a whole body instead of one for each byte.
    mutating func append(upTo count: Int, _ write: (UnsafeMutablePointer<UInt8>) -> Int) {
        let start = self.count
        append(contentsOf: repeatElement(0, count: count))
        let written = withUnsafeMutableBufferPointer { buffer in
            buffer.baseAddress.map { write($0 + start) } ?? 0
        }
        removeLast(count - written)
    }
}
