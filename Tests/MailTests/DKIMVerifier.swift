import Foundation
import Mail
import TestSupport

/// Verifiers written by others, each in another language: dkimpy (Python), and libopendkim by the test mode of opendkim (C).
/// Neither asks DNS: they are given our records.
enum DKIMVerifier: String, CaseIterable, Sendable {
    case dkimpy, opendkim

    /// Says for each message which of its signatures are good, by their selectors.
    static func verify(
        _ messages: [[UInt8]], records: [DKIMRecord], with verifier: DKIMVerifier
    ) async throws -> [Set<String>] {
        try await withTemporaryFolder { folder in
            for (index, var message) in messages.enumerated() {
                // The test mode of opendkim does not read a last line without its end, with which SMTP delivers it anyhow.
                if verifier == .opendkim, message.suffix(2) != [0x0d, 0x0a] { message += [0x0d, 0x0a] }
                try Data(message).write(to: folder.appendingPathComponent("\(index).eml"))
            }
            switch verifier {
            case .dkimpy: return try await dkimpy(messages.count, records, folder)
            case .opendkim: return try await opendkim(messages.count, records, folder)
            }
        }
    }

    private static func dkimpy(_ count: Int, _ records: [DKIMRecord], _ folder: URL) async throws -> [Set<String>] {
        let known = Dictionary(uniqueKeysWithValues: records.map { ($0.name, $0.value) })
        let json = String(decoding: try JSONEncoder().encode(known), as: UTF8.self)
        let result = try await ChildProcess.run(
            try TestTools.python(), ["-c", script, String(count), json], folder: folder.path)
        guard result.code == 0 else { throw ChildProcess.Failure(description: result.errors) }
        return try JSONDecoder().decode([Set<String>].self, from: Data(result.output.utf8))
    }

    private static let script = """
        import dkim, json, sys
        records = json.loads(sys.argv[2])
        def ask(name, timeout=5):
            return records[name.decode().rstrip(".")].encode()
        results = []
        for index in range(int(sys.argv[1])):
            with open(f"{index}.eml", "rb") as file:
                message = dkim.DKIM(file.read(), minkey=1024)
            good = []
            for place in range(len(records)):
                try:
                    if message.verify(idx=place, dnsfunc=ask):
                        good.append(message.selector.decode())
                except dkim.DKIMException as error:
                    print(index, error, file=sys.stderr)
            results.append(good)
        json.dump(results, sys.stdout)
        """

    private static func opendkim(_ count: Int, _ records: [DKIMRecord], _ folder: URL) async throws -> [Set<String>] {
        let lines = records.map { "\($0.name) \($0.value)\n" }
        try lines.joined().write(to: folder.appendingPathComponent("records"), atomically: true, encoding: .utf8)
        try "Mode v\nAuthservID test\nTestDNSData \(folder.path)/records\n"
            .write(to: folder.appendingPathComponent("opendkim.conf"), atomically: true, encoding: .utf8)
        let names = (0..<count).map { "\($0).eml" }.joined(separator: ",")
        // Twice -v makes it print the header that it would add to each message.
        let result = try await ChildProcess.run(
            try TestTools.find("opendkim"), ["-x", "opendkim.conf", "-v", "-v", "-t", names], folder: folder.path)
        var good = [Set<String>](repeating: [], count: count)
        var spoken = 0
        var selectors: Set<String> = []
        for line in result.output.split(separator: "\n") {
            if let match = line.firstMatch(of: /dkim=pass.* header\.s=([a-z0-9]+)/) { selectors.insert(String(match.1)) }
            // What is said of a message ends with a line that begins with its name.
            guard let match = line.firstMatch(of: /^opendkim: ([0-9]+)\.eml:/), let place = Int(match.1) else { continue }
            good[place] = selectors
            selectors = []
            spoken += 1
        }
        guard spoken == count else {
            throw ChildProcess.Failure(
                description:
                    "opendkim spoke of \(spoken) of \(count) messages and ended with \(result.code): \(result.errors.suffix(500))"
            )
        }
        return good
    }
}
