/// Why a message cannot be written for a recipient. Nothing of it was appended.
public struct MessageError: Error, Hashable, CustomStringConvertible {
    public enum Kind: Sendable, Hashable {
        /// The value has a control character or a line break: it would forge headers or break the message.
        case controlCharacter
        case invalidUTF8
        /// The header cannot be written in the 998 octets of a line (RFC 5322 section 2.1.1), or is a text of more than
        /// 2,000 octets.
        case tooLong
        /// The name is not one of printable ASCII without colon (RFC 5322 section 3.6.8).
        case invalidName
        /// The writer itself makes this header.
        case reservedName
        /// The value does not have the form that the header asks for.
        case invalidValue
        /// A message or a multipart cannot be attached as a file.
        case unsuitableType
    }

    public let kind: Kind
    /// The header, as "Subject".
    public let header: String
    /// The octet of the value at which it shows, counted from 1.
    public let position: Int?

    init(_ kind: Kind, header: String, position: Int? = nil) {
        self.kind = kind
        self.header = header
        self.position = position
    }

    public var description: String {
        let place = position.map { " at octet \($0)" } ?? ""
        switch kind {
        case .controlCharacter: return "the value of \(header) has a control character or line break\(place): remove it"
        case .invalidUTF8: return "the value of \(header) is not UTF-8\(place)"
        case .tooLong:
            return
                "the value of \(header) is too long: a text has at most \(HeaderText.longest) octets, what cannot be folded 998"
        case .invalidName: return "\"\(header)\" is not the name of a header: use letters, digits and hyphens"
        case .reservedName: return "the header \(header) is written by Merpati itself: remove it from the extra headers"
        case .unsuitableType: return "a message or multipart cannot be attached as a file: put it into an archive"
        case .invalidValue: return "the value of \(header) does not have the form that this header asks for\(place)"
        }
    }
}
