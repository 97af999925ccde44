import Diagnostics
import Testing

@Suite struct NearestNameTests {
    private let known = ["city", "country", "last_purchase", "birthday", "Nguyễn"]

    @Test(
        arguments: [
            ("ctiy", "city"), ("citty", "city"), ("CITY", "city"), ("last_purchse", "last_purchase"), ("nguyên", "Nguyễn"),
            ("brithday", "birthday"), ("zzz", nil), ("", nil), (String(repeating: "a", count: 100_000), nil),
        ] as [(String, String?)])
    func findsWhatWasMeant(name: String, expected: String?) {
        #expect(NearestName.find(name, in: known) == expected)
    }

    @Test func prefersTheNearest() {
        #expect(NearestName.find("openend", in: ["ordered", "opened", "open"]) == "opened")
    }
}
