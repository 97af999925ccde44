public import Connections

/// How much `serve` takes on: `limits:` in the settings.
public struct ServingLimits: Sendable, Equatable {
    /// Connections for pages at once, and from one address.
    public var httpConnections = 4096
    public var httpConnectionsPerAddress = 256
    /// Connections for inbound mail at once, and from one address.
    public var inboundConnections = 1000
    public var inboundConnectionsPerAddress = 50
    /// Megabytes of memory for all messages that are coming in.
    public var inboundMemory = 64
    /// Megabytes of disk for all messages that are coming in.
    public var inboundDisk = 1024
    /// Addresses through which many people come: the limits of one address are not theirs.
    public var trustedProxies: [AddressBlock] = []

    public init() {}
}
