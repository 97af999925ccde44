internal import Audience
internal import Foundation
public import Mail
internal import Storage
public import Templates

/// A template as one contact would get it, outside of any campaign.
public struct LetterPreview: Sendable {
    /// What is shown.
    public enum Part: String, Sendable, CaseIterable {
        case subject, text, html, mime
    }

    private let context: CampaignContext

    public init(_ context: CampaignContext) {
        self.context = context
    }

    /// Renders a part of a template.
    ///
    /// - Parameters:
    ///   - address: the contact whose values fill it; nil for nobody's.
    ///   - data: values that stand above the contact's, by the names that the tags have.
    /// - Returns: nil when the letter has no such part.
    /// - Throws: `TemplateError`, `AudienceError`, `MessageError`, `StorageError`.
    public func render(_ template: String, part: Part, contact address: EmailAddress?, data: TemplateObject?) async throws
        -> [UInt8]?
    {
        let campaign = try CampaignLetter(definition(template), context)
        let values = try await values(campaign, address, data)
        switch part {
        case .subject: return Array(try campaign.letter.subject.text(values).utf8)
        case .text: return Array(try campaign.letter.text.text(values).utf8)
        case .html: return try campaign.letter.html.map { Array(try $0.text(values).utf8) }
        case .mime: return try message(campaign, values, to: address)
        }
    }

    private func definition(_ template: String) -> CampaignDefinition {
        CampaignDefinition(name: template, template: template, to: .init(), tracksOpens: false, tracksClicks: false)
    }

    /// One value for each slot: the data's own, else the contact's or the campaign's.
    private func values(
        _ campaign: CampaignLetter, _ address: EmailAddress?, _ data: TemplateObject?
    ) async throws -> [TemplateValue] {
        let given = campaign.letter.slots.map { slot in data.map { slot.value(in: $0) } ?? .nil }
        let open = given.indices.filter { given[$0] == .nil }
        let context = context
        let found = try await context.database.read { connection in
            let catalogue = try CatalogueStore.load(connection)
            let scope = try LetterScope(
                open.map { campaign.letter.slots[$0] }, catalogue: catalogue,
                constants: campaign.constants(context, catalogue))
            var columns: [ContactValue?] = []
            if let address {
                let id = try ContactStore.requireID(connection, of: address)
                columns = try ContactReader(scope.columns).read(connection, contacts: [id])[id] ?? []
            }
            var values = [TemplateValue](repeating: .nil, count: open.count)
            scope.fill(&values, from: columns, unsubscribeURL: Self.unsubscribeURL)
            return values
        }
        var values = given
        for (place, value) in zip(open, found) { values[place] = value }
        return values
    }

    private func message(
        _ campaign: CampaignLetter, _ values: [TemplateValue], to address: EmailAddress?
    ) throws -> [UInt8] {
        let from = campaign.from(context)
        let writer = try MessageWriter(MessageHeaders(from: from, replyTo: campaign.replyTo), letter: campaign.letter)
        let personal = PersonalHeaders(
            to: Mailbox(address: address ?? from.address),
            date: Date(timeIntervalSince1970: Double(context.time.now().seconds)),
            messageID: "preview@\(from.address.domain)", unsubscribe: ListUnsubscribe(url: Self.unsubscribeURL))
        var bytes: [UInt8] = []
        try writer.write(
            personal, subject: Array(try campaign.letter.subject.text(values).utf8),
            text: Array(try campaign.letter.text.text(values).utf8),
            html: try campaign.letter.html.map { Array(try $0.text(values).utf8) }, into: &bytes)
        return bytes
    }

    /// Stands for the reader's own link, which only a run has.
    private static let unsubscribeURL = "https://unsubscribe.invalid/"
}
