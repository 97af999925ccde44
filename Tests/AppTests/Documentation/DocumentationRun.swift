import Foundation
import TestSupport
import Testing

/// Runs the examples of a page in one shell, from the top to the bottom, as a reader does who follows the page.
struct DocumentationRun {
    let page: DocumentationPage
    /// In a page's place, free ones; in what is printed the page's again.
    private let ports: [(page: String, real: String)]

    /// Begins the lines that end an output; nothing that is run prints it.
    private static let mark = "\u{1e}"

    init(_ page: DocumentationPage) throws {
        self.page = page
        ports = try ["8080", "2526", "8090"].map { ("127.0.0.1:\($0)", "127.0.0.1:\(try LoopbackPorts.free())") }
    }

    /// Runs everything in the folder and records what is not as the page says.
    func run(_ examples: [DocumentationExample], in folder: URL) async throws {
        try settle(folder)
        let results = try await shell(examples, in: folder)
        for (example, result) in zip(examples, results)
        where result.code != example.exitCode || !example.shows(result.output) {
            Issue.record(
                """
                \(page.path):\(example.line): \(example.command)
                exit code \(result.code), \(example.exitCode) expected
                \(result.output.prefix(60).joined(separator: "\n"))
                """)
        }
        if results.count < examples.count {
            Issue.record("\(page.path):\(examples[results.count].line): the shell ended here, or this took too long")
        }
    }

    /// Lets the workspace listen on ports that are free.
    private func settle(_ folder: URL) throws {
        let settings = folder.appendingPathComponent("merpati.yaml")
        let text = try String(contentsOf: settings, encoding: .utf8)
        try moved(text).write(to: settings, atomically: true, encoding: .utf8)
    }

    private func moved(_ text: String) -> String {
        ports.reduce(text) { $0.replacing($1.page, with: $1.real) }
    }

    private func restored(_ text: String) -> String {
        ports.reduce(text) { $0.replacing($1.real, with: $1.page) }
    }

    private func shell(
        _ examples: [DocumentationExample], in folder: URL
    ) async throws -> [(code: Int32, output: [String])] {
        try await withTemporaryFolder { files in
            let bin = files.appendingPathComponent("bin")
            try FileManager.default.createDirectory(at: bin, withIntermediateDirectories: true)
            try FileManager.default.createSymbolicLink(
                atPath: bin.appendingPathComponent("merpati").path, withDestinationPath: MerpatiProgram.executable)
            let script = files.appendingPathComponent("script")
            try moved(text(examples)).write(to: script, atomically: true, encoding: .utf8)
            let path = ProcessInfo.processInfo.environment["PATH"] ?? "/usr/bin:/bin"
            let result = try await ChildProcess.run(
                "timeout", ["--kill-after", "10", "400", "bash", script.path], folder: folder.path,
                environment: ["PATH": "\(bin.path):\(path)", "HOME": files.path, "LC_ALL": "C.UTF-8", "USER": "you"])
            return results(restored(result.output.replacing("\r\n", with: "\n")))
        }
    }

    private func text(_ examples: [DocumentationExample]) -> String {
        let commands = examples.map { example in
            guard example.isLeftRunning else { return "\(example.command)\nprintf '\\n\(Self.mark)%d\\n' $?" }
            // Whoever starts a server waits until it says where it is.
            let command = example.command.replacing(/&\s*(#[^'"]*)?$/, with: "")
            let output = "\"$HOME/output of \(example.line)\""
            let wait = "for turn in $(seq 300); do grep -qs http:// \(output) && break; sleep 0.1; done"
            return "\(command) > \(output) 2>&1 &\n\(wait)\nprintf '\\n\(Self.mark)0\\n'"
        }
        return (["exec 2>&1"] + commands + ["for job in $(jobs -p); do kill $job; done", "wait", ""]).joined(separator: "\n")
    }

    private func results(_ output: String) -> [(code: Int32, output: [String])] {
        var results: [(code: Int32, output: [String])] = []
        var lines: [String] = []
        for line in output.components(separatedBy: "\n") {
            if line.hasPrefix(Self.mark), let code = Int32(line.dropFirst()) {
                results.append((code, lines))
                lines = []
            } else {
                lines.append(line)
            }
        }
        return results
    }
}
