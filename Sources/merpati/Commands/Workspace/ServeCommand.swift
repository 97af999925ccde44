internal import App
internal import ArgumentParser

/// Everything in one process.
struct ServeCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "serve", abstract: "Pages, scheduler, sender and inbound mail in one process, until stopped.")
    @OptionGroup var global: GlobalOptions
    @Option(
        help: "Where the pages are served, as ADDR:PORT; default: where public_url points on this machine, else 127.0.0.1:8080.")
    var listen: String?

    func run() async throws {
        var address: HostPort?
        if let listen {
            address = HostPort(listen)
            if address == nil { throw ValidationError("--listen needs ADDR:PORT, such as 127.0.0.1:8080") }
        }
        try await global.withMerpati(patience: .short) { merpati in
            try await merpati.serve(listen: address ?? merpati.defaultListen) { Console.note($0) }
        }
    }
}
