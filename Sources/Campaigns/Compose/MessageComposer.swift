internal import Foundation
internal import Mail
internal import Templates
internal import Tracking

/// Writes the messages of one run: the letter in the contact's language with the contact's values, links and addresses that
/// carry its token, and MIME around it. Its buffers are reused from message to message, so one session uses it at a time.
final class MessageComposer {
    /// What became of a contact's message.
    enum Composition: Sendable {
        case message(OutgoingMessage)
        /// It cannot be made for this contact.
        case refused(reason: String)
        /// The contact lacks a value, and is to be left out.
        case skipped(reason: String)
        /// The contact lacks a value, and nothing more is to be sent.
        case stop(reason: String)
    }

    private let ready: ReadyLetter
    private var locales: [MessageLocale.Key: MessageLocale] = [:]
    /// More kinds of contacts than this start the cache anew.
    private static let mostLocales = 1000
    private var values: [TemplateValue] = []
    private var subject: [UInt8] = []
    private var html = MessageBody()
    private var text = MessageBody()
    private var spans: [StaticSpan] = []
    private var address: [UInt8] = []
    private var message: [UInt8] = []

    init(_ ready: ReadyLetter) {
        self.ready = ready
    }

    func compose(_ recipient: Claim.Recipient, date: Date) -> Composition {
        let locale = locale(of: recipient)
        let variant = ready.variants[locale.variant]
        let unsubscribeURL = string { ready.minter.unsubscribeURL(run: ready.run, contact: recipient.contact, into: &$0) }
        variant.scope.fill(&values, from: recipient.values, unsubscribeURL: unsubscribeURL)
        if ready.missing != .empty, let missing = missingKey(variant) {
            return ready.missing == .skip
                ? .skipped(reason: "value_missing")
                : .stop(reason: "\(recipient.email) has no \(missing), which the template needs")
        }
        do {
            return .message(try message(recipient, variant, locale.settings, date, unsubscribeURL))
        } catch let error as DKIMError {
            // The fault is not the contact's, and nothing goes out unsigned that ought to be signed.
            return .stop(reason: "the letter cannot be signed: \(error)")
        } catch {
            return .refused(reason: "\(error)")
        }
    }

    private func locale(of recipient: Claim.Recipient) -> MessageLocale {
        let key = MessageLocale.Key(recipient.values)
        if let known = locales[key] { return known }
        let locale = MessageLocale(key, ready)
        if locales.count >= Self.mostLocales { locales = [:] }
        locales[key] = locale
        return locale
    }

    /// The first value that is missing and needed.
    private func missingKey(_ variant: ReadyLetter.Variant) -> String? {
        for slot in variant.required.indices where variant.required[slot] && values[slot].isMissing {
            return variant.letter.slots[slot].description
        }
        return nil
    }

    private func message(
        _ recipient: Claim.Recipient, _ variant: ReadyLetter.Variant, _ settings: RenderSettings, _ date: Date,
        _ unsubscribeURL: String
    ) throws -> OutgoingMessage {
        let to = Mailbox(address: try EmailAddress(parsing: recipient.email))
        try render(variant, settings, recipient.contact)
        let envelopeSender = ready.minter.envelopeSender(run: ready.run, contact: recipient.contact)
        let personal = PersonalHeaders(
            to: to, date: date, messageID: ready.identity.identity(of: recipient),
            unsubscribe: ListUnsubscribe(url: unsubscribeURL, mailto: unsubscribeAddress(recipient.contact)),
            complaintID: ready.takesComplaints ? ready.minter.complaintID(run: ready.run, contact: recipient.contact) : nil)
        message.removeAll(keepingCapacity: true)
        try variant.writer.write(
            personal, subject: subject, text: text, html: variant.letter.html == nil ? nil : html, into: &message)
        try variant.signer?.sign(&message, at: Int64(date.timeIntervalSince1970))
        // Writing needs room to spare; what waits to be sent has none.
        let bytes = message.withUnsafeBufferPointer { Array($0) }
        return OutgoingMessage(
            id: recipient.contact, envelopeSender: envelopeSender, recipient: to.address.wire, bytes: bytes,
            needsSMTPUTF8: variant.writer.needsSMTPUTF8(to: to))
    }

    private func render(_ variant: ReadyLetter.Variant, _ settings: RenderSettings, _ contact: Int64) throws {
        subject.removeAll(keepingCapacity: true)
        subject += ready.subjectMark
        let link = { [ready] (place: Int, bytes: inout [UInt8]) in
            if place == Program.openPixel {
                ready.minter.openURL(run: ready.run, contact: contact, into: &bytes)
            } else {
                ready.minter.clickURL(run: ready.run, contact: contact, link: variant.links[place], into: &bytes)
            }
        }
        try variant.letter.subject.render(values, settings: settings, link: link, into: &subject)
        if let program = variant.letter.html {
            try render(program, variant.known.html, settings, link, &html)
        }
        try render(variant.letter.text, variant.known.text, settings, link, &text)
    }

    private func render(
        _ program: Program, _ known: KnownText?, _ settings: RenderSettings, _ link: (Int, inout [UInt8]) -> Void,
        _ body: inout MessageBody
    ) throws {
        body.clear()
        body.known = known
        try program.render(values, settings: settings, link: link, spans: &spans, into: &body.bytes)
        for span in spans { body.occurrences.append(MessageBody.Occurrence(start: span.start, place: span.place)) }
    }

    /// Where the contact's mail program writes to leave. The subject is for servers that refuse mail without one.
    private func unsubscribeAddress(_ contact: Int64) -> String? {
        guard ready.takesUnsubscribesByMail else { return nil }
        return string { ready.minter.unsubscribeAddress(run: ready.run, contact: contact, into: &$0) } + "?subject=unsubscribe"
    }

    private func string(_ write: (inout [UInt8]) -> Void) -> String {
        address.removeAll(keepingCapacity: true)
        write(&address)
        return String(decoding: address, as: UTF8.self)
    }
}
