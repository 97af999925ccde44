internal import App
internal import ArgumentParser
internal import Foundation
internal import Mail

extension DKIMCommand {
    struct Create: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "Makes a key pair, and says what to publish and what to set.",
            discussion: """
                The private key goes into a file of its own that only its owner can read. No file is ever replaced: for a new \
                key choose a new selector.

                EXAMPLES
                  merpati dkim create fuchsia.example m2026
                  merpati dkim create fuchsia.example m2026e --ed25519
                """)
        @OptionGroup var global: GlobalOptions
        @Argument(help: "The domain that letters come from.") var domain: String
        @Argument(help: "What tells the domain's keys apart: letters, digits and hyphens, such as m2026.") var selector: String
        @Flag(help: "An Ed25519 key instead of RSA, for a second signature beside one by RSA.") var ed25519 = false
        @Option(help: "The size of an RSA key: 2048 (default) to 4096; 1024 with a warning.") var bits: Int?
        @Option(
            help: ArgumentHelp("Where the private key goes; default: below .merpati/dkim.", valueName: "path"))
        var key: String?

        private struct Report: Encodable {
            var domain: String
            var selector: String
            var algorithm: String
            var bits: Int
            var file: String
            var record: DKIMRecordReport
            var settings: String
        }

        func validate() throws {
            if ed25519, bits != nil { throw ValidationError("--bits is for RSA keys; every Ed25519 key has 256.") }
        }

        func run() async throws {
            let workspace = try global.findWorkspace()
            let folder = DKIMKeyFolder(workspace)
            let identity = try makeIdentity()
            let file = try folder.save(identity, to: key.map { workspace.resolve($0) })
            let shown = folder.shownPath(file)
            let settings = """
                dkim:
                  - domain: \(identity.domain)
                    selector: \(identity.selector)
                    key: "file:\(shown)"
                """
            let record = DKIMRecordReport(try identity.record)
            if identity.key.algorithm == .rsa, identity.key.bits < DKIMKey.recommendedSize {
                Console.error("a key of \(identity.key.bits) bits is weak; 2048 is what receivers expect", prefix: "warning: ")
            }
            if global.json {
                return try Console.json(
                    Report(
                        domain: identity.domain, selector: identity.selector, algorithm: identity.key.algorithm.rawValue,
                        bits: identity.key.bits, file: file.path, record: record, settings: settings))
            }
            Console.print(
                """
                The private key is in \(shown). Keep a copy in a safe place, and give it to nobody.

                1. Publish this in DNS:

                \(record.text)

                2. When DNS tells it (dig +short TXT \(record.name)), put this into \(Workspace.settingsName), below other \
                entries of `dkim` if there are any:

                \(settings)
                """)
        }

        private func makeIdentity() throws -> DKIMIdentity {
            do {
                // Names first: a key is made in no time or in a second, and they are what people mistype.
                let names = try DKIMIdentity.checkedNames(domain: domain, selector: selector)
                let key = ed25519 ? try DKIMKey.newEd25519() : try DKIMKey.newRSA(bits: bits ?? DKIMKey.recommendedSize)
                return try DKIMIdentity(domain: names.domain, selector: names.selector, key: key)
            } catch {
                throw AppError(error.kind == .library ? .failed : .usage, error.description)
            }
        }
    }
}
