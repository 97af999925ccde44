internal import Diagnostics
internal import Foundation

/// A workspace of the demo's own, made anew each time from the examples, with ports that are free.
struct DemoWorkspace {
    let workspace: Workspace
    let http: HostPort
    let smtp: HostPort
    private static let timeZone = "Asia/Jakarta"

    /// - Throws: `AppError` when the examples are not there or the folder cannot be made.
    static func make(from examples: Workspace) throws -> DemoWorkspace {
        let files = FileManager.default
        let folder = examples.state.appendingPathComponent("demo", isDirectory: true)
        for needed in [examples.templates, examples.campaigns.appendingPathComponent("contacts.csv")]
        where !files.fileExists(atPath: needed.path) {
            throw AppError(
                .configuration, "the demo needs \(needed.path), which is not there",
                advice: "Run it in Merpati's own folder, or name that with --workspace.")
        }
        do {
            try examples.prepare()
            if files.fileExists(atPath: folder.path) { try files.removeItem(at: folder) }
            try files.createDirectory(at: folder, withIntermediateDirectories: true)
            let workspace = Workspace(folder: folder)
            try files.copyItem(at: examples.templates, to: workspace.templates)
            try files.copyItem(at: examples.campaigns, to: workspace.campaigns)
            try ExampleDates(now: Date(), timeZone: TimeZone(identifier: timeZone) ?? .gmt).move(workspace.campaigns)
            let demo = DemoWorkspace(workspace: workspace, http: try FreePort.find(8080), smtp: try FreePort.find(2526))
            try demo.settings.write(to: workspace.settingsFile, atomically: true, encoding: .utf8)
            return demo
        } catch let error as AppError {
            throw error
        } catch {
            throw AppError(.configuration, "the demo's workspace cannot be made in \(folder.path): \(SystemFault.words(error))")
        }
    }

    private var settings: String {
        """
        # Made by `merpati demo`. Everything stays on this machine.
        name: Back to the Fuchsia
        database: sqlite:.merpati/merpati.db
        public_url: http://\(http)
        time_zone: \(Self.timeZone)
        language: id
        postal_address: "Jl. Melati 12, Jakarta 10310, Indonesia"
        from: "Back to the Fuchsia <hello@fuchsia.example>"
        bounce_domain: bounces.fuchsia.example
        inbound: \(smtp)
        smtp:
          - { name: demo, url: "smtp://\(smtp)", tls: none, connections: 5 }

        """
    }
}

/// A port of the loopback that nobody listens on.
enum FreePort {
    /// The wanted port when it is free, else any.
    static func find(_ wanted: Int) throws(AppError) -> HostPort {
        for port in [wanted, 0] {
            if let free = probe(port) { return HostPort(host: "127.0.0.1", port: free) }
        }
        throw AppError(.configuration, "this machine has no free port on 127.0.0.1")
    }

    private static func probe(_ port: Int) -> Int? {
        #if canImport(Glibc)
            let descriptor = socket(AF_INET, Int32(SOCK_STREAM.rawValue), 0)
        #else
            let descriptor = socket(AF_INET, SOCK_STREAM, 0)
        #endif
        guard descriptor >= 0 else { return nil }
        defer { close(descriptor) }
        var address = sockaddr_in()
        address.sin_family = sa_family_t(AF_INET)
        address.sin_port = in_port_t(port).bigEndian
        address.sin_addr.s_addr = inet_addr("127.0.0.1")
        var length = socklen_t(MemoryLayout<sockaddr_in>.size)
        return withUnsafeMutablePointer(to: &address) { pointer in
            pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) { generic in
                guard bind(descriptor, generic, length) == 0, getsockname(descriptor, generic, &length) == 0 else { return nil }
                return Int(in_port_t(bigEndian: pointer.pointee.sin_port))
            }
        }
    }
}
