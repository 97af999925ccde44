public import SMTP

/// An account of the settings: checked when they are read, but for its password, which only what sends has to have.
public struct SMTPAccountSetting: Sendable {
    public let name: String
    /// Messages a second that it allows; nil when it sets no limit.
    public let rate: Double?
    /// The most connections that are open to it at a time.
    let connections: Int
    private let result: Result<SMTPAccount, AppError>

    /// - Parameter open: the account without its login.
    init(_ open: SMTPAccount, _ result: Result<SMTPAccount, AppError>) {
        (name, rate, connections) = (open.name, open.rate, open.connections)
        self.result = result
    }

    /// - Throws: `AppError` of kind `configuration` when the password is not where the settings say that it is.
    public var account: SMTPAccount {
        get throws(AppError) { try result.get() }
    }
}
