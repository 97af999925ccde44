internal import CCurl
internal import Foundation
package import Mail

/// Why no connection came about.
package struct ConnectionFailure: Error, Sendable, Equatable {
    package enum Kind: Sendable, Equatable {
        /// The network or the server is not ready: trying again may help.
        case host
        /// The settings or the server's set-up are wrong: trying again would not help, and may lock the account.
        case configuration
    }

    package var kind: Kind
    package var reason: String
    /// The server's last reply, when there was one.
    package var reply: SMTPReply?

    package init(kind: Kind, reason: String, reply: SMTPReply? = nil) {
        self.kind = kind
        self.reason = reason
        self.reply = reply
    }
}

extension ConnectionFailure {
    /// What libcurl cannot get over by trying again.
    private static let configurationCodes: [CURLcode] = [
        CURLE_PEER_FAILED_VERIFICATION, CURLE_SSL_CACERT_BADFILE, CURLE_SSL_CERTPROBLEM, CURLE_SSL_CIPHER,
        CURLE_SSL_ISSUER_ERROR, CURLE_UNSUPPORTED_PROTOCOL, CURLE_URL_MALFORMAT, CURLE_NOT_BUILT_IN, CURLE_UNKNOWN_OPTION,
        CURLE_BAD_FUNCTION_ARGUMENT, CURLE_AUTH_ERROR,
    ]

    /// What the server decided; whether for now or for good says its reply.
    private static let refusalCodes: [CURLcode] = [
        CURLE_WEIRD_SERVER_REPLY, CURLE_REMOTE_ACCESS_DENIED, CURLE_LOGIN_DENIED, CURLE_USE_SSL_FAILED,
    ]

    /// Classes a failure of libcurl by its code and by what the server said last.
    ///
    /// - Parameter systemError: the system's error number of the connection, 0 for none.
    init(_ code: CURLcode, systemError: Int32, detail: String, transcript: SetupTranscript, server: String) {
        let reply = transcript.lastReply
        self.reply = reply
        reason = Self.reason(code, systemError, detail, reply, server)
        if Self.configurationCodes.contains(code) {
            kind = .configuration
        } else if Self.refusalCodes.contains(code) {
            // A greeting that is no reply at all is a broken server; a 4xx (421, 454) is one that is not ready.
            let isTemporary = reply.map { $0.code / 100 == 4 || Self.isForNow($0) } ?? true
            kind = isTemporary ? .host : .configuration
        } else {
            kind = .host
        }
    }

    /// Whether a permanent code is said for a passing reason: too many connections, too much mail just now.
    private static func isForNow(_ reply: SMTPReply) -> Bool {
        [.rateLimited, .greylisted, .network].contains(BounceClassifier.classify(reply: reply).reason)
    }

    private static func reason(
        _ code: CURLcode, _ systemError: Int32, _ detail: String, _ reply: SMTPReply?, _ server: String
    ) -> String {
        if code == CURLE_COULDNT_CONNECT, systemError == ECONNREFUSED { return "connection refused by \(server)" }
        let said = detail.isEmpty ? String(cString: curl_easy_strerror(code)) : detail
        let answer = reply.map { "; the server's last reply: \($0.code) \($0.enhanced.map { $0 + " " } ?? "")\($0.text)" } ?? ""
        let what = reply.flatMap(TLSDemand.advice).map { "\($0), at \(server)" } ?? "\(attempted(code)) \(server)"
        return "\(what): \(said)\(answer)"
    }

    private static func attempted(_ code: CURLcode) -> String {
        switch code {
        case CURLE_LOGIN_DENIED: "Cannot sign in to"
        case CURLE_USE_SSL_FAILED: "STARTTLS is required and not to be had from"
        case CURLE_PEER_FAILED_VERIFICATION: "The certificate does not prove the identity of"
        default: "Cannot connect to"
        }
    }

    /// Refuses a connection that libcurl considers good: 7.88 goes on unauthenticated where AUTH is not offered.
    static func missingLogin(_ transcript: SetupTranscript, account: SMTPAccount) -> ConnectionFailure? {
        guard account.credentials != nil, !transcript.isAuthenticated else { return nil }
        // RFC 4954 section 4: a server may offer AUTH only under TLS.
        let advice = account.tls == .none && transcript.capabilities.startTLS ? "; it offers TLS: \(TLSDemand.setting)" : ""
        return ConnectionFailure(
            kind: .configuration,
            reason:
                "\(account.server) does not offer AUTH, and the account has a user name: nothing is sent unauthenticated\(advice)",
            reply: transcript.lastReply)
    }
}
