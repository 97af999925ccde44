/// Why a line is not a JSON object that an import can read.
struct JSONFault: Error, Hashable {
    /// What was wrong, in words.
    let reason: String
    /// The byte of the line at which that was noticed, from 0.
    let offset: Int

    var message: String { "the line is not a JSON object: \(reason) at byte \(offset + 1) of the line" }
}
