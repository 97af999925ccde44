internal import Diagnostics
internal import Foundation

extension BuiltInField {
    /// Checks a text for one of the built-in text fields and gives it the form in which it is kept.
    func normalised(_ text: String) throws(AudienceError) -> String {
        switch self {
        case .language: try Self.language(text)
        case .timeZone: try Self.timeZone(text)
        case .country: try Self.country(text)
        default: try Self.line(text)
        }
    }

    private static func language(_ text: String) throws(AudienceError) -> String {
        let parts = text.utf8.split(omittingEmptySubsequences: false) { $0 == UInt8(ascii: "-") || $0 == UInt8(ascii: "_") }
        let isTag =
            parts.first.map { (2...8).contains($0.count) && $0.allSatisfy(isLetter) } ?? false
            && parts.allSatisfy { (1...8).contains($0.count) && $0.allSatisfy { isLetter($0) || $0 &- 0x30 < 10 } }
            && parts.count <= 5
        guard isTag else {
            throw AudienceError(
                .invalidValue, "\(CatalogueName.quoted(text)) is not a language tag", advice: "Write it as id, pl or pt-BR.")
        }
        return text.replacingOccurrences(of: "_", with: "-")
    }

    private static func timeZone(_ text: String) throws(AudienceError) -> String {
        guard TimeZone(identifier: text) != nil else {
            throw AudienceError(
                .invalidValue,
                "\(CatalogueName.quoted(text)) is not a time zone\(NearestName.hint(text, in: TimeZone.knownTimeZoneIdentifiers))",
                advice: "Write it as Asia/Jakarta.")
        }
        return text
    }

    private static func country(_ text: String) throws(AudienceError) -> String {
        guard text.utf8.count == 2, text.utf8.allSatisfy(isLetter) else {
            throw AudienceError(
                .invalidValue, "\(CatalogueName.quoted(text)) is not a country code",
                advice: "Write the two letters of ISO 3166-1, such as ID or PL.")
        }
        return text.uppercased()
    }

    private static func line(_ text: String) throws(AudienceError) -> String {
        guard text.utf8.count <= 1000 else {
            throw AudienceError(.invalidValue, "the text has \(text.utf8.count) bytes, the most is 1000")
        }
        guard !text.unicodeScalars.contains(where: TextCharacters.isRefusedInNames) else {
            throw AudienceError(.invalidValue, "\(CatalogueName.quoted(text)) has a control character")
        }
        return text
    }

    private static func isLetter(_ byte: UInt8) -> Bool { (byte | 0x20) &- 0x61 < 26 }
}
