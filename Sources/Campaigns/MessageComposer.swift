internal import Audience
internal import Foundation
internal import Mail
internal import Templates
internal import Tracking

/// Writes the messages of one run: the letter with a contact's values, links and addresses that carry its token, and MIME
/// around it. Its buffers are reused from message to message, so one session uses it at a time.
final class MessageComposer {
    /// What became of a contact's message.
    enum Composition {
        case message(OutgoingMessage)
        /// It cannot be made for this contact.
        case refused(reason: String)
        /// The contact lacks a value, and is to be left out.
        case skipped(reason: String)
        /// The contact lacks a value, and nothing more is to be sent.
        case stop(reason: String)
    }

    private let plan: MessagePlan
    private var values: [TemplateValue]
    private var subject: [UInt8] = []
    private var html: [UInt8] = []
    private var text: [UInt8] = []
    private var address: [UInt8] = []
    private var sizeEstimate = 4096

    init(_ plan: MessagePlan) {
        self.plan = plan
        values = Array(repeating: .nil, count: plan.scope.sources.count)
    }

    func compose(_ recipient: Claim.Recipient, date: Date) -> Composition {
        let unsubscribeURL = text { plan.minter.unsubscribeURL(run: plan.run, contact: recipient.contact, into: &$0) }
        plan.scope.fill(&values, from: recipient.values, unsubscribeURL: unsubscribeURL)
        if plan.missing != .empty, let missing = missingKey {
            switch plan.missing {
            case .empty: break
            case .skip: return .skipped(reason: "value_missing")
            case .stop: return .stop(reason: "\(recipient.email) has no \(missing), which the template needs")
            }
        }
        do {
            return .message(try message(recipient, date, unsubscribeURL))
        } catch {
            return .refused(reason: "\(error)")
        }
    }

    /// The key of the first value that is missing and needed.
    private var missingKey: String? {
        for slot in plan.required.indices where plan.required[slot] && values[slot].isMissing {
            return plan.letter.slots[slot].description
        }
        return nil
    }

    private func message(_ recipient: Claim.Recipient, _ date: Date, _ unsubscribeURL: String) throws -> OutgoingMessage {
        let to = Mailbox(address: try EmailAddress(parsing: recipient.email))
        try render(recipient.contact)
        let personal = PersonalHeaders(
            to: to, date: date, messageID: plan.identity.identity(of: recipient.contact),
            unsubscribe: ListUnsubscribe(url: unsubscribeURL))
        var bytes: [UInt8] = []
        bytes.reserveCapacity(sizeEstimate)
        try plan.writer.write(personal, subject: subject, text: text, html: plan.letter.html == nil ? nil : html, into: &bytes)
        sizeEstimate = max(sizeEstimate, bytes.count)
        return OutgoingMessage(
            id: recipient.contact, envelopeSender: plan.minter.envelopeSender(run: plan.run, contact: recipient.contact),
            recipient: to.address.wire, bytes: bytes, needsSMTPUTF8: plan.writer.needsSMTPUTF8(to: to))
    }

    private func render(_ contact: Int64) throws {
        subject.removeAll(keepingCapacity: true)
        html.removeAll(keepingCapacity: true)
        text.removeAll(keepingCapacity: true)
        let link = { [plan] (place: Int, bytes: inout [UInt8]) in plan.appendLink(place, contact, &bytes) }
        try plan.letter.subject.render(values, link: link, into: &subject)
        try plan.letter.html?.render(values, link: link, into: &html)
        try plan.letter.text.render(values, link: link, into: &text)
    }

    private func text(_ write: (inout [UInt8]) -> Void) -> String {
        address.removeAll(keepingCapacity: true)
        write(&address)
        return String(decoding: address, as: UTF8.self)
    }
}
