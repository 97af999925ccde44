/// Takes addresses, host names, URLs and IP addresses out of what a server says: they are names, and decide nothing, whatever
/// words they are made of ("<no-spam@x.example>: User unknown", "host mx.antispam.example said").
struct NameStripper {
    private let source: [UInt8]
    private var output: [UInt8] = []

    static func strip(_ text: [UInt8]) -> [UInt8] {
        var stripper = NameStripper(source: text)
        stripper.run()
        return stripper.output
    }

    private init(source: [UInt8]) {
        self.source = source
        output.reserveCapacity(source.count)
    }

    /// Words between white space are looked at one by one; white space itself stays as it is.
    private mutating func run() {
        var position = 0
        while position < source.count {
            guard source[position] > 0x20 else {
                output.append(source[position])
                position += 1
                continue
            }
            let end = source[position...].firstIndex { $0 <= 0x20 } ?? source.count
            position = takeQuotedAddress(position) ?? position
            if position < end { take(source[position..<end]) }
            position = max(position, end)
        }
    }

    /// `"john smith"@x.example`, which has spaces.
    private mutating func takeQuotedAddress(_ start: Int) -> Int? {
        guard let open = source[start...].prefix(3).firstIndex(of: Octet.quote) else { return nil }
        let rest = source[(open + 1)...].prefix(64)
        guard let close = rest.firstIndex(of: Octet.quote), close + 1 < source.count, source[close + 1] == Octet.at
        else { return nil }
        output.append(0x20)
        return source[(close + 2)...].firstIndex { !NameCharacter.isHost($0) } ?? source.count
    }

    private mutating func take(_ word: ArraySlice<UInt8>) {
        if let colon = word.indices.first(where: { word[$0...].starts(with: [0x3A, 0x2F, 0x2F]) }) {
            let scheme = word[..<colon].lastIndex { !NameCharacter.isLetter($0) }.map { $0 + 1 } ?? word.startIndex
            take(word[..<scheme])
            output.append(0x20)
            let last = word[colon...].lastIndex { NameCharacter.isLetterOrDigit($0) || $0 == 0x2F } ?? colon
            output += word[(last + 1)...]
            return
        }
        takeAddresses(word)
    }

    private mutating func takeAddresses(_ word: ArraySlice<UInt8>) {
        guard let at = word.firstIndex(of: Octet.at) else { return takeBrackets(word) }
        let start = word[..<at].lastIndex { !NameCharacter.isLocal($0) }.map { $0 + 1 } ?? word.startIndex
        var end = word[(at + 1)...].firstIndex { !NameCharacter.isHost($0) } ?? word.endIndex
        if end == at + 1, end < word.endIndex, word[end] == UInt8(ascii: "["),
            let close = word[end...].firstIndex(of: UInt8(ascii: "]"))
        {
            end = close + 1
        }
        while end > at + 1, word[end - 1] == Octet.dot { end -= 1 }
        takeBrackets(word[..<start])
        output.append(0x20)
        takeAddresses(word[end...])
    }

    /// A single word in angle brackets is a name: `<postmaster>`.
    private mutating func takeBrackets(_ word: ArraySlice<UInt8>) {
        guard let open = word.firstIndex(of: UInt8(ascii: "<")), let close = word[open...].firstIndex(of: UInt8(ascii: ">"))
        else { return takeHosts(word) }
        takeHosts(word[..<open])
        output.append(0x20)
        takeBrackets(word[(close + 1)...])
    }

    private mutating func takeHosts(_ word: ArraySlice<UInt8>) {
        var position = word.startIndex
        var isBehindHost = false
        while position < word.endIndex {
            if isBehindHost, word[position] == Octet.colon {
                // A port.
                position = word[(position + 1)...].firstIndex { !NameCharacter.isDigit($0) } ?? word.endIndex
                continue
            }
            guard NameCharacter.isHost(word[position]) else {
                output.append(word[position])
                position += 1
                continue
            }
            let run = word[position...].prefix { NameCharacter.isHost($0) || $0 == Octet.colon }
            if Self.isIPv6(run) {
                isBehindHost = true
                output.append(0x20)
                position = run.endIndex
                continue
            }
            let name = run.prefix(while: NameCharacter.isHost)
            let host = name.lastIndex { $0 != Octet.dot }.map { name[...$0] } ?? name[..<name.startIndex]
            if HostName.isHost(host) {
                isBehindHost = true
                output.append(0x20)
                position = host.endIndex
                // What a host's name begins with, a path may end.
                if position < word.endIndex, word[position] == 0x2F { position = word.endIndex }
            } else {
                output += name
                position = name.endIndex
            }
        }
    }

    private static func isIPv6(_ run: ArraySlice<UInt8>) -> Bool {
        guard run.count(where: { $0 == Octet.colon }) >= 2, run.count >= 3 else { return false }
        let groups = run.split(separator: Octet.colon)
        return groups.count <= 8 && groups.allSatisfy { $0.count <= 4 && $0.allSatisfy(NameCharacter.isHexadecimal) }
    }
}

private enum Octet {
    static let at = UInt8(ascii: "@")
    static let quote = UInt8(ascii: "\"")
    static let dot = UInt8(ascii: ".")
    static let colon = UInt8(ascii: ":")
}
