internal import Foundation

/// A place on the earth.
public struct GeoPoint: Sendable, Hashable {
    /// Degrees north of the equator, -90 to 90.
    public var latitude: Double
    /// Degrees east of Greenwich, -180 to 180.
    public var longitude: Double

    /// nil when the degrees are not on the globe.
    public init?(latitude: Double, longitude: Double) {
        guard (-90...90).contains(latitude), (-180...180).contains(longitude) else { return nil }
        self.latitude = latitude + 0  // no negative zero
        self.longitude = longitude + 0
    }

    /// Reads `-6.2, 106.8`; the comma may be a space or a semicolon.
    public init?(_ text: String) {
        let parts = text.split { $0 == "," || $0 == ";" || $0.isWhitespace }
        guard parts.count == 2, let latitude = ValueFormat.plainNumber(parts[0]),
            let longitude = ValueFormat.plainNumber(parts[1])
        else { return nil }
        self.init(latitude: latitude, longitude: longitude)
    }

    /// The mean radius of the earth in kilometres (IUGG).
    public static let earthRadius = 6371.0088

    /// The point on the unit sphere. It is kept beside the degrees, so that a distance is plain arithmetic in a database.
    public var vector: (x: Double, y: Double, z: Double) {
        let (latitude, longitude) = (latitude * .pi / 180, longitude * .pi / 180)
        return (cos(latitude) * cos(longitude), cos(latitude) * sin(longitude), sin(latitude))
    }
}

extension GeoPoint: CustomStringConvertible {
    /// `latitude, longitude` as it can be read back.
    public var description: String { "\(ValueFormat.print(latitude)), \(ValueFormat.print(longitude))" }
}
