import Templates
import Testing

/// Which tags can leave a gap.
@Suite("Check of gaps")
struct CheckGapTests {
    private func gaps(_ line: String, _ facts: ReaderFacts? = nil) throws -> [Finding] {
        let source = try LetterSource(
            name: "l", format: .html, text: CheckTests.good + "\n" + line,
            partials: PartialSource(["name": "{% if who.city %}{{ who.city }}{% endif %}", "bare": "{{ who.city }}"]))
        return TemplateCheck(knownPaths: CheckTests.known).check(try Letter.compile(source), facts)
    }

    static let guarded = [
        "{% if contact.city %}{{ contact.city }}{% endif %}",
        "{% unless contact.city %}x{% else %}{{ contact.city }}{% endunless %}",
        "{% if contact.city == nil %}x{% else %}{{ contact.city }}{% endif %}",
        "{% if contact.city == blank %}x{% elsif now %}{{ contact.city }}{% else %}{{ contact.city }}{% endif %}",
        "{% if contact.city != blank %}{{ contact.city }}{% endif %}",
        "{% if contact.city == 'Solo' %}{{ contact.city }}{% endif %}",
        "{% if contact.city contains 'So' %}{{ contact.city }}{% endif %}",
        "{% if contact.city.size > 3 %}{{ contact.city }}{% endif %}",
        "{% if contact.city and now %}{{ contact.city }}{% endif %}",
        "{% if contact.city and now or now %}{{ contact.city }}{% endif %}",
        "{% if contact.city == nil or now %}x{% else %}{{ contact.city }}{% endif %}",
        "{% unless contact.city == nil or now %}{{ contact.city }}{% endunless %}",
        "{% case contact.city %}{% when 'Solo', 'Jakarta' %}{{ contact.city }}{% endcase %}",
        "{% case contact.city %}{% when 'Solo' or x %}y{% when 'Bogor' %}{{ contact.city | upcase }}{% endcase %}",
        "{% render 'name', who: contact %}", "{% if contact.city %}{% render 'bare', who: contact %}{% endif %}",
        "{% if contact.city %}{% for i in (1..2) %}{{ contact.city }}{% endfor %}{% endif %}",
        "{{ contact.city | default: 'x' }}", "{{ contact.city | upcase | default: 'x' }}",
    ]

    @Test(arguments: guarded) func findsNoGap(_ line: String) throws {
        let found = try gaps(line).filter { !$0.message.contains("no variable") }
        #expect(found == [])
    }

    static let open: [(String, Int)] = [
        ("{{ contact.city }}", 4), ("{{ contact.city | upcase }}", 4),
        ("{% if contact.city %}x{% else %}{{ contact.city }}{% endif %}", 36),
        ("{% if contact.city or campaign.name %}{{ contact.city }}{% endif %}", 42),
        ("{% if contact.city != 'Solo' %}{{ contact.city }}{% endif %}", 35),
        ("{% if contact.city %}x{% endif %}{{ contact.city }}", 37),
        ("{% unless contact.city %}{{ contact.city }}{% endunless %}", 29),
        ("{% case contact.city %}{% when 'Solo' %}x{% else %}{{ contact.city }}{% endcase %}", 55),
        ("{% case contact.city %}{% when nil %}{{ contact.city }}{% endcase %}", 41),
        ("{% if campaign.name %}{% elsif contact.city %}x{% else %}{{ contact.city }}{% endif %}", 61),
    ]

    @Test(arguments: open) func findsTheGap(_ line: String, _ column: Int) throws {
        let found = try gaps(line)
        #expect(found.map(\.message) == ["`contact.city` has no default"])
        #expect(found.first?.line == 5 && found.first?.column == column, "\(found)")
        #expect(found.first?.severity == .notice)
    }

    @Test func gapsAreCounted() throws {
        let some = try gaps("{{ contact.city }}", ReaderFacts(readers: 812, lacking: ["contact.city": 37]))
        #expect(
            some == [
                Finding(
                    .gap, .warning, "`contact.city` has no default, and 37 of 812 readers have no value for it",
                    at: SourcePosition(file: "l.html", line: 5, column: 4),
                    advice:
                        "Write {{ contact.city | default: \"...\" }}, or put what depends on it between {% if contact.city %} and {% endif %}."
                )
            ])
        let none = try gaps("{{ contact.city }}", ReaderFacts(readers: 812, lacking: ["contact.city": 0]))
        #expect(none == [])
        let nobody = try gaps("{{ contact.city }}", ReaderFacts(readers: 0, lacking: ["contact.city": 0]))
        #expect(nobody.map(\.severity) == [.notice])
    }
}
