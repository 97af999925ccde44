/// A request's body did not come in time; its client has been told.
struct BodyTooSlow: Error {}
