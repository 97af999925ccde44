public import Foundation

/// What the list of the inbox says of a message.
public struct InboxEntry: Sendable, Equatable {
    /// The message's number in the inbox, from 1 on.
    public var number: Int
    public var received: Date
    /// The envelope sender; empty for the null sender of reports.
    public var sender: String
    public var recipients: [String]
    /// Bytes of the message.
    public var size: Int
    /// Its headers, and as much of the body as there is room for in 64 KB.
    public var beginning: [UInt8]
    /// The file it lies in.
    public var file: URL
}
