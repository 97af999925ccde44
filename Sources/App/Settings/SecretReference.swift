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

    /// - Throws: `FileError` at the setting.
    func read() throws(FileError) -> [UInt8] {
        let reference = try source.required(key)
        if reference.hasPrefix("env:") {
            let variable = String(reference.dropFirst(4))
            guard let value = environment[variable], !value.isEmpty else {
                throw source.error(key, "the environment variable \(variable) is not set")
            }
            return Array(value.utf8)
        }
        guard reference.hasPrefix("file:") else {
            throw source.error(
                key, "env:NAME or file:PATH is expected: \(kind) must not stand in a file that is committed")
        }
        do throws(SecretFile.Failure) {
            return try SecretFile(path: workspace.resolve(String(reference.dropFirst(5))).path).read()
        } catch {
            throw source.error(key, error.message)
        }
    }
}
