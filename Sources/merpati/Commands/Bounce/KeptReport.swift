internal import App
internal import Foundation
internal import Mail
internal import Storage
internal import Tracking

/// A kept message as it is shown: everything in it is from strangers, and may be long.
struct KeptReport: Encodable {
    struct Settled: Encodable {
        var `as`: String
        var at: ZonedTime
        var by: String

        init?(_ settlement: KeptMessages.Settlement?, in timeZone: TimeZone) {
            guard let settlement else { return nil }
            (self.as, at, by) = (settlement.verdict.rawValue, ZonedTime(settlement.at, in: timeZone), settlement.actor)
        }
    }

    struct Header: Encodable {
        var name: String
        var value: String
    }

    var number: Int64
    var received: ZonedTime
    var why: String
    var campaign: String?
    var run: Int64
    var contact: String
    var settled: Settled?
    /// Its headers, at most `mostHeaders`.
    var headers: [Header]
    /// The texts and reports in it, without the message that it returns; at most `longestText` characters.
    var text: String
    /// Whether there is more than is shown, or than was kept.
    var truncated: Bool

    private static let mostHeaders = 60
    private static let longestHeader = 1000
    private static let longestText = 20_000
    /// Parts that a person can read.
    private static let reports = [
        "message/delivery-status", "message/global-delivery-status", "message/feedback-report",
    ]

    init(_ mail: KeptMail, in timeZone: TimeZone) {
        let (message, contents) = (mail.message, mail.contents)
        (number, received, why, campaign) = (message.id, ZonedTime(message.at, in: timeZone), message.why, mail.campaign)
        (run, contact, settled) = (message.run, mail.email, Settled(message.settlement, in: timeZone))
        headers = contents.headers.prefix(Self.mostHeaders).map {
            Header(name: String($0.name.prefix(100)), value: String($0.value.prefix(Self.longestHeader)))
        }
        let texts = Self.texts(of: contents)
        let whole = texts.joined(separator: "\n\n")
        text = String(whole.prefix(Self.longestText))
        truncated = message.isCut || text.utf8.count < whole.utf8.count || contents.headers.count > Self.mostHeaders
    }

    static func header(_ name: String, of message: MIMEPart) -> String {
        String((message.header(name) ?? "").prefix(longestHeader))
    }

    private static func texts(of part: MIMEPart) -> [String] {
        if part.contentType.mediaType == "multipart/alternative" {
            let chosen = part.parts.first { $0.contentType.mediaType == "text/plain" } ?? part.parts.first
            return chosen.map(texts) ?? []
        }
        if part.contentType.mediaType.hasPrefix("multipart/") { return part.parts.flatMap(texts) }
        let isShown = part.contentType.mediaType.hasPrefix("text/") && part.parts.isEmpty
        guard isShown || reports.contains(part.contentType.mediaType) else { return [] }
        let text = part.text
        return text.allSatisfy(\.isWhitespace) ? [] : [text]
    }
}
