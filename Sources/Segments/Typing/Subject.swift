internal import Audience

/// What a test is about: something of the contact, or of one event.
enum Subject: Sendable, Hashable {
    case contact(ContactColumn)
    case parameter(ActivityParameter)
    /// When the event happened.
    case time
    /// A number that is made of a contact's events.
    case figure

    /// What can be asked of it.
    enum Kind: Sendable, Hashable {
        case status
        /// Labels and categories.
        case names
        case text, number, boolean, date, dateTime, location, choice, choices
        /// A parameter that refers to a campaign, a label or a list.
        case reference
    }

    var kind: Kind {
        switch self {
        case .contact(.builtIn(.status)): .status
        case .contact(.builtIn(.label)), .contact(.builtIn(.category)): .names
        case .contact(let column): Self.kind(column.type)
        case .parameter(let parameter): Self.kind(parameter.kind)
        case .time: .dateTime
        case .figure: .number
        }
    }

    private static func kind(_ type: FieldType) -> Kind {
        switch type {
        case .text: .text
        case .number: .number
        case .boolean: .boolean
        case .date: .date
        case .dateTime: .dateTime
        case .location: .location
        case .choice: .choice
        case .choices: .choices
        }
    }

    private static func kind(_ kind: ActivityParameter.Kind) -> Kind {
        switch kind {
        case .text: .text
        case .number: .number
        case .boolean: .boolean
        case .dateTime: .dateTime
        case .choice: .choice
        case .campaign, .label, .list: .reference
        }
    }

    /// The options of a choice.
    var options: [FieldDefinition.Option] {
        switch self {
        case .contact(.custom(let field)): field.options
        case .parameter(let parameter): parameter.options
        default: []
        }
    }

    /// The form in which a text is kept, nil where the folded one and the one without accents are kept beside it.
    var keptForm: TextQuestion.Form? {
        switch self {
        case .contact(.builtIn(.email)), .contact(.builtIn(.domain)): .key
        case .contact(.builtIn): .code
        // The names that a reference is matched by are those of people, and folded as such.
        case .parameter(let parameter): parameter.kind == .text && parameter.foldedColumn == nil ? .code : nil
        case .contact, .time, .figure: nil
        }
    }
}
