import Templates
import Testing

/// Our Liquid beside Shopify's: behaviour that people rely on and no specification tells.
@Suite("Reference")
struct ReferenceTests {
    static let cases: [(template: String, expected: String)] = [
        ReferenceCases.numbers, ReferenceCases.strings, ReferenceCases.markup, ReferenceCases.arrays, ReferenceCases.defaults,
        ReferenceCases.dates, ReferenceCases.conditions, ReferenceCases.loops, ReferenceCases.tags, ReferenceCases.partials,
    ].flatMap { $0 }

    @Test(arguments: cases)
    func agrees(_ template: String, _ expected: String) throws {
        let output = try plain(template, ReferenceCases.scope, partials: ReferenceCases.partialTexts)
        #expect(output == expected)
    }

    @Test(arguments: ReferenceCases.errors)
    func refuses(_ template: String) {
        let error = failure { _ = try plain(template, ReferenceCases.scope, partials: ReferenceCases.partialTexts) }
        #expect(error?.position != nil)
    }

    /// Where we differ on purpose.
    @Test(arguments: [
        // Moments are shown in the contact's zone, not in the zone they were written in.
        ("{{ '2016-03-14 09:05:06 +0700' | date: '%F %T %z' }}", "2016-03-14 02:05:06 +0000"),
        // A day that does not exist is no date.
        ("{{ '2024-02-30' | date: '%F' }}", "2024-02-30"),
        // How many bytes Ruby keeps an integer in is nobody's business.
        ("{{ n.size }}{{ n | size }}", "0"),
    ])
    func differs(_ template: String, _ expected: String) throws {
        let output = try plain(template, ReferenceCases.scope)
        #expect(output == expected)
    }
}
