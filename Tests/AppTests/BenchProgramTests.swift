import Foundation
import TestSupport
import Testing

/// `merpati bench` hands over to `merpati-bench`, a program of its own.
@Suite(.timeLimit(.minutes(15))) struct BenchProgramTests {
    private static let folder = URL(fileURLWithPath: CommandLine.arguments[0]).deletingLastPathComponent()

    @Test func theProgramBesideIsRunWithTheSameWords() async throws {
        let program = MerpatiProgram(folder: Self.folder)
        let help = try await program.run("bench", "--help")
        #expect(help.code == 0 && help.output.contains("merpati-bench"), "\(help.errors)")
        let render = try await program.run("bench", "render", "--messages", "1", "--rounds", "1", "--json")
        #expect(render.code == 0 && render.output.contains("stencil_ratio"), "\(render.errors)")
        let wrong = try await program.run("bench", "render", "--messages", "many")
        #expect(wrong.code == 2 && wrong.errors.contains("many"), "\(wrong.errors)")
    }

    @Test func withoutItASentenceSaysWhereItComesFrom() async throws {
        try await withTemporaryFolder { folder in
            let alone = folder.appendingPathComponent("merpati")
            try FileManager.default.copyItem(atPath: MerpatiProgram.executable, toPath: alone.path)
            let result = try await ChildProcess.run(alone.path, ["bench", "render"], folder: folder.path, environment: [:])
            #expect(result.code == 1 && result.errors.contains("make bench"), "\(result.errors)")
        }
    }

    /// What the benchmarks compare with is no part of what is shipped.
    @Test func theProductHasNoOtherTemplateEngine() throws {
        let program = try Data(contentsOf: URL(fileURLWithPath: MerpatiProgram.executable))
        for name in ["$s7Stencil", "$s8Mustache"] { #expect(program.range(of: Data(name.utf8)) == nil, "\(name)") }
    }
}
