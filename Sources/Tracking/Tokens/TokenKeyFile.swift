internal import Foundation

/// The file that keeps the secrets of the token keys: one line of 64 hexadecimal digits a key, oldest first, readable by
/// its owner alone (mode 0600). It is made once; losing it makes every link in mail already sent worthless.
public struct TokenKeyFile: Sendable {
    private static let heading = """
        # Merpati's token keys: who has them can forge links. The last one signs; the older ones keep old links working.
        # Keep this file in your backups, and never remove a line.

        """
    private static let largest = 16 * 1024
    private let path: String

    /// - Parameter path: the file; its folder must exist.
    public init(path: String) {
        self.path = path
    }

    /// The keys in the file, which is made with a new key when it is not there.
    ///
    /// - Throws: `TrackingError` of kind `keys` when others may read the file, or it is damaged, or cannot be made.
    public func loadOrCreate() throws(TrackingError) -> TokenKeys {
        if let secrets = try secrets() { return try TokenKeys(secrets: secrets) }
        // Linked into place whole, so that another process never sees half a file; who comes second takes the first one's.
        try place(Self.text([TokenKeys.newSecret()])) { link($0, path) == 0 || errno == EEXIST }
        guard let secrets = try secrets() else { throw failure("is gone again") }
        return try TokenKeys(secrets: secrets)
    }

    /// Adds a new key, which signs from now on, and gives all keys.
    ///
    /// - Throws: `TrackingError` of kind `keys`, also when there are 32 keys already.
    public func rotate() throws(TrackingError) -> TokenKeys {
        let all = (try secrets() ?? []) + [TokenKeys.newSecret()]
        let keys = try TokenKeys(secrets: all)
        try place(Self.text(all)) { rename($0, path) == 0 }
        return keys
    }

    /// The secrets in the file, or nil when there is no file.
    private func secrets() throws(TrackingError) -> [[UInt8]]? {
        let descriptor = open(path, O_RDONLY | O_CLOEXEC)
        guard descriptor >= 0 else {
            if errno == ENOENT { return nil }
            throw failure("cannot be opened: \(String(cString: strerror(errno)))")
        }
        defer { close(descriptor) }
        var status = stat()
        guard fstat(descriptor, &status) == 0, status.st_mode & S_IFMT == S_IFREG else { throw failure("is not a file") }
        guard status.st_mode & 0o077 == 0 else {
            throw failure("may be read by others", advice: "Run: chmod 600 '\(path)'")
        }
        var bytes = [UInt8](repeating: 0, count: Self.largest + 1)
        let count = read(descriptor, &bytes, bytes.count)
        guard count >= 0, count <= Self.largest else { throw failure("cannot be read, or is not a file of token keys") }
        return try Self.lines(bytes[..<count]).map { line throws(TrackingError) in
            guard let secret = Self.secret(line.text) else {
                throw failure(
                    "is damaged in line \(line.number): 64 hexadecimal digits expected", advice: "Restore it from a backup.")
            }
            return secret
        }
    }

    private static func lines(_ bytes: ArraySlice<UInt8>) -> [(number: Int, text: ArraySlice<UInt8>)] {
        bytes.split(separator: UInt8(ascii: "\n"), omittingEmptySubsequences: false).enumerated()
            .map { (number: $0.offset + 1, text: $0.element) }
            .filter { !$0.text.isEmpty && $0.text.first != UInt8(ascii: "#") }
    }

    private static func secret(_ text: ArraySlice<UInt8>) -> [UInt8]? {
        let digits = text.compactMap { Character(UnicodeScalar($0)).hexDigitValue }
        guard digits.count == text.count, digits.count == 2 * TokenKeys.secretLength else { return nil }
        return stride(from: 0, to: digits.count, by: 2).map { UInt8(digits[$0] << 4 | digits[$0 + 1]) }
    }

    private static func text(_ secrets: [[UInt8]]) -> [UInt8] {
        let lines = secrets.map { secret in secret.map { String(format: "%02x", $0) }.joined() + "\n" }
        return Array((heading + lines.joined()).utf8)
    }

    /// Writes a new file beside the wanted one, flushed to the disk, and lets `move` put it in its place.
    private func place(_ bytes: [UInt8], _ move: (String) -> Bool) throws(TrackingError) {
        let temporary = "\(path).\(UUID().uuidString)"
        let descriptor = open(temporary, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0o600)
        guard descriptor >= 0 else { throw failure("cannot be made: \(String(cString: strerror(errno)))") }
        defer { unlink(temporary) }
        let written = write(descriptor, bytes, bytes.count) == bytes.count && fsync(descriptor) == 0
        guard close(descriptor) == 0, written, move(temporary) else {
            throw failure("cannot be written: \(String(cString: strerror(errno)))")
        }
    }

    private func failure(_ what: String, advice: String? = nil) -> TrackingError {
        TrackingError(.keys, "the file of the token keys \(what): \(path)", advice: advice)
    }
}
