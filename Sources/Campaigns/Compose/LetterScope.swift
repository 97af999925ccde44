internal import Audience
internal import Calendars
internal import Diagnostics
internal import Storage
internal import Templates

/// Where the values of a letter's tags come from: columns of the contact, read once a batch; what is the same for
/// everybody; and what is made for each message.
struct LetterScope: Sendable {
    enum Source: Sendable {
        /// A column of the contact, by its place among those read.
        case column(Int)
        case constant(TemplateValue)
        case unsubscribeURL
    }

    /// Aligned with the letter's slots.
    let sources: [Source]
    /// What is read of each contact.
    let columns: [ContactColumn]

    /// - Parameters:
    ///   - columns: what is read anyway, and comes first.
    ///   - given: values that stand above everything else, for previews.
    /// - Throws: `TemplateError` where a tag reads a field that contacts do not have.
    init(
        _ letter: Letter, after columns: [ContactColumn] = [], catalogue: Catalogue, constants: TemplateObject,
        given: TemplateObject = TemplateObject()
    ) throws(TemplateError) {
        var columns = columns
        var sources: [Source] = []
        for slot in letter.slots {
            let own = slot.value(in: given)
            if own != .nil {
                sources.append(.constant(own))
            } else if slot.root == "contact", let member = slot.member {
                let column = try Self.column(member, catalogue, at: letter.position(of: slot))
                let place = columns.firstIndex(of: column) ?? columns.count
                if place == columns.count { columns.append(column) }
                sources.append(.column(place))
            } else if slot.root == "unsubscribe_url" {
                sources.append(.unsubscribeURL)
            } else {
                sources.append(.constant(slot.value(in: constants)))
            }
        }
        self.columns = columns
        self.sources = sources
    }

    /// The column that a tag reads.
    static func column(
        _ member: String, _ catalogue: Catalogue, at position: SourcePosition?
    ) throws(TemplateError) -> ContactColumn {
        do {
            return try ContactColumn(member, in: catalogue)
        } catch {
            let keys = ContactColumn.all(in: catalogue).map(\.key).sorted()
            throw TemplateError(
                .unknownName, "there is no variable `contact.\(member)`", at: position,
                nearest: NearestName.find(member, in: keys).map { "contact.\($0)" },
                advice: "Correct its name, or define the field: merpati field define \(member) text.")
        }
    }

    /// Replaces `values` by one for each slot.
    func fill(_ values: inout [TemplateValue], from contact: [ContactValue?], unsubscribeURL: String) {
        values.removeAll(keepingCapacity: true)
        for source in sources {
            switch source {
            case .column(let place): values.append(contact.indices.contains(place) ? TemplateValue(contact[place]) : .nil)
            case .constant(let value): values.append(value)
            case .unsubscribeURL: values.append(.string(unsubscribeURL))
            }
        }
    }
}

extension TemplateValue {
    /// A contact's value as the tag language sees it.
    init(_ value: ContactValue?) {
        switch value {
        case nil: self = .nil
        case .text(let text), .choice(let text): self = .string(text)
        // 3.0 prints as 3: what a person typed.
        case .number(let number): self = Int(exactly: number).map(TemplateValue.integer) ?? .number(number)
        case .boolean(let flag): self = .boolean(flag)
        case .date(let date): self = .date(day: date.dayNumber)
        case .dateTime(let instant): self = .instant(instant.microseconds)
        case .location(let point): self = .string(point.description)
        case .choices(let names): self = .array(names.map(TemplateValue.string))
        }
    }
}
