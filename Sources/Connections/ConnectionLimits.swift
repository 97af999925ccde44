/// How many connections a listener holds, and from whom.
public struct ConnectionLimits: Sendable {
    /// Connections at once.
    public var all: Int
    /// Connections at once from one address, or from one IPv6 network of 64 bits.
    public var perAddress: Int
    /// More connections, when none of those can be closed, for what must always be answered.
    public var reserve = 0
    /// How long a connection in the middle of something must have been silent before it may make room for another, in
    /// seconds.
    public var patience = 0.0
    /// Addresses to which the limit of one address does not apply: proxies, through which everybody comes. Loopback is
    /// always one of them.
    public var trusted: [AddressBlock] = []

    public init(all: Int, perAddress: Int) {
        self.all = all
        self.perAddress = perAddress
    }

    /// Whom a connection counts for; nil when there is no limit for it.
    func customer(_ address: IPAddress?) -> [UInt8]? {
        guard let address, !address.isLoopback, !trusted.contains(where: { $0.contains(address) }) else { return nil }
        return address.customer
    }
}
