internal import Foundation

/// Why a part of a message could not be put aside, or read again.
enum SpoolError: Error, CustomStringConvertible {
    /// Other messages have used up what there is for all.
    case noRoom
    /// The system refused.
    case cannot(String, path: String, code: CInt)

    var description: String {
        switch self {
        case .noRoom: "the messages that are coming in have used up their room"
        case .cannot(let what, let path, let code): "cannot \(what) \(path): \(String(cString: strerror(code)))"
        }
    }
}
