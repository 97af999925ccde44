/// What the check says about an address that readers shall open.
enum AddressRules {
    /// - Parameter what: what the address is of, as `link`.
    static func finding(_ address: String, at position: SourcePosition, _ what: String) -> Finding? {
        if address.hasPrefix("//") {
            return Finding(
                .warning, "the \(what) `\(address)` has no scheme", at: position,
                advice: "Write the whole address, with https://.")
        }
        guard let scheme = HTMLSurface.scheme(of: address), scheme == "http" || scheme == "https" else { return nil }
        if address.contains(where: \.isWhitespace) {
            return Finding(
                .warning, "the \(what) has a space in its address", at: position, advice: "Write %20 instead, or take it out.")
        }
        guard let host = WebHost(address) else {
            return Finding(
                .warning, "the \(what) `\(address)` has no host", at: position, advice: "Write it as https://shop.example/page.")
        }
        if host.isPrivate {
            return Finding(
                .error, "the \(what) leads to `\(host.name)`, which readers cannot reach", at: position,
                advice: "Write the address that the public has.")
        }
        if host.isNumber {
            return Finding(
                .warning, "the \(what) leads to a number instead of a name, as in fraudulent letters", at: position,
                advice: "Write the host's name.")
        }
        if host.hasUser {
            return Finding(
                .warning, "the \(what) has a user name before its host, as in fraudulent letters", at: position,
                advice: "Leave out what stands before the `@`.")
        }
        if scheme == "http" {
            return Finding(.notice, "the \(what) is not encrypted", at: position, advice: "Write https:// if the host offers it.")
        }
        return nil
    }
}
