internal import Foundation

/// Programs of others that tests need; `make test` puts them into `.build/tools`.
public enum TestTools {
    /// The interpreter that has aiosmtpd.
    public static func python() throws -> String {
        try find("python3", at: "python/bin/python3")
    }

    /// A program by its name: from `.build/tools/bin`, else from the folders of PATH and those of system programs.
    public static func find(_ name: String) throws -> String {
        try find(name, at: "bin/\(name)")
    }

    private static func find(_ name: String, at place: String) throws -> String {
        let environment = ProcessInfo.processInfo.environment
        let root = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
            .deletingLastPathComponent()
        let tools = environment["MERPATI_TOOLS"] ?? root.appendingPathComponent(".build/tools").path
        let folders =
            (environment["PATH"] ?? "").split(separator: ":").map(String.init) + ["/usr/sbin", "/usr/local/sbin", "/sbin"]
        for path in ["\(tools)/\(place)"] + folders.map({ "\($0)/\(name)" })
        where FileManager.default.isExecutableFile(atPath: path) {
            return path
        }
        throw ChildProcess.Failure(description: "\(name) is not there; `make test` installs what the tests need")
    }
}
