import Foundation
import TestSupport

/// What Python's `email` package reads in a message.
struct IndependentReading: Decodable {
    struct Address: Decodable, Equatable {
        var name: String
        var address: String
    }

    var counts: [String: Int]
    var headers: [String: String]
    var addresses: [String: [Address]]
    var timestamp: Double
    var types: [String]
    var bodies: [String]
    var defects: [String]
}

/// What Python's `email` package reads in a delivery report.
struct IndependentReport: Decodable {
    var types: [String]
    var recipient: [String: String]
    var defects: [String]
}

/// Reads messages with Python's `email` package (its default policy), all in one process.
enum IndependentReader {
    static func read(_ messages: [[UInt8]], in folder: URL) async throws -> [IndependentReading] {
        for (index, message) in messages.enumerated() {
            try Data(message).write(to: folder.appendingPathComponent("\(index).eml"))
        }
        return try await run(script, [folder.path, String(messages.count)])
    }

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

    private static let script = """
        import email, email.policy, json, os, sys
        from email.header import decode_header, make_header
        from email.utils import getaddresses
        readings = []
        for index in range(int(sys.argv[2])):
            with open(os.path.join(sys.argv[1], f"{index}.eml"), "rb") as file:
                message = email.message_from_binary_file(file, policy=email.policy.default)
            reading = {"counts": {}, "headers": {}, "addresses": {}, "types": [], "bodies": [], "defects": []}
            for name, value in message.items():
                lowered = name.lower()
                reading["counts"][lowered] = reading["counts"].get(lowered, 0) + 1
                reading["headers"][lowered] = str(value)
                reading["defects"] += [f"{name}: {defect!r}" for defect in value.defects]
            # Read from the raw headers: display_name of some Python versions keeps the space between encoded words.
            for name in ("From", "To", "Reply-To"):
                raw = [value for key, value in message.raw_items() if key == name]
                if raw:
                    reading["addresses"][name.lower()] = [
                        {"name": str(make_header(decode_header(name))), "address": address}
                        for name, address in getaddresses(raw)]
            reading["timestamp"] = message["date"].datetime.timestamp()
            for part in message.walk():
                reading["types"].append(part.get_content_type())
                reading["defects"] += [repr(defect) for defect in part.defects]
                if not part.is_multipart():
                    reading["bodies"].append(part.get_content())
            readings.append(reading)
        json.dump(readings, sys.stdout)
        """

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
