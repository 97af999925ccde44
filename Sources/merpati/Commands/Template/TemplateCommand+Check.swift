internal import App
internal import ArgumentParser
internal import Campaigns
internal import Templates

extension TemplateCommand {
    struct Check: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "Says what is wrong with a template, before anybody gets it.",
            discussion: """
                EXAMPLES
                  merpati template check
                  merpati template check spring-sale --segment "Test readers"
                  merpati template check --campaign spring-sale
                  merpati template check --strict --json

                The exit code is 1 when a template has an error, and with --strict when it has a warning.
                """)
        @OptionGroup var global: GlobalOptions
        @Argument(help: "Names or files; default: all, or the campaign's.", completion: .file()) var templates: [String] = []
        @Option(help: "Count the audience that this campaign would have now; default: all who can be mailed.") var campaign:
            String?
        @Option(help: "Count the members of this segment who can be mailed.") var segment: String?
        @Flag(help: "Fail for warnings too.") var strict = false

        func validate() throws {
            if campaign != nil, segment != nil { throw ValidationError("give --campaign or --segment, not both") }
        }

        func run() async throws {
            let readers = campaign.map(LetterCheck.Readers.campaign) ?? segment.map(LetterCheck.Readers.segment) ?? .everybody
            let letters = try await global.withMerpati { merpati in
                let check = LetterCheck(merpati.campaigns)
                var letters: [CheckedLetter] = []
                for name in try await names(merpati) { letters.append(try await check.inspect(name, for: readers)) }
                return letters
            }
            if global.json { try Console.json(CheckReport(letters)) } else { letters.forEach { CheckReport.show($0) } }
            let fails = letters.contains { $0.count(.error) > 0 || strict && $0.count(.warning) > 0 }
            if fails { throw ExitCode(1) }
        }

        private func names(_ merpati: Merpati) async throws -> [String] {
            if !templates.isEmpty { return try templates.map { try merpati.campaigns.letters.locate($0).name } }
            if let campaign { return [try await LetterCheck(merpati.campaigns).template(of: campaign)] }
            return try merpati.campaigns.letters.names()
        }
    }
}
