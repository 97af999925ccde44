internal import App
internal import ArgumentParser
internal import Diagnostics
internal import Foundation
internal import Inbound
internal import Mail
internal import Storage

/// The capture inbox: what came in over SMTP instead of going out to the world.
struct InboxCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "inbox", abstract: "The capture inbox: list, show, source, clear.",
        subcommands: [Show.self, List.self, Source.self, Clear.self], defaultSubcommand: List.self)

    struct List: AsyncParsableCommand {
        static let configuration = CommandConfiguration(abstract: "The newest messages first.")
        @OptionGroup var global: GlobalOptions
        @Option(help: "How many at most.") var limit = 20
        @Option(help: "Only messages to an address that contains this.") var to: String?

        private struct Line: Encodable {
            var number: Int
            var received: ZonedTime
            var from: String
            var to: [String]
            var subject: String
            var bytes: Int
        }

        func run() async throws {
            let workspace = try global.findWorkspace()
            let (inbox, timeZone) = (try CaptureInbox(folder: workspace.inbox), try global.timeZone(of: workspace))
            let lines = try inbox.list(limit: limit, recipient: to).map { entry in
                let received = Instant(seconds: Int64(entry.received.timeIntervalSince1970.rounded(.down)))
                return Line(
                    number: entry.number, received: ZonedTime(received, in: timeZone), from: entry.sender,
                    to: entry.recipients, subject: MIMEParser.parse(entry.beginning).header("Subject") ?? "", bytes: entry.size)
            }
            if global.json {
                try Console.json(["messages": lines])
            } else {
                Console.table(
                    ["number", "received", "to", "subject", "bytes"],
                    lines.map {
                        [
                            String($0.number), $0.received.stamp, Console.plain($0.to.joined(separator: ", ")),
                            Console.plain($0.subject), String($0.bytes),
                        ]
                    })
            }
        }
    }

    struct Show: AsyncParsableCommand {
        static let configuration = CommandConfiguration(abstract: "A message as a reader sees it: headers and text.")
        @OptionGroup var global: GlobalOptions
        @Argument(help: "Its number.") var number: Int

        private struct Message: Encodable {
            var number: Int
            var headers: [String: String]
            var text: String?
            var html: String?
        }

        func run() async throws {
            let inbox = try CaptureInbox(folder: global.findWorkspace().inbox)
            let message = MIMEParser.parse(try inbox.source(number))
            let names = ["From", "To", "Subject", "Date", "Message-ID", "List-Unsubscribe"]
            let headers = names.compactMap { name in message.header(name).map { (name, $0) } }
            let (text, html) = (message.first(ofType: "text/plain")?.text, message.first(ofType: "text/html")?.text)
            if global.json {
                try Console.json(
                    Message(number: number, headers: Dictionary(uniqueKeysWithValues: headers), text: text, html: html))
                return
            }
            for (name, value) in headers { Console.print("\(name): \(Console.plain(value))") }
            Console.print("\n" + Console.plain(text ?? html ?? "", keepingLines: true))
        }
    }

    struct Source: AsyncParsableCommand {
        static let configuration = CommandConfiguration(abstract: "A message byte for byte as it came.")
        @OptionGroup var global: GlobalOptions
        @Argument(help: "Its number.") var number: Int

        func run() async throws {
            let bytes = try CaptureInbox(folder: global.findWorkspace().inbox).source(number)
            Console.write(bytes)
        }
    }

    struct Clear: AsyncParsableCommand {
        static let configuration = CommandConfiguration(abstract: "Removes every message.")
        @OptionGroup var global: GlobalOptions
        @Flag(help: "Do not ask.") var yes = false

        func run() async throws {
            guard try yes || Console.confirms("remove every message of the inbox?") else {
                throw AppError(.failed, "nothing was removed")
            }
            let removed = try CaptureInbox(folder: global.findWorkspace().inbox).clear()
            if global.json {
                try Console.json(["removed": removed])
            } else {
                Console.print("removed \(Counted.text(removed, "message"))")
            }
        }
    }
}
