internal import CCurl
internal import Foundation

/// Wakes the transport's thread out of its wait: an eventfd on Linux, a pipe elsewhere.
final class Waker: Sendable {
    /// The descriptor that becomes readable.
    let descriptor: Int32
    private let writer: Int32

    init() {
        #if os(Linux)
            descriptor = eventfd(0, Int32(EFD_NONBLOCK) | Int32(EFD_CLOEXEC))
            writer = descriptor
        #else
            var ends: [Int32] = [-1, -1]
            pipe(&ends)
            for end in ends { _ = fcntl(end, F_SETFL, O_NONBLOCK) }
            descriptor = ends[0]
            writer = ends[1]
        #endif
    }

    deinit {
        close(descriptor)
        if writer != descriptor { close(writer) }
    }

    func wake() {
        var one: UInt64 = 1
        // It fails only when the descriptor is full of wake-ups already.
        _ = write(writer, &one, MemoryLayout.size(ofValue: one))
    }

    /// Forgets the wake-ups so far.
    func drain() {
        var sink: UInt64 = 0
        #if os(Linux)
            _ = read(descriptor, &sink, MemoryLayout.size(ofValue: sink))
        #else
            while read(descriptor, &sink, MemoryLayout.size(ofValue: sink)) > 0 {}
        #endif
    }
}
