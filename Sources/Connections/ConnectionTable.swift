/// Who is connected to a listener, and who has to go when there is no room: a machine without sockets or clocks.
///
/// The connection that has kept this side waiting longest makes room for a new one: those with nothing under way first,
/// then those in the middle of something whose client is silent. One for which this side works is never closed.
struct ConnectionTable {
    /// What a connection is doing.
    enum Activity: Int, Sendable, Comparable {
        /// Nothing is under way; the client may begin something.
        case idle
        /// The client is in the middle of something, and this side waits for the rest.
        case engaged
        /// The client waits for this side.
        case busy

        static func < (one: Activity, other: Activity) -> Bool { one.rawValue < other.rawValue }
    }

    enum Admission: Sendable, Equatable {
        /// There is room, once the other connection is closed.
        case admitted(ID, closing: ID?)
        /// There is no room but in the reserve, once the other connection is closed.
        case reserve(ID, closing: ID?)
        case refused
    }

    typealias ID = UInt64

    private struct Entry {
        let customer: [UInt8]?
        var activity = Activity.busy
        var since: ContinuousClock.Instant
    }

    let limits: ConnectionLimits
    private var entries: [ID: Entry] = [:]
    private var customers: [[UInt8]: Int] = [:]
    private var lastID: ID = 0

    init(limits: ConnectionLimits) {
        self.limits = limits
    }

    var count: Int { entries.count }

    /// A new connection; until `mark` says something else, this side works for it.
    mutating func enter(_ address: IPAddress?, now: ContinuousClock.Instant) -> Admission {
        let customer = limits.customer(address)
        var closing: ID?
        if let customer, customers[customer, default: 0] >= limits.perAddress {
            guard let own = longestWaiting(now, of: customer) else { return .refused }
            closing = own
        } else if entries.count >= limits.all {
            closing = longestWaiting(now)
        }
        if let closing { leave(closing) }
        let isFull = entries.count >= limits.all
        guard entries.count < limits.all + limits.reserve else { return .refused }
        lastID += 1
        entries[lastID] = Entry(customer: customer, since: now)
        if let customer { customers[customer, default: 0] += 1 }
        return isFull ? .reserve(lastID, closing: closing) : .admitted(lastID, closing: closing)
    }

    /// What the connection does from now on. One that has been closed already is not there any more.
    mutating func mark(_ id: ID, _ activity: Activity, now: ContinuousClock.Instant) {
        guard let place = entries.index(forKey: id) else { return }
        entries.values[place].activity = activity
        entries.values[place].since = now
    }

    mutating func leave(_ id: ID) {
        guard let customer = entries.removeValue(forKey: id)?.customer, let count = customers[customer] else { return }
        customers[customer] = count > 1 ? count - 1 : nil
    }

    private func longestWaiting(_ now: ContinuousClock.Instant, of customer: [UInt8]? = nil) -> ID? {
        let patience = Duration.seconds(limits.patience)
        var found: (id: ID, entry: Entry)?
        for (id, entry) in entries where customer == nil || entry.customer == customer {
            switch entry.activity {
            case .idle: break
            case .engaged: guard now - entry.since >= patience else { continue }
            case .busy: continue
            }
            if let best = found, (best.entry.activity, best.entry.since) <= (entry.activity, entry.since) { continue }
            found = (id, entry)
        }
        return found?.id
    }
}
