internal import App
internal import Foundation
internal import Mail

/// A workspace in a temporary folder, for benchmarks that need one.
struct BenchWorkspace {
    let workspace: Workspace

    /// - Parameter dkim: a new key of each of these kinds signs the messages.
    init(smtp: String, connections: Int, dkim: [DKIMAlgorithm] = []) throws {
        let folder = FileManager.default.temporaryDirectory.appendingPathComponent("merpati-bench-\(UUID().uuidString)")
        workspace = Workspace(folder: folder)
        for part in [workspace.templates, workspace.campaigns] {
            try FileManager.default.createDirectory(at: part, withIntermediateDirectories: true)
        }
        try """
        name: Bench
        public_url: https://news.fuchsia.example
        time_zone: Asia/Jakarta
        postal_address: "Jl. Melati 12, Jakarta 10310"
        from: "Back to the Fuchsia <hello@fuchsia.example>"
        bounce_domain: bounces.fuchsia.example
        smtp:
          - { name: sink, url: "\(smtp)", tls: none, connections: \(connections), messages_per_connection: 1000000 }
        \(try Self.dkimSettings(dkim, workspace))
        """.write(to: workspace.settingsFile, atomically: true, encoding: .utf8)
        try BenchData.letter.write(
            to: workspace.templates.appendingPathComponent("bench.html"), atomically: true, encoding: .utf8)
        try "name: bench\ntemplate: bench\nto: { lists: [Everybody] }\n".write(
            to: workspace.campaigns.appendingPathComponent("bench.yaml"), atomically: true, encoding: .utf8)
    }

    /// Makes the keys and says where they are.
    private static func dkimSettings(_ algorithms: [DKIMAlgorithm], _ workspace: Workspace) throws -> String {
        guard !algorithms.isEmpty else { return "" }
        let entries = try algorithms.map { algorithm in
            let identity = try DKIMIdentity(
                domain: "fuchsia.example", selector: algorithm.keyType,
                key: algorithm == .rsa ? try .newRSA() : try .newEd25519())
            let file = try DKIMKeyFolder(workspace).save(identity)
            return "  - { domain: \(identity.domain), selector: \(identity.selector), key: \"file:\(file.path)\" }\n"
        }
        return "dkim:\n" + entries.joined()
    }

    var contacts: URL { workspace.folder.appendingPathComponent("contacts.csv") }

    func remove() {
        try? FileManager.default.removeItem(at: workspace.folder)
    }
}
