/// The kinds of tags that other programs write into their letters.
public enum TagStyle: String, Sendable, CaseIterable {
    /// `%FIRSTNAME%`, `%FIRSTNAME|there%`, `%%First Name%%`: ActiveCampaign, Salesforce Marketing Cloud and many others.
    case percent
    /// `*|FNAME|*`, `*|IF:FNAME|*`: Mailchimp.
    case mailchimp
    /// `{{first_name}}`, `{{#if first_name}}`, `{% if contact.FIRSTNAME %}`: Brevo, Customer.io, SendGrid and others.
    case mustache
    /// `[FIRSTNAME]`, `[Email]`, `[FIRSTNAME|there]`: mostly names that are known, for text has brackets too.
    case brackets
    /// `{{ .Subscriber.FirstName }}`: listmonk.
    case listmonk
    /// `{contactfield=firstname|there}`: Mautic.
    case mautic

    /// Reads tags of this kind.
    var reader: any ForeignTagReader {
        switch self {
        case .percent: PercentTags()
        case .mailchimp: MailchimpTags()
        case .mustache: MustacheTags()
        case .brackets: BracketTags()
        case .listmonk: ListmonkTags()
        case .mautic: MauticTags()
        }
    }

    /// Whether its tags begin as ours do.
    var isLikeOurs: Bool { self == .mustache || self == .listmonk }
}
