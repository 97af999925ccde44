internal import ArgumentParser
internal import Audience

extension ContactStatus {
    /// A status as it is written on the command line.
    init(option text: String) throws {
        guard let status = ContactStatus(rawValue: text) else {
            throw ValidationError(
                "\"\(text)\" is no status; they are \(ContactStatus.allCases.map(\.rawValue).joined(separator: ", "))")
        }
        self = status
    }
}
