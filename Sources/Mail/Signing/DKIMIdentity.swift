/// A key with the name that it has in DNS: who signs.
public struct DKIMIdentity: Sendable {
    /// The longest name that DNS has, in octets.
    private static let longestName = 253

    /// The domain that answers for the message (`d=`), in A-labels and lower case.
    public let domain: String
    /// Which of the domain's keys it is (`s=`), in lower case.
    public let selector: String
    public let key: DKIMKey
    /// For how many seconds after signing the signature is good (`x=`); nil for ever.
    public let lifetime: Int64?

    /// - Parameters:
    ///   - domain: in A-labels or U-labels.
    ///   - selector: letters, digits and hyphens, in one part or in several with dots between them.
    /// - Throws: `DKIMError` of kind `invalidDomain` or `invalidSelector`.
    public init(domain: String, selector: String, key: DKIMKey, lifetime: Int64? = nil) throws(DKIMError) {
        (self.domain, self.selector) = try Self.checkedNames(domain: domain, selector: selector)
        self.key = key
        self.lifetime = lifetime
    }

    /// The record that tells the world the public key.
    public var record: DKIMRecord {
        get throws(DKIMError) { DKIMRecord(domain: domain, selector: selector, key: key.algorithm, try key.publicKey) }
    }

    /// Domain and selector as they stand in a signature.
    public static func checkedNames(
        domain: String, selector: String
    ) throws(DKIMError) -> (domain: String, selector: String) {
        let wire = try checkedDomain(domain)
        let lowered = selector.lowercased()
        let labels = lowered.utf8.split(separator: UInt8(ascii: "."), omittingEmptySubsequences: false)
        guard labels.allSatisfy({ isLabel($0) }) else {
            throw DKIMError(
                .invalidSelector, "\"\(selector)\" is not a selector",
                advice: "letters, digits and hyphens, at most \(AddressLimits.label) between two dots, as in \"m2026\"")
        }
        let name = DKIMRecord.name(domain: wire, selector: lowered)
        guard name.utf8.count <= longestName else {
            throw DKIMError(
                .invalidSelector, "selector and domain make a name of \(name.utf8.count) octets; DNS takes \(longestName)",
                advice: "choose a shorter selector")
        }
        return (wire, lowered)
    }

    /// The domain in A-labels and lower case.
    static func checkedDomain(_ domain: String) throws(DKIMError) -> String {
        guard domain.utf8.count <= AddressLimits.input else { throw DKIMError(.invalidDomain, "the domain is too long") }
        do throws(AddressError) {
            var parser = AddressParser(domain)
            return try parser.readDomain().wire
        } catch {
            throw DKIMError(
                .invalidDomain, "\"\(error.text)\" is not a domain that mail comes from",
                advice: "at character \(error.column), expected \(error.expected)")
        }
    }

    private static func isLabel(_ label: Substring.UTF8View.SubSequence) -> Bool {
        1...AddressLimits.label ~= label.count && label.first != UInt8(ascii: "-") && label.last != UInt8(ascii: "-")
            && label.allSatisfy { AddressCharacters.isLetterOrDigit($0) || $0 == UInt8(ascii: "-") }
    }
}
