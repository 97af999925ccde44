/// A message that came back inside of another one, which has no report beside it. So do complaints look that know nothing of
/// RFC 5965, above all those of Microsoft's Junk Mail Reporting Program.
public struct ReturnedCopy: Sendable {
    /// The message inside.
    public let message: MIMEPart
    /// Whether the subject says that this is a complaint.
    public let isNamedComplaint: Bool
    /// Whether nothing but the message came: neither a word nor a file beside it.
    public let isAlone: Bool

    /// How such subjects begin, in lower case. Microsoft's is "complaint about message from ADDRESS".
    private static let subjects = ["complaint about", "spam complaint", "abuse complaint"]
    /// Octets of the words beside it that are looked at.
    private static let longestText = 2000

    /// Finds the message inside, or nil when there is none.
    public init?(message: MIMEPart) {
        let parts = message.contentType.isMultipart ? message.parts : [message]
        let holder = parts.first { $0.contentType.holdsMessage }
        guard let inside = holder?.parts.first else { return nil }
        self.message = inside
        let subject = (message.header("Subject") ?? "").lowercased().drop { $0.isWhitespace }
        isNamedComplaint = Self.subjects.contains { subject.hasPrefix($0) }
        let others = parts.filter { !$0.contentType.holdsMessage }
        isAlone = parts.count - others.count == 1 && others.allSatisfy(Self.isBlank) && !WordedReport.isReport(message)
    }

    private static func isBlank(_ part: MIMEPart) -> Bool {
        guard part.parts.isEmpty else { return part.contentType.isMultipart && part.parts.allSatisfy(isBlank) }
        return part.contentType.mediaType.hasPrefix("text/") && part.textPrefix(longestText).allSatisfy(\.isWhitespace)
    }
}
