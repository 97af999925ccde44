internal import Dispatch
internal import Foundation
internal import Inbound
internal import Mail

/// The people behind the demo's inbox: by a fixed chance each opens a letter, follows a link or two, or unsubscribes,
/// over real HTTP.
struct SimulatedReaders {
    /// What they did.
    struct Doings: Sendable {
        var opened = 0
        var clicked = 0
        var unsubscribed = 0
        /// One reader of each kind, to be looked up afterwards.
        var clicker: String?
        var leaver: String?
    }

    let publicURL: String
    /// The same seed makes the same readers.
    let seed: UInt64

    /// Reads the messages, on a thread of its own because the requests block.
    func read(_ messages: [(recipient: String, source: [UInt8])]) async throws -> Doings {
        try await withCheckedThrowingContinuation { continuation in
            DispatchQueue(label: "merpati.demo.readers").async {
                continuation.resume(with: Result { try readAll(messages) })
            }
        }
    }

    private func readAll(_ messages: [(recipient: String, source: [UInt8])]) throws -> Doings {
        var doings = Doings()
        for (recipient, source) in messages {
            let message = MIMEParser.parse(source)
            let html = message.first(ofType: "text/html")?.text ?? ""
            let mood = mood(of: recipient)
            guard mood < 0.55 else { continue }
            if let pixel = urls(in: html, path: "/o/").first {
                try expect(200, try DemoHTTPClient.get(pixel), pixel)
                doings.opened += 1
            }
            let links = urls(in: html, path: "/c/")
            if mood < 0.22, !links.isEmpty {
                for link in links.prefix(mood < 0.08 ? 2 : 1) { try expect(302, try DemoHTTPClient.get(link), link) }
                doings.clicked += 1
                doings.clicker = doings.clicker ?? recipient
            }
            if mood > 0.52, let header = message.header("List-Unsubscribe"), let url = Self.oneClick(header) {
                try expect(200, try DemoHTTPClient.post(url, form: "List-Unsubscribe=One-Click"), url)
                doings.unsubscribed += 1
                doings.leaver = doings.leaver ?? recipient
            }
        }
        return doings
    }

    private func expect(_ status: Int, _ response: DemoHTTPClient.Response, _ url: String) throws {
        guard response.status == status else {
            throw AppError(.failed, "\(url) answered \(response.status), not \(status)")
        }
    }

    /// Addresses of this server in a letter, in their order and each once.
    private func urls(in html: String, path: String) -> [String] {
        var found: [String] = []
        var rest = html[...]
        while let start = rest.range(of: publicURL + path) {
            let url = rest[start.lowerBound...].prefix { !"\"'<> \n".contains($0) }
            if !found.contains(String(url)) { found.append(String(url)) }
            rest = rest[url.endIndex...]
        }
        return found
    }

    /// The https or http address of a List-Unsubscribe header (RFC 8058).
    static func oneClick(_ header: String) -> String? {
        header.split(separator: ",")
            .map { $0.trimmingCharacters(in: .whitespaces).trimmingCharacters(in: CharacterSet(charactersIn: "<>")) }
            .first { $0.hasPrefix("http") }
    }

    /// From 0 to 1, the same each time for the same address (FNV-1a, then mixed).
    private func mood(of recipient: String) -> Double {
        var hash = recipient.utf8.reduce(0xcbf2_9ce4_8422_2325 ^ seed) { ($0 ^ UInt64($1)) &* 0x0000_0100_0000_01b3 }
        hash = (hash ^ (hash >> 32)) &* 0xd6e8_feb8_6659_fd93
        return Double((hash ^ (hash >> 32)) >> 11) / Double(1 << 53)
    }
}
