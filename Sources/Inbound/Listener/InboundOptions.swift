public import Foundation

/// How the server presents itself.
public struct InboundOptions: Sendable {
    /// Extensions that EHLO may offer. SIZE comes with its limit and is always offered.
    public enum Extension: String, Sendable, CaseIterable {
        case pipelining = "PIPELINING"
        case eightBitMIME = "8BITMIME"
        case smtpUTF8 = "SMTPUTF8"
        case enhancedStatusCodes = "ENHANCEDSTATUSCODES"
    }

    /// The server's own name in the greeting and in EHLO.
    public var hostName: String
    public var limits: InboundLimits
    /// Fewer of them, to see how a client does without.
    public var extensions: Set<Extension>
    /// Where large messages lie while they come in.
    public var spoolFolder: URL

    public init(
        hostName: String = "localhost", limits: InboundLimits = InboundLimits(),
        extensions: Set<Extension> = Set(Extension.allCases), spoolFolder: URL = FileManager.default.temporaryDirectory
    ) {
        self.hostName = hostName
        self.limits = limits
        self.extensions = extensions
        self.spoolFolder = spoolFolder
    }
}
