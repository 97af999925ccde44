internal import App
internal import ArgumentParser
internal import Storage

extension BounceCommand {
    struct Show: AsyncParsableCommand {
        static let configuration = CommandConfiguration(abstract: "A kept message: why it was kept, its headers and its text.")
        @OptionGroup var global: GlobalOptions
        @Argument(help: "Its number.") var number: Int64

        func run() async throws {
            let report = try await global.withMerpati { KeptReport(try await $0.keptMail(number), in: $0.settings.timeZone) }
            if global.json { return try Console.json(report) }
            Console.print("message \(report.number), received \(report.received.text)")
            Console.print("kept: \(report.why)")
            Console.print("about: \(report.campaign ?? "a deleted campaign"), run \(report.run), \(report.contact)")
            if let settled = report.settled { Console.print("settled as \(settled.as) on \(settled.at.text) by \(settled.by)") }
            Console.print()
            for header in report.headers { Console.print("\(Console.plain(header.name)): \(Console.plain(header.value))") }
            Console.print("\n" + Console.plain(report.text, keepingLines: true))
            if report.truncated { Console.note("the message is longer than this") }
        }
    }
}
