/// The host of an address with `//`.
struct WebHost: Equatable {
    /// In lower case, without a port.
    let name: String
    /// Whether a user name stands before it.
    let hasUser: Bool

    init?(_ address: String) {
        guard let slashes = address.firstRange(of: "//") else { return nil }
        let authority = address[slashes.upperBound...].prefix { !"/?#\\".contains($0) }
        let host = authority.split(separator: "@", omittingEmptySubsequences: false).last ?? ""
        hasUser = host.count < authority.count
        var name = host.lowercased()
        if name.hasPrefix("["), let end = name.firstIndex(of: "]") {
            name = String(name[name.index(after: name.startIndex)..<end])
        } else if let colon = name.lastIndex(of: ":") {
            name = String(name[..<colon])
        }
        while name.hasSuffix(".") { name.removeLast() }
        guard !name.isEmpty else { return nil }
        self.name = name
    }

    /// Without the `www.` that most hosts answer to as well.
    var bare: String { name.hasPrefix("www.") ? String(name.dropFirst(4)) : name }

    /// The four numbers of an IPv4 address.
    private var numbers: [Int]? {
        let parts = name.split(separator: ".", omittingEmptySubsequences: false).map { Int($0) }
        return parts.count == 4 && parts.allSatisfy { (0...255).contains($0 ?? -1) } ? parts.compactMap { $0 } : nil
    }

    /// An IP address instead of a name.
    var isNumber: Bool { numbers != nil || name.contains(":") }

    /// Within one machine or one network (RFC 1918, RFC 6761, RFC 6762).
    var isPrivate: Bool {
        if let numbers {
            switch (numbers[0], numbers[1]) {
            case (0, _), (10, _), (127, _), (192, 168), (169, 254), (172, 16...31): return true
            default: return false
            }
        }
        if name == "::1" || name.hasPrefix("fe80:") || name.hasPrefix("fd") && name.contains(":") { return true }
        return name == "localhost" || [".localhost", ".local", ".internal", ".lan"].contains { name.hasSuffix($0) }
    }
}
