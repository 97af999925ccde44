internal import Mail

/// What the check says about an address that readers shall open.
enum AddressRules {
    /// - Parameter what: what the address is of, as `link`.
    static func findings(_ address: String, at position: SourcePosition, _ what: String) -> [Finding] {
        if address.hasPrefix("//") {
            return [
                Finding(
                    .linkWithoutScheme, .warning, "the \(what) `\(address)` has no scheme", at: position,
                    advice: "Write the whole address, with https://.")
            ]
        }
        guard WebAddress.isWeb(address) else { return [] }
        guard let read = try? WebAddress(address) else {
            // Of links that is said where they are counted.
            if what == "link" { return [] }
            return [
                Finding(
                    .brokenLink, .warning, "the \(what) `\(shown(address))` cannot be opened", at: position,
                    advice: "Write it as https://shop.example/picture.png.")
            ]
        }
        return odd(address, read, at: position, what) + host(read, at: position, what)
    }

    /// A web address that no browser opens, or that is too long to be counted.
    static func broken(
        _ address: String, _ fault: WebAddress.Fault, isCounted: Bool, at position: SourcePosition
    ) -> Finding {
        Finding(
            .brokenLink, isCounted ? .error : .warning,
            "the link `\(shown(address))` \(isCounted ? "cannot be counted" : "cannot be opened"): \(fault)", at: position,
            advice: fault == .length ? "Shorten it." : "Write it as https://shop.example/page.")
    }

    private static func shown(_ address: String) -> String {
        let address = address.trimmingSpace()
        return address.utf8.count > 100 ? "\(address.prefix(80))..." : address
    }

    /// What browsers correct.
    private static func odd(_ address: String, _ read: WebAddress, at position: SourcePosition, _ what: String) -> [Finding] {
        func finding(_ message: String, _ advice: String) -> [Finding] {
            [Finding(.oddLink, .warning, "the \(what) \(message)", at: position, advice: advice)]
        }
        if let control = address.unicodeScalars.first(where: { $0.value < 0x20 || (0x7f...0x9f).contains($0.value) }) {
            let isBreak = ["\n", "\r"].contains(control)
            let name = isBreak ? "a line break" : control == "\t" ? "a tab" : "the control character \(control.codeName)"
            return finding(
                "has \(name) in its address, which browsers read as \(shown(read.text))", "Write the address in one piece.")
        }
        if address.contains(where: \.isWhitespace) {
            return finding("has a space in its address", "Write %20 instead, or take it out.")
        }
        let path = address.prefix { !"?#".contains($0) }
        let isPlain =
            address.lowercased().hasPrefix(read.scheme + "://") && !address.dropFirst(read.scheme.count + 3).hasPrefix("/")
        if !isPlain || path.contains("\\") {
            return finding("`\(shown(address))` is read by browsers as \(shown(read.text))", "Write it so.")
        }
        return []
    }

    private static func host(_ read: WebAddress, at position: SourcePosition, _ what: String) -> [Finding] {
        guard let host = WebHost(read.text) else { return [] }
        if host.isPrivate {
            return [
                Finding(
                    .privateHost, .error, "the \(what) leads to `\(host.name)`, which readers cannot reach", at: position,
                    advice: "Write the address that the public has.")
            ]
        }
        if host.isNumber {
            return [
                Finding(
                    .numberHost, .warning, "the \(what) leads to a number instead of a name, as in fraudulent letters",
                    at: position, advice: "Write the host's name.")
            ]
        }
        if host.hasUser {
            return [
                Finding(
                    .userInAddress, .warning, "the \(what) has a user name before its host, as in fraudulent letters",
                    at: position, advice: "Leave out what stands before the `@`.")
            ]
        }
        guard read.scheme == "http" else { return [] }
        return [
            Finding(
                .unencrypted, .notice, "the \(what) is not encrypted", at: position,
                advice: "Write https:// if the host offers it.")
        ]
    }
}

extension Unicode.Scalar {
    /// `U+2028`
    var codeName: String {
        let digits = String(value, radix: 16, uppercase: true)
        return "U+" + String(repeating: "0", count: max(0, 4 - digits.count)) + digits
    }
}
