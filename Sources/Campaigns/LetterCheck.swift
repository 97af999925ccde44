internal import Audience
internal import Storage
public import Templates

/// What is wrong with a template, before anybody gets it.
public struct LetterCheck: Sendable {
    /// The tags that are not the contact's.
    private static let otherNames = [
        "campaign.name", "list.name", "list.description", "workspace.name", "workspace.postal_address", "sender.name",
        "sender.email", "unsubscribe_url", "now",
    ]

    private let context: CampaignContext

    public init(_ context: CampaignContext) {
        self.context = context
    }

    /// The findings of a template, the gravest first; variables are held against the fields that there are.
    public func check(_ template: String) async throws -> [Finding] {
        let source = try context.letters.load(template)
        let catalogue = try await context.database.read { try CatalogueStore.load($0) }
        let keys = ContactColumn.all(in: catalogue).map(\.key) + ["id", "domain", "labels", "lists", "categories"]
        let known = keys.map { "contact.\($0)" } + Self.otherNames
        let check = TemplateCheck(
            knownPaths: Set(known.map { VariablePath($0) }), postalAddress: context.workspace.postalAddress)
        return check.check(source)
    }
}
