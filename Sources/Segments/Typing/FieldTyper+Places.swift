internal import Audience

/// What is asked of places.
extension FieldTyper {
    func near(_ test: Located<FieldTest>) throws(SegmentError) -> Question {
        guard case .near(let vicinity) = test.value, case .contact(.custom(let field)) = subject else { throw wrongTest(test) }
        let (kilometres, latitude, longitude) = (vicinity.value.kilometres, vicinity.value.latitude, vicinity.value.longitude)
        guard kilometres > 0, kilometres.isFinite else {
            throw SegmentError(
                .outOfRange, "a distance must be greater than nothing", at: vicinity.span, expected: ["a number over 0"])
        }
        guard let centre = GeoPoint(latitude: latitude, longitude: longitude) else {
            let isLatitude = !(-90...90).contains(latitude)
            throw SegmentError(
                .outOfRange,
                isLatitude
                    ? "there is no latitude \(SegmentPrinter.number(latitude)): it is from -90 to 90"
                    : "there is no longitude \(SegmentPrinter.number(longitude)): it is from -180 to 180",
                at: vicinity.span, expected: ["(latitude, longitude) in degrees, such as (-6.2, 106.8)"])
        }
        return .near(field, Circle(centre: centre, kilometres: kilometres))
    }
}
