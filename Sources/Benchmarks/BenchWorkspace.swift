internal import App
internal import Foundation

/// A workspace in a temporary folder, for benchmarks that need one.
struct BenchWorkspace {
    let workspace: Workspace

    init(smtp: String, connections: Int) throws {
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

        """.write(to: workspace.settingsFile, atomically: true, encoding: .utf8)
        try BenchData.letter.write(
            to: workspace.templates.appendingPathComponent("bench.html"), atomically: true, encoding: .utf8)
        try "name: bench\ntemplate: bench\nto: { lists: [Everybody] }\n".write(
            to: workspace.campaigns.appendingPathComponent("bench.yaml"), atomically: true, encoding: .utf8)
    }

    var contacts: URL { workspace.folder.appendingPathComponent("contacts.csv") }

    func remove() {
        try? FileManager.default.removeItem(at: workspace.folder)
    }
}
