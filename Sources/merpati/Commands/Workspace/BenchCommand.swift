internal import App
internal import ArgumentParser
internal import Foundation

/// Benchmarks: a program of its own, `merpati-bench`, because what it compares with is no part of the product. It is run in
/// place of this one, when it lies beside it.
struct BenchCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "bench", abstract: "Measures this machine on made-up data (with merpati-bench, which `make bench` builds).",
        helpNames: [])

    @Argument(parsing: .captureForPassthrough) var arguments: [String] = []

    func run() throws {
        let own = Bundle.main.executableURL ?? URL(fileURLWithPath: CommandLine.arguments[0])
        let program = own.resolvingSymlinksInPath().deletingLastPathComponent().appendingPathComponent("merpati-bench").path
        guard FileManager.default.isExecutableFile(atPath: program) else {
            throw AppError(
                .failed, "the benchmarks are a program of their own, and \(program) is not there",
                advice: "Build it where the source is: make bench")
        }
        // What is ignored here would stay ignored there.
        for number in [SIGINT, SIGTERM] { signal(number, SIG_DFL) }
        var words = ([program] + arguments).map { strdup($0) } + [nil]
        execv(program, &words)
        throw AppError(.failed, "\(program) cannot be run: \(String(cString: strerror(errno)))")
    }
}
