extension [UInt8] {
    /// Makes room for `count` more bytes, lets `write` fill as many as it needs from the pointer on, and keeps those that
    /// it says it wrote: one bounds check for a whole body instead of one for each byte.
    mutating func append(upTo count: Int, _ write: (UnsafeMutablePointer<UInt8>) -> Int) {
        append(addingCapacity: count) { span in
            span.withUnsafeMutableBufferPointer { buffer, initialized in
                if let base = buffer.baseAddress { initialized += write(base + initialized) }
            }
        }
    }
}
