internal import Foundation

/// Says on stderr how far the work is, every few seconds.
final class BenchProgress: @unchecked Sendable {  // every access holds the lock
    private let lock = NSLock()
    private let what: String
    private let unit: String
    private var lastSaid = ContinuousClock.now

    init(_ what: String, unit: String) {
        self.what = what
        self.unit = unit
    }

    /// - Parameter fraction: how much of all is done, from 0 to 1.
    func update(done: Int, fraction: Double) {
        lock.withLock {
            let now = ContinuousClock.now
            guard now - lastSaid >= .seconds(5) else { return }
            lastSaid = now
            BenchOutput.note("\(what): \(done) \(unit) (\(Int(fraction * 100))%)")
        }
    }
}
