internal import Foundation

/// The system's own benchmark of its keys.
enum OpenSSLSpeed {
    /// Signatures a second by `openssl speed` on one core; nil where the program is not there.
    static func signatures(_ algorithm: String, seconds: Int) -> Double? {
        let file = FileManager.default.temporaryDirectory.appendingPathComponent("merpati-speed-\(UUID().uuidString)")
        defer { try? FileManager.default.removeItem(at: file) }
        guard run(["openssl", "speed", "-mr", "-seconds", String(seconds), algorithm], output: file.path),
            let text = try? String(contentsOf: file, encoding: .utf8)
        else { return nil }
        return rate(in: text)
    }

    /// Runs a program to its end with no signal blocked: this one ends its measurements by an alarm, which a program started
    /// by Foundation's class would never get while we hold back the signals that interrupt us.
    private static func run(_ command: [String], output: String) -> Bool {
        var actions = posix_spawn_file_actions_t()
        posix_spawn_file_actions_init(&actions)
        defer { posix_spawn_file_actions_destroy(&actions) }
        posix_spawn_file_actions_addopen(&actions, 0, "/dev/null", O_RDONLY, 0)
        posix_spawn_file_actions_addopen(&actions, 1, output, O_WRONLY | O_CREAT | O_EXCL, 0o600)
        posix_spawn_file_actions_addopen(&actions, 2, "/dev/null", O_WRONLY, 0)
        var attributes = posix_spawnattr_t()
        posix_spawnattr_init(&attributes)
        defer { posix_spawnattr_destroy(&attributes) }
        var none = sigset_t()
        sigemptyset(&none)
        posix_spawnattr_setsigmask(&attributes, &none)
        posix_spawnattr_setflags(&attributes, Int16(POSIX_SPAWN_SETSIGMASK))
        let words = command.map { strdup($0) } + [nil]
        let variables = ProcessInfo.processInfo.environment.map { strdup("\($0.key)=\($0.value)") } + [nil]
        defer { for text in words + variables { free(text) } }
        var id: pid_t = 0
        guard posix_spawnp(&id, command[0], &actions, &attributes, words, variables) == 0 else { return false }
        var status: Int32 = 0
        while waitpid(id, &status, 0) < 0, errno == EINTR {}
        return status == 0
    }

    /// The rate in the line that sums up: `+F2:0:BITS:SIGNATURES:...` for RSA, `+F6:0:BITS:NAME:SIGNATURES:...` for Ed25519.
    private static func rate(in text: String) -> Double? {
        for line in text.split(whereSeparator: \.isNewline) {
            let fields = line.split(separator: ":")
            let place = line.hasPrefix("+F2:") ? 3 : line.hasPrefix("+F6:") ? 4 : nil
            if let place, fields.indices.contains(place), let rate = Double(fields[place]) { return rate }
        }
        return nil
    }
}
