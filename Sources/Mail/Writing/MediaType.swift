/// The type of an attached file: two tokens, and parameters (RFC 2045 section 5.1).
struct MediaType {
    /// The two tokens, in lower case.
    let text: String
    /// The parameters, in their order, each name once and in lower case.
    private(set) var parameters: [(name: String, value: String)] = []

    private static let mostParameters = 10
    private static let longestName = 32
    private static let longestValue = 200
    /// Written by ``FilePart`` itself.
    private static let reserved: Set<String> = ["name", "boundary"]

    /// - Throws: for what is no type, for parameters that a file cannot have, and for messages and multiparts, which must not be
    ///   put into base64 (RFC 2046 sections 5.1.1 and 5.2.1).
    init(_ type: String) throws(MessageError) {
        var scalars = type.unicodeScalars[...]
        let tokens = scalars.prefix { $0 != ";" }
        scalars = scalars.dropFirst(tokens.count)
        let name = String(tokens).trimmingBlanks.utf8.split(separator: UInt8(ascii: "/"), omittingEmptySubsequences: false)
        // 127 characters each (RFC 6838 section 4.2); as long as this a line cannot be folded, so less is taken.
        guard name.count == 2, name.allSatisfy({ 1...64 ~= $0.count && $0.allSatisfy(Self.isTokenCharacter) }) else {
            throw Self.invalid
        }
        text = String(tokens).trimmingBlanks.lowercased()
        if text.hasPrefix("message/") || text.hasPrefix("multipart/") {
            throw MessageError(.unsuitableType, header: "Content-Type")
        }
        while scalars.popFirst() != nil { try takeParameter(&scalars) }
    }

    private static var invalid: MessageError { MessageError(.invalidValue, header: "Content-Type") }

    /// Takes what stands behind a semicolon. Nothing may stand behind the last one.
    private mutating func takeParameter(_ rest: inout Substring.UnicodeScalarView) throws(MessageError) {
        rest = rest.drop { $0 == " " || $0 == "\t" }
        guard !rest.isEmpty else { return }
        let name = String(rest.prefix { $0 != "=" && $0 != ";" }).trimmingBlanks.lowercased()
        rest = rest.drop { $0 != "=" && $0 != ";" }
        guard rest.popFirst() == "=", 1...Self.longestName ~= name.utf8.count, name.utf8.allSatisfy(Self.isTokenCharacter),
            !Self.reserved.contains(name), !parameters.contains(where: { $0.name == name }),
            parameters.count < Self.mostParameters
        else { throw Self.invalid }
        rest = rest.drop { $0 == " " || $0 == "\t" }
        let value = rest.first == "\"" ? try Self.takeQuoted(&rest) : Self.takeToken(&rest)
        rest = rest.drop { $0 == " " || $0 == "\t" }
        guard rest.isEmpty || rest.first == ";", !value.isEmpty, value.utf8.count <= Self.longestValue,
            value.unicodeScalars.allSatisfy({ Self.isPrinted($0) })
        else { throw Self.invalid }
        parameters.append((name, value))
    }

    private static func takeToken(_ rest: inout Substring.UnicodeScalarView) -> String {
        let value = rest.prefix { $0.value >= 0x80 || isTokenCharacter(UInt8(truncatingIfNeeded: $0.value)) }
        rest = rest.dropFirst(value.count)
        return String(value)
    }

    private static func takeQuoted(_ rest: inout Substring.UnicodeScalarView) throws(MessageError) -> String {
        rest.removeFirst()
        var value = String.UnicodeScalarView()
        while let scalar = rest.popFirst() {
            if scalar == "\"" { return String(value) }
            if scalar == "\\" {
                guard let escaped = rest.popFirst() else { throw invalid }
                value.append(escaped)
            } else {
                value.append(scalar)
            }
        }
        throw invalid
    }

    /// Nothing that could end a line, or that no program shows.
    private static func isPrinted(_ scalar: Unicode.Scalar) -> Bool {
        switch scalar.properties.generalCategory {
        case .control, .lineSeparator, .paragraphSeparator: false
        default: true
        }
    }

    private static func isTokenCharacter(_ byte: UInt8) -> Bool {
        switch byte {
        case UInt8(ascii: "!"), UInt8(ascii: "#"), UInt8(ascii: "$"), UInt8(ascii: "&"), UInt8(ascii: "-"),
            UInt8(ascii: "^"), UInt8(ascii: "_"), UInt8(ascii: "."), UInt8(ascii: "+"):
            return true
        default: return AddressCharacters.isLetterOrDigit(byte)
        }
    }
}

extension String {
    fileprivate var trimmingBlanks: String {
        let isShown = { (scalar: Unicode.Scalar) in scalar != " " && scalar != "\t" }
        guard let first = unicodeScalars.firstIndex(where: isShown), let last = unicodeScalars.lastIndex(where: isShown) else {
            return ""
        }
        return String(unicodeScalars[first...last])
    }
}
