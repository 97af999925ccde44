internal import Connections
internal import Diagnostics

/// `limits:` in the settings.
extension SettingsLoader {
    private static let limitKeys = [
        "http_connections", "http_connections_per_address", "inbound_connections", "inbound_connections_per_address",
        "inbound_memory", "inbound_disk", "trusted_proxies",
    ]

    func servingLimits(_ source: Source) throws(FileError) -> ServingLimits {
        // The environment may say something where the file does not.
        let none = try StrictYAML(parsing: "", file: Workspace.settingsName)
        let yaml = try source.yaml.mapping("limits") ?? none
        try yaml.allow(Self.limitKeys)
        let own = Source(yaml: yaml, prefix: "\(source.prefix)LIMITS_", environment: source.environment)
        var limits = ServingLimits()
        limits.httpConnections = try own.integer("http_connections", in: 16...60_000) ?? limits.httpConnections
        limits.httpConnectionsPerAddress =
            try own.integer("http_connections_per_address", in: 1...60_000) ?? limits.httpConnectionsPerAddress
        limits.inboundConnections = try own.integer("inbound_connections", in: 4...60_000) ?? limits.inboundConnections
        limits.inboundConnectionsPerAddress =
            try own.integer("inbound_connections_per_address", in: 1...60_000) ?? limits.inboundConnectionsPerAddress
        limits.inboundMemory = try own.integer("inbound_memory", in: 4...100_000) ?? limits.inboundMemory
        limits.inboundDisk = try own.integer("inbound_disk", in: 50...10_000_000) ?? limits.inboundDisk
        limits.trustedProxies = try trustedProxies(own)
        return limits
    }

    private func trustedProxies(_ source: Source) throws(FileError) -> [AddressBlock] {
        let key = "trusted_proxies"
        var blocks: [AddressBlock] = []
        for text in try source.strings(key) ?? [] {
            guard let block = AddressBlock(text) else {
                throw source.error(key, "addresses as 10.0.0.5 or 10.1.0.0/16 are expected, not \"\(text)\"")
            }
            blocks.append(block)
        }
        return blocks
    }
}
