/// How to sign in to a mail server. The secret appears in no description, mirror or log.
public struct SMTPCredentials: Sendable, Equatable {
    /// The SASL mechanisms that may be asked for (RFC 4954).
    public enum Mechanism: String, Sendable, CaseIterable {
        case plain = "PLAIN"
        case login = "LOGIN"
        case cramMD5 = "CRAM-MD5"
        case xoauth2 = "XOAUTH2"
    }

    public let username: String
    let secret: String
    /// The one mechanism to use, or nil for the strongest that the server offers.
    public let mechanism: Mechanism?

    /// - Parameter secret: the password; with `.xoauth2` the access token.
    public init(username: String, secret: String, mechanism: Mechanism? = nil) {
        self.username = username
        self.secret = secret
        self.mechanism = mechanism
    }
}

extension SMTPCredentials: CustomStringConvertible, CustomDebugStringConvertible, CustomReflectable {
    public var description: String { "SMTPCredentials(username: \(username.debugDescription), secret: ***)" }
    public var debugDescription: String { description }
    public var customMirror: Mirror { Mirror(self, children: ["username": username], displayStyle: .struct) }
}
