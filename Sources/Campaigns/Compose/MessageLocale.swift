internal import Audience
internal import Foundation
internal import Templates

/// What contacts with the same language and time zone share: the letter they get, and how values are written in it.
struct MessageLocale: Sendable {
    /// What contacts say of themselves.
    struct Key: Hashable, Sendable {
        var language: String?
        var timeZone: String?

        /// - Parameter values: of a contact, aligned with the columns of a letter.
        init(_ values: [ContactValue?]) {
            language = Self.text(values, ReadyLetter.languageColumn)
            timeZone = Self.text(values, ReadyLetter.timeZoneColumn)
        }

        private static func text(_ values: [ContactValue?], _ place: Int) -> String? {
            guard values.indices.contains(place), case .text(let text)? = values[place] else { return nil }
            return text
        }
    }

    /// The place among the letter's variants.
    let variant: Int
    let settings: RenderSettings

    init(_ key: Key, _ ready: ReadyLetter) {
        let language = key.language ?? ready.language
        variant = ready.campaign.variant(for: language)
        settings = RenderSettings(
            timeZone: key.timeZone.flatMap(TimeZone.init(identifier:)) ?? ready.timeZone, language: language,
            currency: ready.currency)
    }
}
