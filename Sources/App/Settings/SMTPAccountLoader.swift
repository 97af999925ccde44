internal import Diagnostics
internal import Foundation
internal import SMTP

/// Makes one SMTP account from its settings, and fetches its password from where the settings say it is. A password that cannot
/// be had is a fault only for what sends: everything else goes on without it.
struct SMTPAccountLoader {
    static let keys = [
        "name", "url", "tls", "username", "password", "auth", "connections", "messages_per_connection", "rate", "ca_file",
        "hello_name", "insecure",
    ]

    let source: Source
    let workspace: Workspace
    let environment: [String: String]

    func load(_ name: String) throws -> SMTPAccountSetting {
        let open = try account(name, nil)
        guard let login = try login() else { return SMTPAccountSetting(open, .success(open)) }
        do {
            let credentials = SMTPCredentials(
                username: login.username, secret: try password(login.secret), mechanism: login.mechanism)
            return SMTPAccountSetting(open, .success(try account(name, credentials)))
        } catch {
            return SMTPAccountSetting(open, .failure(AppError(.configuration, "\(error)")))
        }
    }

    private func account(_ name: String, _ credentials: SMTPCredentials?) throws -> SMTPAccount {
        do {
            let endpoint = try SMTPEndpoint(parsing: try source.required("url"), account: name)
            return try SMTPAccount(
                name: name, host: endpoint.host, port: endpoint.port, tls: try tls(endpoint),
                credentials: credentials, connections: try source.integer("connections", in: 1...1000) ?? 10,
                messagesPerConnection: try source.integer("messages_per_connection", in: 1...1_000_000) ?? 1000,
                rate: try rate(), insecure: try source.boolean("insecure") ?? false,
                caFile: try source.string("ca_file").map { workspace.resolve($0).path },
                helloName: try source.string("hello_name"))
        } catch let error as SMTPAccountError {
            throw source.error(error.kind == .credentials ? "password" : "url", error.description)
        }
    }

    private func tls(_ endpoint: SMTPEndpoint) throws(FileError) -> SMTPAccount.TLSMode {
        let text = try source.string("tls")
        let known = SMTPAccount.TLSMode.allCases.map(\.rawValue)
        guard let text else { return endpoint.isImplicitTLS ? .implicit : .starttls }
        guard let mode = SMTPAccount.TLSMode(rawValue: text) else {
            throw source.error("tls", "one of \(known.joined(separator: ", ")) is expected\(NearestName.hint(text, in: known))")
        }
        guard (mode == .implicit) == endpoint.isImplicitTLS else {
            throw source.error("tls", "smtps:// means implicit TLS and smtp:// the other modes; url and tls disagree")
        }
        return mode
    }

    private func login() throws(FileError) -> (
        username: String, mechanism: SMTPCredentials.Mechanism?, secret: SecretReference
    )? {
        guard let username = try source.string("username") else { return nil }
        var mechanism: SMTPCredentials.Mechanism?
        if let text = try source.string("auth") {
            mechanism = SMTPCredentials.Mechanism(rawValue: text.uppercased())
            guard mechanism != nil else {
                let known = SMTPCredentials.Mechanism.allCases.map(\.rawValue)
                throw source.error("auth", "one of \(known.joined(separator: ", ")) is expected")
            }
        }
        let secret = SecretReference(
            source: source, key: "password", workspace: workspace, environment: environment, kind: "a password")
        _ = try secret.place
        return (username, mechanism, secret)
    }

    private func password(_ secret: SecretReference) throws(FileError) -> String {
        guard let text = String(validating: try secret.read(), as: UTF8.self) else {
            throw source.error("password", "the password is not UTF-8")
        }
        return text.trimmingCharacters(in: .newlines)
    }

    /// Messages a second, from `50/s`, `600/min` or `3000/h`.
    private func rate() throws(FileError) -> Double? {
        guard let text = try source.string("rate") else { return nil }
        let seconds = ["s": 1.0, "min": 60, "h": 3600]
        let parts = text.split(separator: "/", maxSplits: 1).map { $0.trimmingCharacters(in: .whitespaces) }
        guard parts.count == 2, let count = Double(parts[0]), count > 0, let unit = seconds[parts[1]] else {
            throw source.error("rate", "a rate as 50/s, 600/min or 3000/h is expected, not \"\(text)\"")
        }
        return count / unit
    }
}
