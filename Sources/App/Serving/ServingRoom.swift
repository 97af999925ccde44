internal import Connections
internal import Inbound

/// How many connections `serve` takes: what the settings say, and well below the limit of open files, so that sending and
/// the database always have theirs.
struct ServingRoom: CustomStringConvertible {
    let files: OpenFiles
    let http: ConnectionLimits
    let inbound: InboundLimits

    /// Files for the database, the log, and what else there is.
    private static let others = 256

    /// - Parameter sending: connections that sending may have.
    init(_ limits: ServingLimits, files: OpenFiles, sending: Int) {
        self.files = files
        let free = max(64, files.now - Self.others - sending)
        var http = ConnectionLimits(all: limits.httpConnections, perAddress: limits.httpConnectionsPerAddress)
        http.reserve = min(64, free / 8)
        http.all = min(http.all, free / 2 - http.reserve)
        http.trusted = limits.trustedProxies
        self.http = http
        var inbound = InboundLimits()
        // Each may have a file, too.
        inbound.connections.all = min(limits.inboundConnections, free / 4)
        inbound.connections.perAddress = limits.inboundConnectionsPerAddress
        inbound.connections.trusted = limits.trustedProxies
        inbound.allMemoryBytes = limits.inboundMemory * 1024 * 1024
        inbound.allReadingBytes = inbound.allMemoryBytes
        inbound.allFileBytes = limits.inboundDisk * 1024 * 1024
        self.inbound = inbound
    }

    var description: String {
        let raised = files.now > files.before ? ", raised from \(files.before)" : ""
        return "at most \(files.now) open files\(raised): "
            + "\(http.all) connections for pages, \(inbound.connections.all) for inbound mail"
    }
}
