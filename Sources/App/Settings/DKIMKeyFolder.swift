internal import Diagnostics
public import Foundation
public import Mail

/// The private keys that Merpati has made for a workspace: `.merpati/dkim`, a file for each, named as the key is in DNS.
public struct DKIMKeyFolder: Sendable {
    /// A file that holds a key.
    public struct File: Sendable {
        public var domain: String
        public var selector: String
        public var path: String
        public var identity: DKIMIdentity?
        /// Why it cannot be used, when it cannot.
        public var fault: String?
    }

    private static let ending = ".pem"
    private let workspace: Workspace
    private let folder: URL

    public init(_ workspace: Workspace) {
        self.workspace = workspace
        folder = workspace.state.appendingPathComponent("dkim", isDirectory: true)
    }

    /// Where the key with this name is, or would be.
    public func file(domain: String, selector: String) -> URL {
        folder.appendingPathComponent(DKIMRecord.name(domain: domain, selector: selector) + Self.ending)
    }

    /// How a path is written in the settings: relative to the workspace where it is inside.
    public func shownPath(_ file: URL) -> String {
        let (base, path) = (workspace.folder.path + "/", file.standardizedFileURL.path)
        return path.hasPrefix(base) ? String(path.dropFirst(base.count)) : path
    }

    /// Writes a new key to a file that only its owner can read (mode 0600). No file is ever replaced.
    ///
    /// - Parameter file: another place than the usual; its folder must be there.
    /// - Returns: where it is.
    /// - Throws: `AppError` of kind `failed` when there is a file already, or it cannot be written.
    public func save(_ identity: DKIMIdentity, to file: URL? = nil) throws(AppError) -> URL {
        let place = file ?? self.file(domain: identity.domain, selector: identity.selector)
        if file == nil { try prepare() }
        let pem: [UInt8]
        do throws(DKIMError) { pem = try identity.key.privatePEM } catch { throw AppError(.failed, error.description) }
        let descriptor = open(place.path, O_WRONLY | O_CREAT | O_EXCL | O_NOFOLLOW | O_CLOEXEC, 0o600)
        guard descriptor >= 0 else {
            if errno == EEXIST {
                throw AppError(
                    .failed, "there is a file already: \(place.path)",
                    advice: "A key in use must not be replaced: choose another selector.")
            }
            throw AppError(.failed, "\(place.path) cannot be made: \(String(cString: strerror(errno)))")
        }
        // Whatever the file mode mask takes away, nothing is added to what the owner may.
        var isWritten = fchmod(descriptor, 0o600) == 0 && Self.writeAll(pem, to: descriptor) && fsync(descriptor) == 0
        var fault = errno
        if close(descriptor) != 0, isWritten { (isWritten, fault) = (false, errno) }
        guard isWritten else {
            unlink(place.path)
            throw AppError(.failed, "\(place.path) cannot be written: \(String(cString: strerror(fault)))")
        }
        return place
    }

    /// Writes all of it, however often the system takes only a part; false with `errno` set.
    private static func writeAll(_ bytes: [UInt8], to descriptor: CInt) -> Bool {
        bytes.withUnsafeBytes { bytes in
            var rest = bytes[...]
            while !rest.isEmpty {
                let count = write(descriptor, UnsafeRawBufferPointer(rebasing: rest).baseAddress, rest.count)
                if count < 0, errno == EINTR { continue }
                guard count > 0 else { return false }
                rest = rest.dropFirst(count)
            }
            return true
        }
    }

    /// The keys in the folder, by name.
    public func files() -> [File] {
        let names = (try? FileManager.default.contentsOfDirectory(atPath: folder.path)) ?? []
        return names.sorted().compactMap { name in
            guard name.hasSuffix(Self.ending) else { return nil }
            let parts = name.dropLast(Self.ending.count).split(separator: "._domainkey.", omittingEmptySubsequences: false)
            guard parts.count == 2 else { return nil }
            return read(domain: String(parts[1]), selector: String(parts[0]), folder.appendingPathComponent(name).path)
        }
    }

    private func read(domain: String, selector: String, _ path: String) -> File {
        var file = File(domain: domain, selector: selector, path: path)
        do {
            file.identity = try DKIMIdentity(
                domain: domain, selector: selector, key: try DKIMKey(pem: try SecretFile(path: path).read()))
        } catch let error as SecretFile.Failure {
            file.fault = error.message
        } catch {
            file.fault = "\(error)"
        }
        return file
    }

    private func prepare() throws(AppError) {
        try workspace.prepare()
        do {
            try FileManager.default.createDirectory(
                at: folder, withIntermediateDirectories: true, attributes: [.posixPermissions: 0o700])
        } catch {
            throw AppError(.failed, "\(folder.path) cannot be made: \(SystemFault.words(error))")
        }
    }
}
