internal import Dispatch
internal import Foundation

#if canImport(CDispatch)
    // Here Swift finds `stat` when Dispatch is built as a module of C.
    internal import CDispatch
#endif

/// Folders and files in which other users of the machine have no part.
enum PrivateFolder {
    /// Makes a folder, and those above it that are missing.
    /// - Throws: `AppError` of kind `configuration`.
    static func make(_ folder: URL) throws(AppError) {
        var status = stat()
        guard stat(folder.path, &status) != 0 || status.st_mode & S_IFMT != S_IFDIR else { return }
        let parent = folder.deletingLastPathComponent()
        if parent.path != folder.path { try make(parent) }
        guard mkdir(folder.path, 0o700) == 0 || errno == EEXIST else {
            throw AppError(.configuration, "\(folder.path) cannot be made: \(String(cString: strerror(errno)))")
        }
    }

    /// Takes from others the rights to what was left open, where it belongs to this user.
    ///
    /// - Returns: the paths that were open.
    static func close(_ paths: [String]) -> [String] {
        paths.filter { path in
            var status = stat()
            guard stat(path, &status) == 0, status.st_mode & 0o077 != 0, status.st_uid == geteuid() else { return false }
            return chmod(path, status.st_mode & 0o700) == 0
        }
    }
}
