import Inbound
import Testing

struct AddressPatternTests {
    @Test(arguments: [
        ("*@moved.example", "Siti@Moved.example", true),
        ("*@moved.example", "siti@moved.example.org", false),
        ("*@moved.example", "siti@xmoved.example", false),
        ("siti*", "siti.rahayu@kotak.example", true),
        ("*.full@*", "a.b.full@c.example", true),
        ("*.full@*", "a.fuller@c.example", false),
        ("*", "", true),
        ("", "", true),
        ("", "a", false),
        ("a*a", "a", false),
        ("a**b", "ab", true),
        ("*a*b*", "xxaxxbxx", true),
        ("siti@kotak.example", "siti@kotak.example", true),
        ("s?ti@kotak.example", "siti@kotak.example", false),
    ])
    func matches(pattern: String, address: String, fits: Bool) {
        #expect(AddressPattern(pattern).matches(address) == fits)
    }

    @Test func hasNoBadCase() {
        let address = String(repeating: "a", count: 254)
        #expect(!AddressPattern(String(repeating: "*a", count: 100) + "b").matches(address))
    }
}
