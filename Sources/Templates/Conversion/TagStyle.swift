/// The kinds of tags that other programs write into their letters.
public enum TagStyle: String, Sendable, CaseIterable {
    /// `%FIRSTNAME%`, `%FIRSTNAME|there%`: ActiveCampaign and many others.
    case percent
    /// `*|FNAME|*`, `*|IF:FNAME|*`: Mailchimp.
    case mailchimp
    /// `{{first_name}}`: Brevo, Customer.io and others, without their conditions.
    case mustache
    /// `[FIRSTNAME]`, `[FIRSTNAME|there]`: only names that are known, for text has brackets too.
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
}
