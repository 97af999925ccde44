import Foundation
import TestSupport

/// What Python's `email` package reads in a delivery report.
struct IndependentReport: Decodable {
    var types: [String]
    var recipient: [String: String]
    var defects: [String]
}

/// Reads messages with Python's `email` package (its default policy).
enum IndependentReader {
    static func readReport(_ message: [UInt8], in folder: URL) async throws -> IndependentReport {
        let file = folder.appendingPathComponent("report.eml")
        try Data(message).write(to: file)
        return try await run(reportScript, [file.path])
    }

    private static func run<Reading: Decodable>(_ script: String, _ arguments: [String]) async throws -> Reading {
        let result = try await ChildProcess.run("python3", ["-c", script] + arguments)
        guard result.code == 0 else { throw ChildProcess.Failure(description: result.errors) }
        return try JSONDecoder().decode(Reading.self, from: Data(result.output.utf8))
    }

    private static let reportScript = """
        import email, email.policy, json, sys
        with open(sys.argv[1], "rb") as file:
            message = email.message_from_binary_file(file, policy=email.policy.default)
        parts = list(message.walk())
        status = next(part for part in parts if part.get_content_type() == "message/delivery-status")
        recipient = status.get_payload()[1]
        json.dump({
            "types": [part.get_content_type() for part in parts],
            "recipient": {name.lower(): str(value) for name, value in recipient.items()},
            "defects": [repr(defect) for part in parts for defect in part.defects]}, sys.stdout)
        """
}
