internal import Foundation

/// What stands before the subject of a test, such as `[Test]`, so that nobody takes it for the letter itself.
public struct SubjectMark: Sendable, Hashable, CustomStringConvertible {
    public let description: String
    /// The most characters.
    public static let longest = 60

    /// - Throws: `CampaignError` of kind `unusable` for what cannot stand in a header: line ends, control characters and signs
    ///   that are not seen, nothing at all, or too much.
    public init(parsing text: String) throws(CampaignError) {
        let text = text.trimmingCharacters(in: CharacterSet(charactersIn: " "))
        guard !text.isEmpty, text.count <= Self.longest, text.utf8.count <= 4 * Self.longest else {
            throw CampaignError(
                .unusable, "a mark has from 1 to \(Self.longest) characters, not \(text.count)", advice: "Write it as \"[Test]\"."
            )
        }
        guard text.unicodeScalars.allSatisfy(Self.isSeen) else {
            throw CampaignError(
                .unusable, "the mark \(text.debugDescription) has a line end or another character that is not seen",
                advice: "Write it as \"[Test]\".")
        }
        description = text
    }

    private static func isSeen(_ scalar: Unicode.Scalar) -> Bool {
        switch scalar.properties.generalCategory {
        case .control, .format, .lineSeparator, .paragraphSeparator, .surrogate, .privateUse, .unassigned: false
        default: true
        }
    }
}
