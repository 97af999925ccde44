internal import Audience
internal import Foundation
internal import Mail
internal import Storage
internal import Templates
internal import Tracking

extension LetterCheck {
    /// How many readers of each variant it is tried on.
    private static let tried = 12

    /// Writes the letter for some readers: its size is that of the middle one. Whoever gets none is a finding.
    static func measure(
        _ connection: any Connection, _ campaign: CampaignLetter, _ audience: SQL, _ facts: [ReaderFacts],
        _ context: CampaignContext
    ) throws -> ([ReaderFacts], [Finding]) {
        let ready: ReadyLetter
        do {
            ready = try ReadyLetter(connection, .preview(at: context.time.now()), campaign, context)
        } catch let error as TemplateError where error.kind == .unknownName {
            // A field that does not exist: the check says which and where.
            return (facts, [])
        } catch is MessageError {
            return (facts, try fault(connection, campaign, context).map { [$0] } ?? [])
        }
        let composer = MessageComposer(ready)
        let date = Date(timeIntervalSince1970: Double(context.time.now().seconds))
        let languages = campaign.variants.compactMap(\.language)
        var (facts, failures) = (facts, [Finding]())
        for (number, variant) in campaign.variants.enumerated() {
            let gets = RunAudience.gets(variant, among: languages, otherwise: context.workspace.language)
            let readers = try readers(connection, "\(audience) AND \(gets)", ready, context)
            var sizes: [(html: Int?, message: Int)] = []
            var refused: [(email: String, reason: String)] = []
            for reader in readers {
                switch composer.compose(reader, date: date) {
                case .message(let message): sizes.append((html(ready, number, reader), message.bytes.count))
                case .skipped: continue
                case .refused(let reason): refused.append((reader.email, reason))
                case .stop(let reason):
                    // A key that cannot sign stops the run at whoever comes first, so it is told once.
                    let finding = Finding(
                        .runStops, .warning, "the run would stop: \(reason)",
                        advice: "Mend the contact, the template, or the key.")
                    if !failures.contains(finding) { failures.append(finding) }
                }
            }
            failures += refusals(refused, of: readers.count)
            let html = sizes.compactMap(\.html).sorted()
            let messages = sizes.map(\.message).sorted()
            guard !messages.isEmpty else { continue }
            facts[number].size = LetterSize(
                html: html.isEmpty ? nil : html[html.count / 2], message: messages[messages.count / 2])
        }
        return (facts, failures)
    }

    /// What is said of those who would get no message. Where that is everybody who was tried, the letter is to blame.
    private static func refusals(_ refused: [(email: String, reason: String)], of tried: Int) -> [Finding] {
        if let first = refused.first, refused.count == tried {
            return [
                Finding(
                    .noMessage, .error, "nobody would get a message: \(first.reason)", advice: "Mend the tag, or the letter.")
            ]
        }
        return refused.map { email, reason in
            Finding(
                .noMessage, .warning, "\(email) would get no message: \(reason)", advice: "Mend the contact, or the tag.")
        }
    }

    /// Some who would get a variant; where there are none, somebody of whom nothing is known.
    private static func readers(
        _ connection: any Connection, _ condition: SQL, _ ready: ReadyLetter, _ context: CampaignContext
    ) throws -> [Claim.Recipient] {
        let found = try connection.all("SELECT c.id, c.email FROM contact c WHERE \(condition) ORDER BY c.id LIMIT \(tried)") {
            (id: $0.integer(0) ?? 0, email: $0.text(1) ?? "")
        }
        guard !found.isEmpty else {
            let nothing = [ContactValue?](repeating: nil, count: ready.columns.count)
            return [Claim.Recipient(contact: 0, email: context.workspace.from.address.description, values: nothing)]
        }
        let values = try ready.reader.read(connection, contacts: found.map(\.id))
        return found.compactMap { id, email in
            values[id].map { Claim.Recipient(contact: id, email: email, values: $0) }
        }
    }

    /// The bytes of the HTML with counted links, before it is encoded.
    private static func html(_ ready: ReadyLetter, _ number: Int, _ reader: Claim.Recipient) -> Int? {
        let variant = ready.variants[number]
        guard let program = variant.letter.html else { return nil }
        var url: [UInt8] = []
        ready.minter.unsubscribeURL(run: ready.run, contact: reader.contact, into: &url)
        var values: [TemplateValue] = []
        variant.scope.fill(&values, from: reader.values, unsubscribeURL: String(decoding: url, as: UTF8.self))
        var bytes: [UInt8] = []
        let settings = MessageLocale(MessageLocale.Key(reader.values), ready).settings
        try? program.render(
            values, settings: settings,
            link: { place, bytes in
                if place == Program.openPixel {
                    ready.minter.openURL(run: ready.run, contact: reader.contact, into: &bytes)
                } else {
                    ready.minter.clickURL(run: ready.run, contact: reader.contact, link: Int64(place), into: &bytes)
                }
            }, into: &bytes)
        return bytes.count
    }
}
