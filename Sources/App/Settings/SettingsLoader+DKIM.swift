internal import Diagnostics
internal import Mail

/// The keys that messages are signed with: `dkim:` in the settings.
extension SettingsLoader {
    private static let keys = ["domain", "selector", "key", "valid_days"]
    /// The most keys of one domain: each makes every message longer and later.
    private static let mostOfOneDomain = 4

    func dkimIdentities(_ source: Source) throws(FileError) -> [DKIMIdentity] {
        var identities: [DKIMIdentity] = []
        for yaml in try source.yaml.mappings("dkim") ?? [] {
            let entry = try dkimEntry(yaml)
            try checkNumber(identities.map { ($0.domain, $0.selector) }, entry)
            identities.append(try identity(entry))
        }
        return identities
    }

    /// The keys that the settings name, one by one, also those that cannot be used.
    ///
    /// - Throws: `AppError` of kind `configuration` when the settings do not say which keys there are.
    public func declaredDKIMKeys() throws(AppError) -> [DeclaredDKIMKey] {
        try read { source in
            var declared: [DeclaredDKIMKey] = []
            for yaml in try source.yaml.mappings("dkim") ?? [] {
                let entry = try dkimEntry(yaml)
                try checkNumber(declared.map { ($0.domain, $0.selector) }, entry)
                let place = try entry.source.required("key")
                do throws(FileError) {
                    let identity = try identity(entry)
                    declared.append(
                        DeclaredDKIMKey(domain: entry.domain, selector: entry.selector, place: place, identity: identity))
                } catch {
                    declared.append(
                        DeclaredDKIMKey(
                            domain: entry.domain, selector: entry.selector, place: place, fault: error.description))
                }
            }
            return declared
        }
    }

    private struct Entry {
        var domain: String
        var selector: String
        var source: Source
    }

    private func dkimEntry(_ yaml: StrictYAML) throws(FileError) -> Entry {
        try yaml.allow(Self.keys)
        let (domain, selector) = (try yaml.required("domain"), try yaml.required("selector"))
        do throws(DKIMError) {
            let names = try DKIMIdentity.checkedNames(domain: domain, selector: selector)
            return Entry(
                domain: names.domain, selector: names.selector,
                source: Source(yaml: yaml, prefix: Self.prefix(names.domain, names.selector), environment: environment))
        } catch {
            throw yaml.error(at: error.kind == .invalidDomain ? "domain" : "selector", error.description)
        }
    }

    /// What the variables of an entry begin with in the environment.
    private static func prefix(_ domain: String, _ selector: String) -> String {
        "MERPATI_DKIM_" + "\(domain)_\(selector)".uppercased().replacing(/[.-]/, with: "_") + "_"
    }

    private func checkNumber(_ earlier: [(domain: String, selector: String)], _ entry: Entry) throws(FileError) {
        let ofDomain = earlier.filter { $0.domain == entry.domain }
        guard !ofDomain.contains(where: { $0.selector == entry.selector }) else {
            throw entry.source.yaml.error(
                at: "selector", "the selector \"\(entry.selector)\" of \(entry.domain) stands here a second time")
        }
        let prefix = Self.prefix(entry.domain, entry.selector)
        if let other = earlier.first(where: { Self.prefix($0.domain, $0.selector) == prefix }) {
            throw entry.source.yaml.error(
                at: "selector",
                "\(prefix)KEY in the environment would stand for this key and for \(other.selector) of "
                    + "\(other.domain): choose another selector")
        }
        guard ofDomain.count < Self.mostOfOneDomain else {
            throw entry.source.yaml.error(
                at: "domain", "\(entry.domain) has more than \(Self.mostOfOneDomain) keys, and every message is signed with all")
        }
    }

    private func identity(_ entry: Entry) throws(FileError) -> DKIMIdentity {
        let secret = SecretReference(
            source: entry.source, key: "key", workspace: workspace, environment: environment, kind: "a private key")
        let pem = try secret.read()
        let days = try entry.source.integer("valid_days", in: 1...365)
        do throws(DKIMError) {
            return try DKIMIdentity(
                domain: entry.domain, selector: entry.selector, key: try DKIMKey(pem: pem),
                lifetime: days.map { Int64($0) * 86_400 })
        } catch {
            throw entry.source.error("key", error.description)
        }
    }
}
