/// Why a run pauses by itself.
struct Fault: Sendable, Equatable {
    var reason: String
    /// Contacts whose hard bounces are in doubt because of it: they are offered to be taken back.
    var doubtful: [Int64] = []
}
