import TestSupport
import Testing

@testable import Connections

struct ConnectionTableTests {
    private let start = ContinuousClock.now

    private func table(
        all: Int = 3, perAddress: Int = 100, _ change: (inout ConnectionLimits) -> Void = { _ in }
    ) -> ConnectionTable {
        var limits = ConnectionLimits(all: all, perAddress: perAddress)
        change(&limits)
        return ConnectionTable(limits: limits)
    }

    @Test func `the connection that waits longest makes room, idle ones first`() throws {
        var table = table()
        let address = IPAddress("192.0.2.1")
        for _ in 0..<3 { _ = table.enter(address, now: start) }
        table.mark(1, .engaged, now: start)
        table.mark(2, .idle, now: start + .seconds(9))
        table.mark(3, .idle, now: start + .seconds(8))
        #expect(table.enter(address, now: start + .seconds(10)) == .admitted(4, closing: 3))
        #expect(table.enter(address, now: start + .seconds(10)) == .admitted(5, closing: 2))
        // Then one in the middle of something, and never one that this side works for.
        #expect(table.enter(address, now: start + .seconds(10)) == .admitted(6, closing: 1))
        #expect(table.enter(address, now: start + .seconds(10)) == .refused)
        #expect(table.count == 3)
    }

    @Test func `one in the middle of something is closed only when it has been silent`() {
        var table = table(all: 1) { $0.patience = 30 }
        #expect(table.enter(nil, now: start) == .admitted(1, closing: nil))
        table.mark(1, .engaged, now: start)
        #expect(table.enter(nil, now: start + .seconds(29)) == .refused)
        #expect(table.enter(nil, now: start + .seconds(30)) == .admitted(2, closing: 1))
    }

    @Test func `what goes on is heard out, and what is gone makes room`() {
        var table = table(all: 1)
        _ = table.enter(nil, now: start)
        #expect(table.enter(nil, now: start) == .refused)
        table.leave(1)
        table.leave(1)
        table.mark(1, .idle, now: start)
        #expect(table.enter(nil, now: start) == .admitted(2, closing: nil))
        #expect(table.count == 1)
    }

    @Test func `the reserve is used when nobody can go`() {
        var table = table(all: 1) { $0.reserve = 1 }
        _ = table.enter(nil, now: start)
        #expect(table.enter(nil, now: start) == .reserve(2, closing: nil))
        #expect(table.enter(nil, now: start) == .refused)
        table.mark(2, .idle, now: start)
        #expect(table.enter(nil, now: start) == .reserve(3, closing: 2), "in the place of the one that waits there")
    }

    @Test(arguments: [
        ("192.0.2.1", "192.0.2.1", true), ("192.0.2.1", "192.0.2.2", false), ("::ffff:192.0.2.1", "192.0.2.1", true),
        ("2001:db8:0:1::1", "2001:db8:0:1:ffff::2", true), ("2001:db8:0:1::1", "2001:db8:0:2::1", false),
        ("127.0.0.1", "127.0.0.1", false), ("::1", "::1", false), ("10.1.2.3", "10.1.2.3", false),
    ])
    func `one address has its own limit`(first: String, second: String, isOne: Bool) throws {
        let proxies = try #require(AddressBlock("10.1.0.0/16"))
        var table = table(all: 100, perAddress: 1) { $0.trusted = [proxies] }
        _ = table.enter(IPAddress(first), now: start)
        #expect((table.enter(IPAddress(second), now: start) == .refused) == isOne)
        table.mark(1, .idle, now: start)
        let third = table.enter(IPAddress(second), now: start)
        let isClosing = if case .admitted(_, closing: 1) = third { true } else { false }
        #expect(isClosing == isOne, "its own longest idle connection makes room")
    }

    /// However connections come, work and go: the limits hold, and nobody is closed for whom this side works.
    @Test func `limits hold whatever happens`() {
        let seed = SeededRandom.seed()
        print("connections: MERPATI_SEED=\(seed)")
        var random = SeededRandom(seed: seed)
        for _ in 0..<200 {
            let limits = (all: Int.random(in: 1...6, using: &random), per: Int.random(in: 1...4, using: &random))
            var table = table(all: limits.all, perAddress: limits.per) { $0.reserve = 2 }
            var open: [ConnectionTable.ID: (address: String, activity: ConnectionTable.Activity)] = [:]
            for second in 0..<100 {
                let now = start + .seconds(second)
                if let id = open.keys.sorted().randomElement(using: &random), Bool.random(using: &random) {
                    if Bool.random(using: &random) {
                        table.leave(id)
                        open[id] = nil
                    } else {
                        let activity = [ConnectionTable.Activity.idle, .engaged, .busy].randomElement(using: &random) ?? .idle
                        table.mark(id, activity, now: now)
                        open[id]?.activity = activity
                    }
                    continue
                }
                let address = "192.0.2.\(Int.random(in: 1...3, using: &random))"
                switch table.enter(IPAddress(address), now: now) {
                case .refused: break
                case .reserve(let id, let closing), .admitted(let id, let closing):
                    if let closing {
                        #expect(open[closing]?.activity != .busy)
                        #expect(open[closing] != nil)
                        open[closing] = nil
                    }
                    open[id] = (address, .busy)
                }
                #expect(table.count == open.count)
                #expect(open.count <= limits.all + 2)
                #expect(Dictionary(grouping: open.values, by: \.address).values.allSatisfy { $0.count <= limits.per })
            }
        }
    }
}
