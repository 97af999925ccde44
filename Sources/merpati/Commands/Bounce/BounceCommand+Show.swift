internal import App
internal import ArgumentParser

extension BounceCommand {
    struct Show: AsyncParsableCommand {
        static let configuration = CommandConfiguration(abstract: "A kept message: why it was kept, its headers and its text.")
        @OptionGroup var global: GlobalOptions
        @Argument(help: "Its number.") var number: Int64

        func run() async throws {
            let report = try await global.withMerpati { KeptReport(try await $0.keptMail(number)) }
            if global.json { return try Console.json(report) }
            print("message \(report.number), received \(report.received)")
            print("kept: \(report.why)")
            print("about: \(report.campaign ?? "a deleted campaign"), run \(report.run), \(report.contact)")
            if let settled = report.settled { print("settled as \(settled.as) on \(settled.at) by \(settled.by)") }
            print("")
            for header in report.headers { print("\(Console.plain(header.name)): \(Console.plain(header.value))") }
            print("\n" + Console.plain(report.text, keepingLines: true))
            if report.truncated { Console.note("the message is longer than this") }
        }
    }
}
