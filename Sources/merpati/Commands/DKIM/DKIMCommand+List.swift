internal import App
internal import ArgumentParser
internal import Foundation
internal import Mail

extension DKIMCommand {
    struct Show: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            commandName: "list", abstract: "The keys that the settings name, and those that lie in .merpati/dkim unused.")
        @OptionGroup var global: GlobalOptions

        private struct Line: Encodable {
            var domain: String
            var selector: String
            var algorithm: String?
            var bits: Int?
            var key: String
            /// Whether the settings name it, so that messages are signed with it.
            var used: Bool
            var fault: String?
        }

        func run() async throws {
            let lines = try lines()
            if global.json {
                try Console.json(["keys": lines])
            } else if lines.isEmpty {
                Console.print("there are no keys; make one with: merpati dkim create DOMAIN SELECTOR")
            } else {
                Console.table(
                    ["domain", "selector", "kind", "key", "signs"],
                    lines.map { line in
                        let kind = line.algorithm.map { "\($0) \(line.bits ?? 0)" } ?? "?"
                        return [
                            line.domain, line.selector, kind, line.key, line.fault == nil ? line.used ? "yes" : "no" : "fault",
                        ]
                    })
                for line in lines { if let fault = line.fault { Console.error(fault) } }
            }
            if lines.contains(where: { $0.used && $0.fault != nil }) { throw ExitCode.failure }
        }

        private func lines() throws -> [Line] {
            let workspace = try global.findWorkspace()
            let folder = DKIMKeyFolder(workspace)
            let loader = SettingsLoader(workspace: workspace, environment: ProcessInfo.processInfo.environment)
            let declared = try loader.declaredDKIMKeys()
            let used = declared.map { key in
                Line(
                    domain: key.domain, selector: key.selector, algorithm: key.identity?.key.algorithm.rawValue,
                    bits: key.identity?.key.bits, key: key.place, used: true, fault: key.fault)
            }
            let others = folder.files().filter { file in
                !declared.contains { $0.domain == file.domain && $0.selector == file.selector }
            }
            return used
                + others.map { file in
                    Line(
                        domain: file.domain, selector: file.selector, algorithm: file.identity?.key.algorithm.rawValue,
                        bits: file.identity?.key.bits, key: "file:" + folder.shownPath(URL(fileURLWithPath: file.path)),
                        used: false, fault: file.fault)
                }
        }
    }
}
