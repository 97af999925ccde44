public import NIOCore
internal import Synchronization

/// The end of waiting for something that goes on by itself.
public enum Deadline {
    /// The work took longer than allowed.
    public struct Passed: Error, Sendable, CustomStringConvertible {
        public var seconds: Double
        public var description: String { "no answer within \(seconds) seconds" }
    }

    /// What the work gives, or `Passed` when the time is up first, by the clock of the event loop, which nobody sets. The
    /// work is not cancelled: what it writes may yet be written.
    public static func within<T: Sendable>(
        _ seconds: Double, on loop: any EventLoop, _ work: @escaping @Sendable () async throws -> T
    ) async throws -> T {
        try await withCheckedThrowingContinuation { continuation in
            let first = First(continuation)
            let alarm = loop.scheduleTask(in: .nanoseconds(Int64(seconds * 1_000_000_000))) {
                first.resume(with: .failure(Passed(seconds: seconds)))
            }
            Task {
                let result: Result<T, any Error>
                do { result = .success(try await work()) } catch { result = .failure(error) }
                alarm.cancel()
                first.resume(with: result)
            }
        }
    }

    /// Lets the first of two resume.
    private final class First<T: Sendable>: Sendable {
        private let continuation: Mutex<CheckedContinuation<T, any Error>?>

        init(_ continuation: CheckedContinuation<T, any Error>) {
            self.continuation = Mutex(continuation)
        }

        func resume(with result: sending Result<T, any Error>) {
            let waiting = continuation.withLock { continuation in
                defer { continuation = nil }
                return continuation
            }
            waiting?.resume(with: result)
        }
    }
}
