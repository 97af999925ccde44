internal import Diagnostics
internal import Templates

extension CampaignPlanner {
    /// In bytes.
    private static let mostAttached = 100_000_000

    /// Files that go out very often: a page that readers open when they want it is kinder to everybody.
    static func attachmentWarnings(_ letter: CampaignLetter, recipients: Int) -> [String] {
        let files = letter.variants.map { ($0.letter, $0.letter.attachments.reduce(0) { $0 + $1.bytes.count }) }
        guard let (largest, bytes) = files.max(by: { $0.1 < $1.1 }) else { return [] }
        // Base64 makes four bytes of three.
        let total = bytes / 3 * 4 * recipients
        guard total > mostAttached else { return [] }
        let names = largest.attachments.map(\.name).joined(separator: ", ")
        return [
            "\(names) would go out \(Counted.text(recipients, "time")), up to \(total / 1_000_000) MB in all: put the files on a page, and link to them"
        ]
    }
}
