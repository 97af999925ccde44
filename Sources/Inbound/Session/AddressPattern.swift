/// A pattern over addresses: `*` stands for any characters, everything else for itself in any case. `*@moved.example` is
/// every address of that domain.
public struct AddressPattern: Sendable, Equatable, ExpressibleByStringLiteral {
    private let pattern: [UInt8]

    public init(_ pattern: String) {
        self.pattern = Array(pattern.lowercased().utf8)
    }

    public init(stringLiteral pattern: String) {
        self.init(pattern)
    }

    /// Whether the whole address fits; in time linear in the address for each star at most.
    public func matches(_ address: String) -> Bool {
        let address = Array(address.lowercased().utf8)
        var (place, next) = (0, 0)
        var retry: (place: Int, next: Int)?  // after the last star, and how far it reached
        while place < address.count {
            if next < pattern.count, pattern[next] == UInt8(ascii: "*") {
                next += 1
                retry = (place, next)
            } else if next < pattern.count, pattern[next] == address[place] {
                place += 1
                next += 1
            } else if let star = retry {
                retry = (star.place + 1, star.next)
                (place, next) = (star.place + 1, star.next)
            } else {
                return false
            }
        }
        return pattern[next...].allSatisfy { $0 == UInt8(ascii: "*") }
    }
}
