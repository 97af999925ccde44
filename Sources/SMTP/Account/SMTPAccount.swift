internal import Foundation

/// A mail server that messages are sent through, and how to treat it. A value of this type is valid.
public struct SMTPAccount: Sendable, Equatable {
    /// How the connection is protected.
    public enum TLSMode: String, Sendable, CaseIterable {
        /// The connection is upgraded by STARTTLS (RFC 3207), and given up when it cannot be.
        case starttls
        /// TLS from the first byte (RFC 8314).
        case implicit
        /// No protection: for loopback, or by explicit consent.
        case none
    }

    public let name: String
    /// A name or an address; an IPv6 address stands without brackets.
    public let host: String
    public let port: Int
    public let tls: TLSMode
    /// Without credentials the server must let us send unauthenticated; with them nothing is sent unauthenticated.
    public let credentials: SMTPCredentials?
    /// The most connections at a time.
    public let connections: Int
    /// A connection is replaced after this many messages.
    public let messagesPerConnection: Int
    /// Messages a second over all connections; nil for as fast as the server takes them.
    public let rate: Double?
    /// A PEM file of the authorities to trust instead of the system's.
    public let caFile: String?
    /// The name given with EHLO; nil for the machine's own.
    public let helloName: String?
    public let timeouts: SMTPTimeouts
    public let reconnect: ReconnectPolicy

    /// - Parameters:
    ///   - port: nil for the usual one: 587, with `.implicit` 465, with `.none` 25.
    ///   - insecure: allows `.none` to a server that is not on this machine.
    public init(
        name: String, host: String, port: Int? = nil, tls: TLSMode = .starttls, credentials: SMTPCredentials? = nil,
        connections: Int = 10, messagesPerConnection: Int = 1_000, rate: Double? = nil, insecure: Bool = false,
        caFile: String? = nil, helloName: String? = nil, timeouts: SMTPTimeouts = SMTPTimeouts(),
        reconnect: ReconnectPolicy = ReconnectPolicy()
    ) throws(SMTPAccountError) {
        self.name = name
        self.host = host
        self.port = port ?? Self.usualPort(tls)
        self.tls = tls
        self.credentials = credentials
        self.connections = connections
        self.messagesPerConnection = messagesPerConnection
        self.rate = rate
        self.caFile = caFile
        self.helloName = helloName
        self.timeouts = timeouts
        self.reconnect = reconnect
        try validate(insecure: insecure)
    }

    /// The server as `host:port`, as reports name it.
    public var server: String { host.contains(":") ? "[\(host)]:\(port)" : "\(host):\(port)" }

    /// Whether the host is this machine.
    public var isLoopback: Bool { Self.isLoopback(host) }

    /// Whether a host is this machine by its very name: `localhost`, `::1`, or an address 127.x.y.z.
    public static func isLoopback(_ host: String) -> Bool {
        host.lowercased() == "localhost" || host == "::1"
            || (host.hasPrefix("127.") && host.split(separator: ".", omittingEmptySubsequences: false).count == 4
                && host.utf8.allSatisfy { $0 == UInt8(ascii: ".") || (UInt8(ascii: "0")...UInt8(ascii: "9")).contains($0) })
    }

    private static func usualPort(_ tls: TLSMode) -> Int {
        switch tls {
        case .starttls: 587
        case .implicit: 465
        case .none: 25
        }
    }
}

extension SMTPAccount {
    private func validate(insecure: Bool) throws(SMTPAccountError) {
        func require(
            _ holds: Bool, _ kind: SMTPAccountError.Kind, _ problem: @autoclosure () -> String, _ advice: String
        ) throws(SMTPAccountError) {
            if !holds { throw SMTPAccountError(kind: kind, account: name, problem: problem(), advice: advice) }
        }
        try require(!name.isEmpty, .name, "the name is empty", "Give the account a name; reports and logs use it")
        try require(
            Self.isHost(host), .host, "\(host.debugDescription) is not a host",
            "Write a host name or an address, without scheme, port and brackets")
        try require((1...65_535).contains(port), .port, "\(port) is not a port", "Ports are 1 to 65535")
        try require(
            tls != .none || insecure || isLoopback, .tls, "mail to \(host) would travel without TLS",
            "Set tls to starttls or implicit, or set insecure if you accept that anyone on the way can read and change the mail")
        if let credentials {
            try require(
                !credentials.username.isEmpty && !credentials.secret.isEmpty, .credentials,
                "the user name or the password is empty", "Set both, or neither to send without signing in")
            try require(
                !(credentials.username + credentials.secret).utf8.contains(where: { $0 < 0x20 || $0 == 0x7f }), .credentials,
                "the user name or the password contains a control character",
                "Look for a line end at the end of the secret's file")
        }
        try require((1...1_000).contains(connections), .limit, "connections is \(connections)", "Allow 1 to 1000 connections")
        try require(
            (1...1_000_000).contains(messagesPerConnection), .limit, "messages_per_connection is \(messagesPerConnection)",
            "Allow 1 to 1000000 messages a connection")
        if let rate {
            try require(
                rate.isFinite && rate >= 0.001 && rate <= 1_000_000, .limit, "rate is \(rate) messages a second",
                "Allow 0.001 to 1000000 messages a second, or leave the rate out")
        }
        try require(
            (timeouts.all + [reconnect.firstDelay, reconnect.longestDelay]).allSatisfy { $0.isFinite && $0 > 0 && $0 <= 86_400 },
            .limit, "a timeout or the reconnect policy is out of range", "Times are more than 0 and at most 86400 seconds")
        if let caFile {
            try require(
                FileManager.default.isReadableFile(atPath: caFile), .caFile,
                "the CA file \(caFile.debugDescription) cannot be read",
                "Name a PEM file with the certificates of the authorities to trust")
        }
        if let helloName {
            try require(
                Self.isHost(helloName) && !helloName.contains(":"), .helloName,
                "\(helloName.debugDescription) is not a host name",
                "Write the fully qualified name of this machine")
        }
    }

    /// Letters, digits and `.-_:`, so that a host cannot change the meaning of the URL that it becomes part of. A
    /// name in another script is written in its A-label form.
    private static func isHost(_ text: String) -> Bool {
        !text.isEmpty && text.utf8.count <= 253
            && text.utf8.allSatisfy { byte in
                switch byte {
                case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
                    UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "."), UInt8(ascii: "-"), UInt8(ascii: "_"),
                    UInt8(ascii: ":"):
                    true
                default: false
                }
            }
    }
}
