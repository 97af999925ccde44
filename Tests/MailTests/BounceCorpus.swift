import Foundation

/// The corpus of real bounce messages that lies beside the project, where there is one.
enum BounceCorpus {
    struct Expectation {
        var file: String
        var recipient: String
        /// The labels that are right: hard, soft, other.
        var accepted: Set<String>
        var reason: String
    }

    /// `bounces` in the folder named by MERPATI_CORPORA, else in `../shared/corpora` beside the package.
    static let folder: URL? = {
        let package = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
            .deletingLastPathComponent()
        let candidates = [
            ProcessInfo.processInfo.environment["MERPATI_CORPORA"].map { URL(fileURLWithPath: $0) },
            package.deletingLastPathComponent().appendingPathComponent("shared/corpora"),
        ]
        return candidates.compactMap { $0?.appendingPathComponent("bounces") }.first {
            FileManager.default.fileExists(atPath: $0.appendingPathComponent("expectations.tsv").path)
        }
    }()

    static let isMissing: Bool = {
        if folder == nil {
            print("The corpus of bounce messages is not there: set MERPATI_CORPORA to the folder that has bounces/.")
        }
        return folder == nil
    }()

    static func expectations() throws -> [Expectation] {
        guard let folder else { return [] }
        let table = try String(contentsOf: folder.appendingPathComponent("expectations.tsv"), encoding: .utf8)
        return table.split(separator: "\n").dropFirst().map { line in
            let columns = line.split(separator: "\t", omittingEmptySubsequences: false).map(String.init)
            return Expectation(
                file: columns[0], recipient: columns[1], accepted: Set(columns[3].split(separator: "|").map(String.init)),
                reason: columns[4])
        }
    }

    /// Every message that there is an expectation of; none without the corpus.
    static func messages() throws -> [[UInt8]] {
        try Set(expectations().map(\.file)).sorted().map(message)
    }

    static func message(_ file: String) throws -> [UInt8] {
        guard let folder else { return [] }
        return Array(try Data(contentsOf: folder.appendingPathComponent(file)))
    }
}
