/// The part of an SMTP URL that names a server: `smtp://host:port`, or `smtps://host:port` for implicit TLS.
public struct SMTPEndpoint: Sendable, Equatable {
    /// A name or an address; an IPv6 address stands without its brackets.
    public let host: String
    public let port: Int?
    /// Whether the scheme was `smtps`.
    public let isImplicitTLS: Bool

    /// - Parameter account: the account's name, for the error.
    public init(parsing url: String, account: String) throws(SMTPAccountError) {
        func refuse(_ problem: String) -> SMTPAccountError {
            SMTPAccountError(
                kind: .url, account: account, problem: problem,
                advice:
                    "Write smtp://HOST:PORT, or smtps://HOST:PORT for implicit TLS; user name and password are settings of their own"
            )
        }
        let lowercased = url.lowercased()
        let scheme = ["smtp://", "smtps://"].first { lowercased.hasPrefix($0) }
        guard let scheme else { throw refuse("the url has neither the scheme smtp:// nor smtps://") }
        var rest = url.dropFirst(scheme.count)
        if rest.hasSuffix("/") { rest.removeLast() }
        // The text is not repeated: what stands before an @ may be a password.
        guard !rest.contains("@") else { throw refuse("the url contains a user name") }
        guard !rest.isEmpty, !rest.contains("/"), !rest.contains("?"), !rest.contains("#") else {
            throw refuse("\(url.debugDescription) is not a server")
        }
        isImplicitTLS = scheme == "smtps://"

        var portText: Substring?
        if rest.hasPrefix("["), let end = rest.firstIndex(of: "]") {
            host = String(rest[rest.index(after: rest.startIndex)..<end])
            let tail = rest[rest.index(after: end)...]
            guard tail.isEmpty || tail.hasPrefix(":") else { throw refuse("\(url.debugDescription) is not a server") }
            portText = tail.isEmpty ? nil : tail.dropFirst()
        } else if let colon = rest.lastIndex(of: ":") {
            host = String(rest[..<colon])
            portText = rest[rest.index(after: colon)...]
        } else {
            host = String(rest)
        }
        guard let portText else {
            port = nil
            return
        }
        guard let number = Int(portText), portText.first != "+", (1...65_535).contains(number) else {
            throw refuse("\(String(portText).debugDescription) is not a port")
        }
        port = number
    }
}
