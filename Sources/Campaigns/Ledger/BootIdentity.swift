internal import Foundation

/// Names the time since the machine was started. Pages of a mapped file that were not yet on the disk outlive a process, and
/// not the machine: so what was written under another boot says nothing.
struct BootIdentity: Sendable, Equatable {
    let high: UInt64
    let low: UInt64

    init(high: UInt64, low: UInt64) {
        self.high = high
        self.low = low
    }

    /// This boot; nil when the system does not name it.
    static let current: BootIdentity? = {
        #if canImport(Darwin)
            var text = [UInt8](repeating: 0, count: 64)
            var length = text.count
            guard sysctlbyname("kern.bootsessionuuid", &text, &length, nil, 0) == 0 else { return nil }
            return BootIdentity(uuid: String(decoding: text.prefix { $0 != 0 }, as: UTF8.self))
        #else
            // random(4): drawn anew at each boot.
            guard let text = try? String(contentsOfFile: "/proc/sys/kernel/random/boot_id", encoding: .utf8) else { return nil }
            return BootIdentity(uuid: text.trimmingCharacters(in: .whitespacesAndNewlines))
        #endif
    }()

    private init?(uuid text: String) {
        guard let uuid = UUID(uuidString: text) else { return nil }
        let words = withUnsafeBytes(of: uuid.uuid) { bytes in
            (bytes.loadUnaligned(as: UInt64.self), bytes.loadUnaligned(fromByteOffset: 8, as: UInt64.self))
        }
        self.init(high: words.0, low: words.1)
    }
}
