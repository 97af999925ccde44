import Audience
import Foundation
import Storage
import TestSupport

@testable import Segments

/// What contacts have done, and where they live.
extension RandomAudience {
    /// Amounts whose sums and averages are decimal, not binary.
    static let amounts: [Double] = [0, 1, 2, 0.1, 0.2, 0.3, 0.7, 99.99, 100, -5, 250.5, 33.33, 1_000_000]
    /// Link, pages, reasons: what is compared as a code.
    static let codes = ["https://x.example/A", "https://x.example/b?c=%20", "no-mailbox", "HARD", "soft", "", "form", "é_É"]
    /// Jakarta, Đà Nẵng, Kraków, the poles, both sides of 180 degrees.
    static let places: [(Double, Double)] = [
        (-6.2, 106.8), (-6.21, 106.85), (16.05, 108.2), (50.06, 19.94), (-90, 0), (90, 0), (0, 180), (0, -180), (0, 0),
        (-33.9, 151.2),
    ]

    /// Contacts to ask.
    struct Sample: Equatable {
        var people: [ContactFacts]
        /// What a machine did in a contact's name, by the contact's id.
        var machines: [Int64: [Instant]]
    }

    mutating func sample(_ contacts: Int64, near now: Instant) -> Sample {
        busy = (0..<4).map { _ in recent(now) }
        let people = (1...contacts).map { contact($0, near: now) }
        var machines: [Int64: [Instant]] = [:]
        for facts in people where chance(20) { machines[facts.id] = (0..<3).map { _ in happening(near: now) } }
        return Sample(people: people, machines: machines)
    }

    mutating func place() -> GeoPoint? {
        let (latitude, longitude) =
            chance(70)
            ? pick(Self.places)
            : (Double.random(in: -90...90, using: &random), Double.random(in: -180...180, using: &random))
        return GeoPoint(latitude: latitude, longitude: longitude)
    }

    /// A moment at which something happens: at a window's edge, in the future too, often the same for many.
    mutating func happening(near now: Instant) -> Instant {
        if chance(40), !busy.isEmpty { return pick(busy) }
        let chosen = chance(3) ? instant(near: now) : recent(now)
        let first: Int64 = -62_135_596_800_000_000
        let last: Int64 = 253_402_300_799_999_999
        return Instant(microseconds: chosen.microseconds.clamped(to: first...last))
    }

    private mutating func recent(_ now: Instant) -> Instant {
        let step = Int64(pick([0, 1, 2, 3, 7, 28, 30, 60, 365]) * pick([-1, -1, -1, 1])) * 86_400_000_000
        let shift =
            chance(50) ? Int64.random(in: -1...1, using: &random) : Int64.random(in: -90_000...90_000, using: &random) * 1_000_000
        return Instant(microseconds: now.microseconds + step + shift)
    }

    mutating func addEvents(_ facts: inout ContactFacts, near now: Instant) {
        for activity in world.catalogue.activities
        where activity.name != "added" && chance(activity.name == "purchased" ? 75 : 35) {
            let count = pick(activity.name == "purchased" ? [1, 2, 3, 4, 6] : [1, 1, 2, 3])
            let events = (0..<count).map { _ in event(activity, near: now) }
            facts.events[activity.name] = events.sorted { $0.at < $1.at }
        }
    }

    private mutating func event(_ activity: ActivityDefinition, near now: Instant) -> ActivityFacts {
        var event = ActivityFacts(at: happening(near: now))
        for parameter in activity.parameters where chance(80) {
            let name = parameter.name
            switch parameter.kind {
            case .text: event.values[name] = .text(parameter.foldedColumn == nil ? pick(Self.codes) : text())
            case .number: event.values[name] = .number(pick(Self.amounts))
            case .boolean: event.values[name] = .boolean(chance(50))
            case .dateTime: event.values[name] = .dateTime(instant(near: now))
            case .choice: event.ids[name] = pick(parameter.options).id
            case .campaign: event.ids[name] = pick(World.campaigns).id
            case .label: event.ids[name] = pick(world.catalogue.labels).id
            case .list: event.ids[name] = pick(world.catalogue.lists).id
            }
        }
        return event
    }
}
