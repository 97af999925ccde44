internal import Audience
internal import Diagnostics
public import Foundation

extension WorkspaceFiles {
    /// What a file is of, by its folder.
    enum Kind: String {
        case activity, segment, campaign
    }

    func kind(of file: URL) -> Kind {
        switch file.deletingLastPathComponent().lastPathComponent {
        case merpati.workspace.activities.lastPathComponent: .activity
        case merpati.workspace.segments.lastPathComponent: .segment
        default: .campaign
        }
    }

    /// The file of a campaign: the one whose `name` says so, or one that is called so and cannot be read.
    public func campaign(named name: String) -> URL? {
        let files = files(in: merpati.workspace.campaigns)
        return files.first { self.name(of: $0) == name }
            ?? files.first { $0.deletingPathExtension().lastPathComponent == name && self.name(of: $0) == nil }
    }

    /// Refuses files whose name another file has, given or not: whichever comes last would undo the others.
    ///
    /// - Throws: `FileError` that names all of them.
    func checkNames(_ files: [URL]) throws(FileError) {
        var faults: [FileError] = []
        for (kind, folder) in [
            (Kind.activity, merpati.workspace.activities), (.segment, merpati.workspace.segments),
            (.campaign, merpati.workspace.campaigns),
        ] {
            let given = files.filter { self.kind(of: $0) == kind }
            if !given.isEmpty { faults += sameNames(kind, given, others: self.files(in: folder)) }
        }
        guard var fault = faults.first else { return }
        fault.message += faults.dropFirst().map { "\n\($0)" }.joined()
        throw fault
    }

    private func sameNames(_ kind: Kind, _ given: [URL], others: [URL]) -> [FileError] {
        let mine = Set(given.map(path))
        var files: [String: URL] = [:]
        for file in given + others { files[path(file)] = file }
        var known: [String: String] = [:]
        var faults: [FileError] = []
        for (path, file) in files.sorted(by: { $0.key < $1.key }) {
            guard let name = name(of: file) else { continue }
            // Segments go by any case of their letters.
            let key = kind == .segment ? TextFolding.fold(name) : name
            guard let other = known.updateValue(path, forKey: key) else { continue }
            guard mine.contains(path) || mine.contains(other) else { continue }
            let message = "the \(kind.rawValue) \"\(name)\" is in \(other) too: give one of them another name"
            faults.append(yaml(file)?.error(at: "name", message) ?? FileError(file: path, message))
        }
        return faults
    }

    private func name(of file: URL) -> String? {
        try? yaml(file)?.string("name")
    }

    private func yaml(_ file: URL) -> StrictYAML? {
        (try? read(file)).flatMap { try? StrictYAML(parsing: $0, file: path(file)) }
    }
}
