internal import Foundation

/// What the system says when a file, an address or an output cannot be used, in words that a person understands.
public enum SystemFault {
    /// Why it failed, as the end of a sentence: "the disk is full".
    public static func words(_ error: any Error) -> String {
        if let code = code(of: error) { return words(code: code) }
        guard let error = error as? CocoaError else { return "the system does not say why" }
        return switch error.code {
        case .fileNoSuchFile, .fileReadNoSuchFile: words(code: ENOENT)
        case .fileReadNoPermission, .fileWriteNoPermission: words(code: EACCES)
        case .fileWriteOutOfSpace: words(code: ENOSPC)
        case .fileWriteVolumeReadOnly: words(code: EROFS)
        case .fileWriteFileExists: words(code: EEXIST)
        case .fileReadTooLarge: "the file is too large"
        case .fileReadInapplicableStringEncoding, .fileReadUnknownStringEncoding, .fileReadCorruptFile: "it is not UTF-8 text"
        case .propertyListReadCorrupt: "it is not JSON"
        default: "the system does not say why"
        }
    }

    /// The same for an `errno`.
    public static func words(code: Int32) -> String {
        switch code {
        case ENOENT: "there is no such file or folder"
        case EACCES, EPERM: "you may not, by the rights of the file or its folder"
        case ENOSPC, EDQUOT: "the disk is full"
        case EFBIG: "the file would be larger than is allowed here"
        case EROFS: "the disk is read-only"
        case EISDIR: "it is a folder"
        case ENOTDIR: "a part of the path is no folder"
        case EEXIST: "it is there already"
        case ENAMETOOLONG: "the name is too long"
        case ELOOP: "its links lead round in a circle"
        case EMFILE, ENFILE: "too many files are open"
        case EPIPE: "nobody reads it any more"
        case EIO: "the disk fails"
        case EADDRINUSE: "another program listens there"
        case EADDRNOTAVAIL: "this machine has no such address"
        default: String(cString: strerror(code)).lowercased()
        }
    }

    /// The `errno` behind an error of Foundation's.
    public static func code(of error: any Error) -> Int32? {
        if let error = error as? POSIXError { return error.code.rawValue }
        guard let error = error as? CocoaError, let below = error.underlying else { return nil }
        if let below = below as? POSIXError { return below.code.rawValue }
        let plain = below as NSError
        return plain.domain == NSPOSIXErrorDomain ? Int32(plain.code) : nil
    }
}
