internal import Crypto

/// Message-IDs of a run. They are the same on every try because they follow from the run's secret, which is stored when the
/// run begins, and the contact: fixed on entry into the ledger without a column there. Nobody else can guess them.
struct MessageIdentity: Sendable {
    /// SHA-256 that has taken in the secret. Contacts' numbers all have the same length, so that a plain prefix authenticates.
    private let state: SHA256
    private let suffix: [UInt8]
    private static let digits = Array("abcdefghijklmnopqrstuvwxyz234567".utf8)

    /// - Parameter domain: of the sender, in A-labels.
    init(secret: [UInt8], domain: String) {
        var state = SHA256()
        state.update(data: secret)
        self.state = state
        suffix = Array("@\(domain)".utf8)
    }

    /// The identity of the message to a contact, without angle brackets (RFC 5322 section 3.6.4).
    func identity(of contact: Int64) -> String {
        var hash = state
        withUnsafeBytes(of: contact.littleEndian) { hash.update(bufferPointer: $0) }
        return identity(hash)
    }

    /// The identity of the message to a contact, or to an address that is no contact's.
    func identity(of recipient: Claim.Recipient) -> String {
        guard !recipient.isContact else { return identity(of: recipient.contact) }
        var hash = state
        // Longer than a contact's number: the two never meet.
        hash.update(data: Array("address \(recipient.email.lowercased())".utf8))
        return identity(hash)
    }

    private func identity(_ hash: SHA256) -> String {
        hash.finalize().withUnsafeBytes { bytes in
            String(unsafeUninitializedCapacity: 26 + suffix.count) { text in
                for index in 0..<26 {
                    // 26 digits of five bits are 130 bits of the 256.
                    let bit = index * 5
                    let pair = UInt16(bytes[bit / 8]) << 8 | UInt16(bytes[bit / 8 + 1])
                    text[index] = Self.digits[Int(pair >> (11 - bit % 8)) & 31]
                }
                for (index, byte) in suffix.enumerated() { text[26 + index] = byte }
                return 26 + suffix.count
            }
        }
    }
}
