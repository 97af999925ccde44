public import Diagnostics
public import Foundation
internal import Mail

extension CampaignDefinition {
    private static let keys = [
        "name", "from", "reply_to", "template", "to", "exclude", "schedule", "audience", "missing", "tracking",
    ]

    /// Keys that this version has no use for. Ignoring them would mail people otherwise than the file says.
    private static let laterKeys = ["ramp", "test", "season", "frequency_cap"]

    /// The longest name of a campaign, list, segment or template, in characters, and the most names in a selection.
    private static let longestName = 200
    private static let mostNames = 100
    /// The most segments in a selection: the ledger has a bit for each (`AudienceQuery.membership`).
    private static let mostSegments = 60

    /// Reads a campaign file.
    ///
    /// - Parameters:
    ///   - text: the file's text.
    ///   - file: the file's name, for errors.
    ///   - timeZone: the workspace's zone, for a schedule that names none.
    /// - Throws: `FileError` with the place and, for a mistyped key, the nearest known one.
    public init(parsing text: String, file: String, timeZone: TimeZone) throws(FileError) {
        let yaml = try StrictYAML(parsing: text, file: file)
        for key in Self.laterKeys where yaml.has(key) {
            throw yaml.error(at: key, "this version cannot do this; take the key out to send without it")
        }
        try yaml.allow(Self.keys)
        self.init(
            name: try Self.name(yaml, "name"), template: try Self.name(yaml, "template"),
            to: try Self.selection(yaml, "to"))
        guard !to.isEmpty else { throw yaml.error(at: "to", "say who gets it: `to: { lists: [...], segments: [...] }`") }
        from = try Self.mailbox(yaml, "from")
        replyTo = try Self.mailbox(yaml, "reply_to")
        exclude = try Self.selection(yaml, "exclude")
        schedule = try yaml.mapping("schedule").map { mapping throws(FileError) in
            try Schedule(mapping, defaultZone: timeZone)
        }
        audience = try Self.choice(yaml, "audience") ?? .atSend
        missing = try Self.choice(yaml, "missing") ?? .empty
        if let tracking = try yaml.mapping("tracking") {
            try tracking.allow(["opens", "clicks"])
            tracksOpens = try tracking.boolean("opens") ?? true
            tracksClicks = try tracking.boolean("clicks") ?? true
        }
        if audience == .frozen, case .at = schedule?.timing {
        } else if audience == .frozen {
            throw yaml.error(at: "audience", "a frozen audience needs a schedule with one time, `at`")
        }
    }

    private static func name(_ yaml: StrictYAML, _ key: String) throws(FileError) -> String {
        let name = try yaml.required(key)
        try check(name, yaml, key)
        return name
    }

    private static func check(_ name: String, _ yaml: StrictYAML, _ key: String) throws(FileError) {
        guard name.count <= longestName else {
            throw yaml.error(at: key, "the name has \(name.count) characters; at most \(longestName) are allowed")
        }
        let isPlain = name.unicodeScalars.allSatisfy {
            $0.properties.generalCategory != .control && $0.properties.generalCategory != .lineSeparator
                && $0.properties.generalCategory != .paragraphSeparator
        }
        guard isPlain, !name.isEmpty, name.first != " ", name.last != " " else {
            throw yaml.error(at: key, "a name is plain text without control characters or outer spaces")
        }
    }

    private static func mailbox(_ yaml: StrictYAML, _ key: String) throws(FileError) -> Mailbox? {
        guard let text = try yaml.string(key) else { return nil }
        do {
            return try Mailbox(parsing: text)
        } catch {
            throw yaml.error(at: key, "an address such as \"Name <name@example.org>\" is expected: \(error)")
        }
    }

    private static func selection(_ yaml: StrictYAML, _ key: String) throws(FileError) -> Selection {
        guard let mapping = try yaml.mapping(key) else { return Selection() }
        try mapping.allow(["lists", "segments"])
        let selection = Selection(
            lists: try mapping.strings("lists") ?? [], segments: try mapping.strings("segments") ?? [])
        for (part, names, most) in [("lists", selection.lists, mostNames), ("segments", selection.segments, mostSegments)] {
            guard names.count <= most else {
                throw mapping.error(at: part, "\(names.count) names are too many; at most \(most) are allowed")
            }
            for name in names { try check(name, mapping, part) }
        }
        return selection
    }

    private static func choice<Choice>(_ yaml: StrictYAML, _ key: String) throws(FileError) -> Choice?
    where Choice: RawRepresentable<String> & CaseIterable {
        guard let text = try yaml.string(key) else { return nil }
        if let choice = Choice(rawValue: text) { return choice }
        let known = Choice.allCases.map(\.rawValue)
        throw yaml.error(
            at: key,
            "\"\(text)\" is none of \(known.joined(separator: ", "))\(NearestName.hint(text, in: known))")
    }
}
