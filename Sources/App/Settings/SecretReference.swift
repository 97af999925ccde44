internal import Diagnostics
internal import Foundation

/// A setting that says where a secret is: `env:NAME` or `file:PATH`. The secret itself is refused there, for the settings
/// file is committed.
struct SecretReference {
    let source: Source
    let key: String
    let workspace: Workspace
    let environment: [String: String]

    /// What the secret is called in errors, as "a password".
    let kind: String

    /// Where a secret is.
    enum Place {
        case variable(String)
        case file(String)
    }

    /// - Throws: `FileError` at the setting, when it names no such place.
    var place: Place {
        get throws(FileError) {
            let reference = try source.required(key)
            if reference.hasPrefix("env:") { return .variable(String(reference.dropFirst(4))) }
            if reference.hasPrefix("file:") { return .file(workspace.resolve(String(reference.dropFirst(5))).path) }
            throw source.error(
                key, "env:NAME or file:PATH is expected: \(kind) must not stand in a file that is committed")
        }
    }

    /// - Throws: `FileError` at the setting.
    func read() throws(FileError) -> [UInt8] {
        switch try place {
        case .variable(let name):
            guard let value = environment[name], !value.isEmpty else {
                throw source.error(key, "the environment variable \(name) is not set")
            }
            return Array(value.utf8)
        case .file(let path):
            do throws(SecretFile.Failure) {
                return try SecretFile(path: path).read()
            } catch {
                throw source.error(key, error.message)
            }
        }
    }
}
