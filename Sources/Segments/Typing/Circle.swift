internal import Audience
internal import Foundation

/// The places within a distance of another, on a sphere.
///
/// Points are compared by the squared length of the chord between their unit vectors: plain arithmetic, which gives
/// every database and this program the same answer to the last bit.
struct Circle: Sendable, Hashable {
    let centre: GeoPoint
    let kilometres: Double

    /// The greatest squared chord; nil when the whole earth is within the distance.
    var squaredChord: Double? {
        guard kilometres < .pi * GeoPoint.earthRadius else { return nil }
        let chord = 2 * sin(kilometres / (2 * GeoPoint.earthRadius))
        return chord * chord
    }

    /// Degrees of latitude outside of which no place is within the distance, with some room for rounding.
    var latitudes: ClosedRange<Double> {
        let reach = kilometres / GeoPoint.earthRadius * 180 / .pi + 1e-6
        return (centre.latitude - reach)...(centre.latitude + reach)
    }

    func contains(_ point: GeoPoint) -> Bool {
        guard let squaredChord else { return true }
        return Self.squaredChord(centre, point) <= squaredChord
    }

    /// The great-circle distance from the centre in kilometres.
    func distance(to point: GeoPoint) -> Double {
        2 * GeoPoint.earthRadius * asin(min(1, Self.squaredChord(centre, point).squareRoot() / 2))
    }

    private static func squaredChord(_ centre: GeoPoint, _ point: GeoPoint) -> Double {
        let (from, to) = (centre.vector, point.vector)
        let (x, y, z) = (to.x - from.x, to.y - from.y, to.z - from.z)
        return x * x + y * y + z * z
    }
}
