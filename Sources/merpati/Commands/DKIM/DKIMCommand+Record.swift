internal import App
internal import ArgumentParser
internal import Foundation
internal import Mail

extension DKIMCommand {
    struct Record: AsyncParsableCommand {
        static let configuration = CommandConfiguration(abstract: "What to publish in DNS for a key that is there.")
        @OptionGroup var global: GlobalOptions
        @Argument(help: "The key's domain.") var domain: String
        @Argument(help: "The key's selector.") var selector: String

        func run() async throws {
            let report = DKIMRecordReport(try identity().record)
            if global.json { try Console.json(report) } else { Console.print(report.text) }
        }

        /// The key that the settings name, or else one that `create` has made and that is not in use yet.
        private func identity() throws -> DKIMIdentity {
            let workspace = try global.findWorkspace()
            let names: (domain: String, selector: String)
            do {
                names = try DKIMIdentity.checkedNames(domain: domain, selector: selector)
            } catch {
                throw AppError(.usage, error.description)
            }
            let loader = SettingsLoader(workspace: workspace, environment: ProcessInfo.processInfo.environment)
            let declared = try loader.declaredDKIMKeys().first { $0.domain == names.domain && $0.selector == names.selector }
            let file = DKIMKeyFolder(workspace).files().first { $0.domain == names.domain && $0.selector == names.selector }
            if let identity = declared?.identity ?? file?.identity { return identity }
            if let fault = declared?.fault ?? file?.fault { throw AppError(.configuration, fault) }
            throw AppError(
                .failed, "there is no key \(names.selector) of \(names.domain)",
                advice: "`merpati dkim list` shows those that there are; `merpati dkim create` makes one.")
        }
    }
}
