internal import Diagnostics
public import Foundation
internal import Mail
internal import SMTP

/// Reads `merpati.yaml` strictly and lets environment variables override it: `MERPATI_DATABASE` for `database`,
/// `MERPATI_SMTP_MAIN_URL` for the `url` of the SMTP account `main`.
public struct SettingsLoader: Sendable {
    private static let keys = [
        "name", "database", "public_url", "time_zone", "currency", "language", "postal_address", "from", "bounce_domain",
        "feedback_address",
        "inbound", "smtp",
        "dkim", "limits",
    ]
    let workspace: Workspace
    let environment: [String: String]

    public init(workspace: Workspace, environment: [String: String]) {
        self.workspace = workspace
        self.environment = environment
    }

    /// - Throws: `AppError` of kind `configuration`, with file, line and column.
    public func load() throws(AppError) -> Settings {
        try read { try settings($0) }
    }

    /// Reads the file, and lets `body` take from it what it needs.
    func read<T>(_ body: (Source) throws -> T) throws(AppError) -> T {
        do {
            let text = try String(contentsOf: workspace.settingsFile, encoding: .utf8)
            let yaml = try StrictYAML(parsing: text, file: Workspace.settingsName)
            try yaml.allow(Self.keys)
            return try body(Source(yaml: yaml, prefix: "MERPATI_", environment: environment))
        } catch let error as AppError {
            throw error
        } catch let error as FileError {
            throw AppError(.configuration, error.description)
        } catch {
            throw AppError(.configuration, "\(workspace.settingsFile.path) cannot be read: \(SystemFault.words(error))")
        }
    }

    private func settings(_ source: Source) throws -> Settings {
        let publicURL = try source.required("public_url")
        guard let url = URLComponents(string: publicURL), ["http", "https"].contains(url.scheme), url.host?.isEmpty == false,
            url.query == nil, url.fragment == nil
        else { throw source.error("public_url", "an address as https://news.shop.example is expected, not \"\(publicURL)\"") }
        let from = try source.required("from")
        let sender: Mailbox
        do {
            sender = try Mailbox(parsing: from)
        } catch {
            throw source.error("from", "\(error)")
        }
        return Settings(
            name: try source.required("name"),
            database: try database(source),
            publicURL: publicURL.hasSuffix("/") ? String(publicURL.dropLast()) : publicURL,
            timeZone: try timeZone(source),
            currency: try currency(source),
            language: try source.string("language") ?? "en",
            postalAddress: try source.string("postal_address") ?? "",
            from: sender,
            bounceDomain: try source.string("bounce_domain"),
            feedbackAddress: try feedbackAddress(source),
            inbound: try address(source, "inbound"),
            smtp: try accounts(source),
            dkim: try dkimIdentities(source),
            limits: try servingLimits(source))
    }

    /// The zone of times alone.
    ///
    /// - Throws: `AppError` of kind `configuration`.
    public func timeZone() throws(AppError) -> TimeZone {
        try read { try timeZone($0) }
    }

    private func timeZone(_ source: Source) throws(FileError) -> TimeZone {
        let zone = try source.string("time_zone") ?? "UTC"
        if let timeZone = TimeZone(identifier: zone) { return timeZone }
        throw source.error(
            "time_zone", "\"\(zone)\" is not a time zone\(NearestName.hint(zone, in: TimeZone.knownTimeZoneIdentifiers))")
    }

    private func currency(_ source: Source) throws(FileError) -> String {
        guard let text = try source.string("currency") else { return "USD" }
        guard text.wholeMatch(of: /[A-Za-z]{3}/) != nil else {
            throw source.error("currency", "a code of three letters as EUR or IDR (ISO 4217) is expected, not \"\(text)\"")
        }
        return text.uppercased()
    }

    private func database(_ source: Source) throws -> Settings.DatabaseLocation {
        let location = try source.string("database") ?? "sqlite:.merpati/merpati.db"
        guard location.hasPrefix("sqlite:"), location.count > "sqlite:".count else {
            throw source.error("database", "sqlite:PATH is expected, not \"\(location)\"")
        }
        return .sqlite(path: String(location.dropFirst("sqlite:".count)))
    }

    private func feedbackAddress(_ source: Source) throws -> EmailAddress? {
        let key = "feedback_address"
        guard let text = try source.string(key) else { return nil }
        let address: EmailAddress
        do {
            address = try EmailAddress(parsing: text)
        } catch {
            throw source.error(key, "\(error)")
        }
        guard !address.needsSMTPUTF8 else { throw source.error(key, "letters of ASCII are expected before the \"@\"") }
        return address
    }

    private func address(_ source: Source, _ key: String) throws -> HostPort? {
        guard let text = try source.string(key) else { return nil }
        guard let address = HostPort(text) else {
            throw source.error(key, "an address as 127.0.0.1:2526 is expected, not \"\(text)\"")
        }
        return address
    }

    private func accounts(_ source: Source) throws -> [SMTPAccountSetting] {
        var accounts: [SMTPAccountSetting] = []
        for yaml in try source.yaml.mappings("smtp") ?? [] {
            try yaml.allow(SMTPAccountLoader.keys)
            let name = try yaml.required("name")
            guard name.wholeMatch(of: /[A-Za-z0-9_-]{1,64}/) != nil else {
                throw yaml.error(at: "name", "letters, digits, - and _ are expected")
            }
            guard !accounts.contains(where: { $0.name == name }) else {
                throw yaml.error(at: "name", "the account \"\(name)\" stands here a second time")
            }
            let variable = name.uppercased().replacing("-", with: "_")
            let account = Source(yaml: yaml, prefix: "MERPATI_SMTP_\(variable)_", environment: environment)
            accounts.append(try SMTPAccountLoader(source: account, workspace: workspace, environment: environment).load(name))
        }
        return accounts
    }
}

/// One mapping of the settings file with the environment above it.
struct Source {
    let yaml: StrictYAML
    let prefix: String
    let environment: [String: String]

    func string(_ key: String) throws(FileError) -> String? {
        if let value = environment[variable(key)] { return value.isEmpty ? nil : value }
        return try yaml.string(key)
    }

    func required(_ key: String) throws(FileError) -> String {
        guard let value = try string(key), !value.isEmpty else { throw error(key, "a value is required") }
        return value
    }

    func integer(_ key: String, in range: ClosedRange<Int>) throws(FileError) -> Int? {
        guard let text = environment[variable(key)], !text.isEmpty else { return try yaml.integer(key, in: range) }
        guard let number = Int(text), range.contains(number) else {
            throw error(key, "a whole number from \(range.lowerBound) to \(range.upperBound) is expected, not \"\(text)\"")
        }
        return number
    }

    /// A list; in the environment with commas.
    func strings(_ key: String) throws(FileError) -> [String]? {
        guard let text = environment[variable(key)], !text.isEmpty else { return try yaml.strings(key) }
        return text.split(separator: ",").map { $0.trimmingCharacters(in: .whitespaces) }
    }

    func boolean(_ key: String) throws(FileError) -> Bool? {
        guard let text = environment[variable(key)], !text.isEmpty else { return try yaml.boolean(key) }
        switch text.lowercased() {
        case "true", "yes", "1": return true
        case "false", "no", "0": return false
        default: throw error(key, "true or false is expected, not \"\(text)\"")
        }
    }

    /// An error at the place the value came from.
    func error(_ key: String, _ message: String) -> FileError {
        guard environment[variable(key)] != nil else { return yaml.error(at: key, message) }
        return FileError(file: "environment variable \(variable(key))", message)
    }

    private func variable(_ key: String) -> String { prefix + key.uppercased() }
}
