/// What a finding is about, by a name that stays: `campaign start --despite NAME` accepts what it names. docs/checking.md lists all.
public enum FindingName: String, Sendable, CaseIterable {
    // What cannot be compiled, by the kind of `TemplateError`.
    case syntax = "syntax"
    case unknownName = "unknown-name"
    case wrongPlace = "wrong-place"
    case refusedLink = "refused-link"
    case frontMatter = "front-matter"
    case file = "file"
    case limit = "limit"
    case value = "value"

    // Tags
    case unknownVariable = "unknown-variable"
    case unknownField = "unknown-field"
    case gap = "gap"
    case raw = "raw"
    case dateFormat = "date-format"
    case foreignTag = "foreign-tag"
    case markupInCapture = "markup-in-capture"
    case unreadWhen = "unread-when"
    case interruptOutsideLoop = "interrupt-outside-loop"
    case contactChoosesPartial = "contact-chooses-partial"

    // Subject and preheader
    case noSubject = "no-subject"
    case emptySubject = "empty-subject"
    case controlInSubject = "control-in-subject"
    case longSubject = "long-subject"
    case subjectInCapitals = "subject-in-capitals"
    case exclamationMarks = "exclamation-marks"
    case falseReply = "false-reply"
    case longPreheader = "long-preheader"

    // What laws ask for
    case noUnsubscribeLink = "no-unsubscribe-link"
    case hiddenUnsubscribeLink = "hidden-unsubscribe-link"
    case noPostalAddress = "no-postal-address"

    // Size and text
    case gmailClips = "gmail-clips"
    case largeStyle = "large-style"
    case largeFiles = "large-files"
    case attachments = "attachments"
    case emptyText = "empty-text"
    case imageOnly = "image-only"
    case controlCharacter = "control-character"

    // Images
    case imageWithoutText = "image-without-text"
    case imageWithoutWidth = "image-without-width"
    case imageWithoutAddress = "image-without-address"
    case imageType = "image-type"

    // Links, and the addresses of images
    case brokenLink = "broken-link"
    case oddLink = "odd-link"
    case linkNowhere = "link-nowhere"
    case linkWithoutScheme = "link-without-scheme"
    case linkShowsAnother = "link-shows-another"
    case uncountedLink = "uncounted-link"
    case privateHost = "private-host"
    case numberHost = "number-host"
    case userInAddress = "user-in-address"
    case unencrypted = "unencrypted"

    // HTML and CSS
    case elementNesting = "element-nesting"
    case removedElement = "removed-element"
    case pageLanguage = "page-language"
    case ignoredStyle = "ignored-style"
    case brokenStyle = "broken-style"
    case styleNotInlined = "style-not-inlined"
    case styleOverruled = "style-overruled"

    // What a trial for some readers showed
    case noMessage = "no-message"
    case runStops = "run-stops"
    case noRun = "no-run"

    /// Of a conversion.
    case conversion = "conversion"

    /// Whether a letter with it can be sent at all, so that a person may accept it. A letter that cannot be compiled, reads a
    /// field that no contact has, or of which no message can be made has to be mended.
    public var isAcceptable: Bool {
        switch self {
        case .syntax, .unknownName, .wrongPlace, .refusedLink, .frontMatter, .file, .limit, .value, .unknownField,
            .controlInSubject, .noRun:
            false
        default: true
        }
    }

    init(_ kind: TemplateError.Kind) {
        self =
            switch kind {
            case .syntax: .syntax
            case .unknownName: .unknownName
            case .context: .wrongPlace
            case .link: .refusedLink
            case .frontMatter: .frontMatter
            case .file: .file
            case .limit: .limit
            case .value: .value
            }
    }
}
