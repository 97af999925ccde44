import Foundation
import TestSupport

/// SpamAssassin as Debian ships it: the package's own rules, no network, no learning, no settings of this machine's users.
enum SpamAssassin {
    /// What it makes of one message.
    struct Verdict: CustomStringConvertible {
        var score: Double
        /// The rules that hit, with their points.
        var hits: [String: Double]

        var description: String {
            "\(score): " + hits.sorted { $0.key < $1.key }.map { "\($0.key) \($0.value)" }.joined(separator: ", ")
        }
    }

    private static let program = "/usr/bin/spamassassin"

    static let isMissing: Bool = {
        let isThere = FileManager.default.isExecutableFile(atPath: program)
        if !isThere { print("SpamAssassin is not there; `make test` installs it where there is apt-get.") }
        return !isThere
    }()

    /// Scores messages, in one process.
    static func judge(_ messages: [[UInt8]]) async throws -> [Verdict] {
        try await withTemporaryFolder { folder in
            let files = try messages.enumerated().map { number, message in
                let file = folder.appendingPathComponent("\(number).eml")
                try Data(arrived(message)).write(to: file)
                return file.path
            }
            let settings = [
                "use_bayes 0", "use_auto_welcomelist 0", "dns_available no", "clear_headers", "fold_headers 0",
                "add_header all Score _SCORE_", "add_header all Hits _TESTSSCORES(;)_", "report_safe 0",
            ]
            let result = try await ChildProcess.run(
                program,
                ["--local", "--nocreate-prefs", "--configpath=/usr/share/spamassassin", "--prefspath=/dev/null"]
                    + settings.map { "--cf=\($0)" } + files,
                environment: ["HOME": folder.path, "LC_ALL": "C.UTF-8"])
            let lines = result.output.split(whereSeparator: \.isNewline)
            let scores = lines.compactMap { value("X-Spam-Score: ", $0) }
            let hits = lines.compactMap { value("X-Spam-Hits: ", $0) }
            guard scores.count == messages.count, hits.count == messages.count else {
                throw ChildProcess.Failure(description: "no verdict: \(result.errors)")
            }
            return zip(scores, hits).map { Verdict(score: Double($0) ?? .nan, hits: points($1)) }
        }
    }

    /// The message as a server that took it would hand it on.
    private static func arrived(_ message: [UInt8]) -> [UInt8] {
        let received = """
            Return-Path: <b-qabkqajcrxxwamr55wld7ui@bounces.fuchsia.example>
            Received: from mail.fuchsia.example (mail.fuchsia.example [11.22.33.44])
            \tby mx.provider.example with ESMTPS id 4ABC for <reader@provider.example>;
            \t\(date(of: message))

            """
        return Array(received.replacing("\n", with: "\r\n").utf8) + message
    }

    private static func date(of message: [UInt8]) -> Substring {
        let lines = String(decoding: message, as: UTF8.self).split(whereSeparator: \.isNewline)
        return lines.lazy.compactMap { value("Date: ", $0) }.first ?? "Sun, 22 Nov 2026 04:00:00 +0000"
    }

    private static func value(_ name: String, _ line: Substring) -> Substring? {
        line.hasPrefix(name) ? line.dropFirst(name.count) : nil
    }

    private static func points(_ text: Substring) -> [String: Double] {
        var hits = [String: Double]()
        for hit in text.split(separator: ";") {
            let pair = hit.split(separator: "=")
            if pair.count == 2 { hits[String(pair[0])] = Double(pair[1]) }
        }
        return hits
    }
}
