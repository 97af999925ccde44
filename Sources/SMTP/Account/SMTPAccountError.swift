/// Why the settings of a mail server cannot be used.
public struct SMTPAccountError: Error, Sendable, Equatable, CustomStringConvertible {
    public enum Kind: Sendable, Equatable {
        case name, url, host, port, tls, credentials, limit, caFile, helloName
    }

    public var kind: Kind
    /// The account's name, as written.
    public var account: String
    /// What is wrong, with the value where it is no secret.
    public var problem: String
    /// What to write instead.
    public var advice: String

    public init(kind: Kind, account: String, problem: String, advice: String) {
        self.kind = kind
        self.account = account
        self.problem = problem
        self.advice = advice
    }

    public var description: String {
        "SMTP account \(account.debugDescription): \(problem). \(advice)."
    }
}
