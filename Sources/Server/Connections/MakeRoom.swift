/// Sent up a connection when another one needs its place.
struct MakeRoom: Sendable {}
