/// Why the inbox could not do what was asked.
public enum InboxError: Error, Equatable, CustomStringConvertible {
    /// No message has this number.
    case unknownMessage(Int, last: Int?)
    /// The inbox holds as many messages as it may.
    case full(limit: Int)
    /// A file that is no captured message.
    case damaged(path: String)
    /// The system refused.
    case cannot(String, path: String, reason: String)

    public var description: String {
        switch self {
        case .unknownMessage(let number, nil):
            "there is no message \(number): the inbox is empty"
        case .unknownMessage(let number, let last?):
            "there is no message \(number); the last is \(last), and `merpati inbox list` shows them"
        case .full(let limit):
            "the inbox is full with \(limit) messages; `merpati inbox clear` empties it"
        case .damaged(let path):
            "\(path) is no message of the inbox: it does not begin with Return-Path, Delivered-To and Received"
        case .cannot(let what, let path, let reason):
            "cannot \(what) \(path): \(reason)"
        }
    }
}
