internal import App
internal import ArgumentParser
internal import Foundation

/// The program that measures: benchmarks on made-up data. It is apart from `merpati`, so that the template engines that it
/// compares with are no part of the product.
@main
struct BenchCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "merpati-bench", abstract: "Measures this machine on made-up data.",
        subcommands: [Send.self, Render.self, Sign.self, Import.self, Segments.self])

    /// Exit codes as those of `merpati`: 0 done, 1 the work failed, 2 wrong usage, 3 configuration or connection.
    static func main() async {
        do {
            var command = try parseAsRoot()
            if var asynchronous = command as? any AsyncParsableCommand {
                try await asynchronous.run()
            } else {
                try command.run()
            }
        } catch let error as ExitCode {
            Foundation.exit(error.rawValue)
        } catch {
            switch exitCode(for: error) {
            case .success:
                print(fullMessage(for: error))
            case .validationFailure:
                BenchOutput.note(fullMessage(for: error))
                Foundation.exit(2)
            default:
                let described = AppError(describing: error)
                BenchOutput.note("error: \(described)")
                Foundation.exit(described.kind == .configuration ? 3 : 1)
            }
        }
    }
}
