import Foundation
import TestSupport
import Testing

/// The program in a terminal of its own, as a person sits before it. Python's `pty` makes the terminal.
struct Terminal {
    let program: MerpatiProgram

    /// Runs a command. Whenever the terminal has shown one of the texts, in their order, the keys that belong to it are
    /// pressed: `\u{3}` is Ctrl-C.
    ///
    /// - Returns: everything that the terminal was sent, and the exit code.
    func run(_ arguments: [String], answers: [(to: String, keys: String)] = []) async throws -> ChildProcess.Result {
        let script = """
            import os, pty, select, sys, time
            answers = sys.argv[1:sys.argv.index("--")]
            command = sys.argv[sys.argv.index("--") + 1:]
            child, terminal = pty.fork()
            if child == 0:
                os.execv(command[0], command)
            shown, seen, deadline = b"", 0, time.monotonic() + 60
            while time.monotonic() < deadline:
                if answers:
                    at = shown.find(answers[0].encode(), seen)
                    if at >= 0:
                        seen = at + len(answers[0].encode())
                        os.write(terminal, answers[1].encode())
                        answers = answers[2:]
                if select.select([terminal], [], [], 0.05)[0]:
                    try:
                        piece = os.read(terminal, 65536)
                    except OSError:
                        break
                    if not piece:
                        break
                    shown += piece
            sys.stdout.buffer.write(shown)
            status = os.waitpid(child, 0)[1]
            sys.exit(os.waitstatus_to_exitcode(status) % 256)
            """
        return try await ChildProcess.run(
            "python3", ["-c", script] + answers.flatMap { [$0.to, $0.keys] } + ["--", MerpatiProgram.executable] + arguments,
            folder: program.folder.path, environment: program.environment)
    }
}
