internal import Foundation
internal import Storage

/// Progress with rate and time left: one line drawn over itself on a terminal, a plain line every few seconds
/// otherwise.
final class ProgressLine: @unchecked Sendable {  // every access holds the lock
    private let lock = NSLock()
    private let what: String
    private let unit: String
    private let start: ContinuousClock.Instant
    private var lastDrawn: ContinuousClock.Instant?
    private var width = 0
    private let quiet: Bool

    init(_ what: String, unit: String, quiet: Bool = false) {
        self.what = what
        self.unit = unit
        self.quiet = quiet
        start = .now
    }

    /// Shows how far the work is.
    ///
    /// - Parameters:
    ///   - done: units done, for the rate.
    ///   - fraction: how much of all is done, from 0 to 1, when known.
    func update(done: Int, fraction: Double?) {
        guard !quiet else { return }
        lock.withLock {
            let now = ContinuousClock.now
            let pause: Duration = Console.isTerminal ? .milliseconds(200) : .seconds(5)
            if let lastDrawn, now - lastDrawn < pause { return }
            if lastDrawn == nil, !Console.isTerminal, now - start < pause { return }
            lastDrawn = now
            draw(line(done, fraction, now))
        }
    }

    /// Says something beside the progress, on lines of its own.
    func note(_ text: String) {
        finish()
        Console.note(text)
    }

    /// Ends the line, so that what follows begins a new one.
    func finish() {
        lock.withLock {
            guard Console.isTerminal, width > 0 else { return }
            Console.draw("\r" + String(repeating: " ", count: width) + "\r")
            width = 0
        }
    }

    private func line(_ done: Int, _ fraction: Double?, _ now: ContinuousClock.Instant) -> String {
        let seconds = max((now - start) / .seconds(1), 0.001)
        var text = "\(Console.plain(what)): \(done.formatted(.number.locale(Locale(identifier: "en_US")))) \(unit)"
        if let fraction { text += " (\(Int(fraction * 100))%)" }
        text += ", \(Int(Double(done) / seconds))/s"
        if let fraction, fraction > 0.001, fraction < 1 {
            text += ", \(Self.duration(seconds / fraction - seconds)) left"
        }
        return text
    }

    private func draw(_ text: String) {
        guard Console.isTerminal else { return Console.isForScripts ? () : Console.note(text) }
        let padding = String(repeating: " ", count: max(0, width - text.count))
        Console.draw("\r" + text + padding)
        width = text.count
    }

    /// "42 s", "3 min 20 s", "2 h 5 min".
    static func duration(_ seconds: Double) -> String {
        let whole = Int(seconds.rounded(.up))
        return switch whole {
        case ..<60: "\(whole) s"
        case ..<3600: "\(whole / 60) min \(whole % 60) s"
        default: "\(whole / 3600) h \(whole % 3600 / 60) min"
        }
    }
}
