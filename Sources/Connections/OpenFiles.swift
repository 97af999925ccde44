internal import Foundation

/// How many files and connections the process may hold open.
public struct OpenFiles: Sendable, Equatable {
    /// More is not asked for: a program that another one starts may look at each number up to the limit.
    public static let most = 65_536

    /// The limit that the process began with.
    public var before: Int
    /// The limit now.
    public var now: Int

    public init(before: Int, now: Int) {
        (self.before, self.now) = (before, now)
    }

    /// Raises the process's limit (RLIMIT_NOFILE) as far as the system lets it, up to `most`.
    public static func raise(to most: Int = most) -> OpenFiles {
        var limit = rlimit()
        guard getrlimit(resource, &limit) == 0 else { return OpenFiles(before: 256, now: 256) }
        let before = limit.rlim_cur
        let wanted = min(limit.rlim_max, rlim_t(most))
        if wanted > before {
            limit.rlim_cur = wanted
            // A system that refuses leaves the limit as it was.
            if setrlimit(resource, &limit) != 0 { limit.rlim_cur = before }
        }
        return OpenFiles(before: Int(clamping: before), now: Int(clamping: limit.rlim_cur))
    }

    #if canImport(Glibc)
        private static var resource: __rlimit_resource_t { __rlimit_resource_t(RLIMIT_NOFILE.rawValue) }
    #else
        private static var resource: CInt { RLIMIT_NOFILE }
    #endif
}
