import TestSupport
import Testing

@testable import Templates

/// Whatever contacts type into their fields, letters only show it.
@Suite("Hostile values")
struct HostileTests {
    static func scope(_ value: String) -> TemplateObject {
        [
            "v": .string(value), "yes": true,
            "contact": ["v": .string(value), "key": "v", "labels": [.string(value), "x", .string(value)]],
        ]
    }

    static func page(_ template: Template, _ value: String) throws -> String {
        try template.render(scope(value))
    }

    @Test func pagesKeepTheirShape() async throws {
        var pages: [HostileOracle.Page] = []
        for context in HostileContext.all {
            let template = try Template.compile(
                context.template, isHTML: true, partials: PartialSource(HostileContext.partials),
                options: LetterOptions(tracksLinks: true, tracksOpens: false))
            let plain = try Self.page(template, "x")
            for hostile in HostileValue.all {
                let output = try Self.page(template, hostile.value)
                for isOutlook in context.isForOutlook ? [false, true] : [false] {
                    pages.append(
                        .init(
                            context: context.name + (isOutlook ? " in Outlook" : ""), attempt: hostile.attempt,
                            promise: context.promise.rawValue, value: hostile.value,
                            page: isOutlook ? Self.asOutlook(output) : output, plain: isOutlook ? Self.asOutlook(plain) : plain))
                }
            }
        }
        let faults = try await HostileOracle.faults(of: pages)
        for fault in faults.prefix(30) { Issue.record("\(fault)") }
        #expect(faults.isEmpty)
        print("hostile values: \(HostileValue.all.count) values in \(HostileContext.all.count) contexts, \(pages.count) pages")
        #expect(HostileValue.all.count >= 60 && HostileContext.all.count >= 20)
    }

    private static func asOutlook(_ page: String) -> String {
        page.replacing("<!--[if mso]>", with: "").replacing("<![endif]-->", with: "")
    }

    private static func inOneLine(_ text: String) -> String {
        var bytes = Array(text.utf8)
        OneLine.settle(&bytes, from: 0)
        return String(decoding: bytes, as: UTF8.self)
    }

    /// The page, the derived text, a text letter, subject and preheader of one letter.
    @Test func textsShowTheValueItself() throws {
        let front = "---\nsubject: 'Hi {{ contact.v }}!'\npreheader: 'Hi {{ contact.v }}!'\n---\n"
        let html = try Letter.compile(
            LetterSource(name: "l", format: .html, text: front + "<title>{{ subject }}</title><p>Hi {{ contact.v }}!</p>"))
        let text = try Letter.compile(LetterSource(name: "l", format: .text, text: front + "Hi {{ contact.v }}!"))
        for hostile in HostileValue.all {
            let expected = "Hi \(hostile.value)!"
            for letter in [html, text] {
                let values = letter.slots.map { $0.value(in: Self.scope(hostile.value)) }
                #expect(try letter.subject.text(values) == Self.inOneLine(expected), "\(hostile.attempt)")
                #expect(try letter.preheader.text(values) == Self.inOneLine(expected), "\(hostile.attempt)")
                #expect(try letter.text.text(values) == expected + (letter.html == nil ? "" : "\n"), "\(hostile.attempt)")
            }
        }
    }

    /// The subject in `<title>` and the preheader at the start of the page are values there.
    @Test func subjectsAndPreheadersAreEscapedInThePage() async throws {
        let front = "---\nsubject: '{{ contact.v }}'\npreheader: '{{ contact.v }}'\n---\n"
        let letter = try Letter.compile(
            LetterSource(name: "l", format: .html, text: front + "<title id=t>{{ subject }}</title><body title='{{ subject }}'>x")
        )
        let program = try #require(letter.html)
        func page(_ value: String) throws -> String { try program.text(letter.slots.map { $0.value(in: Self.scope(value)) }) }
        let plain = try page("x")
        let pages = try HostileValue.all.map { hostile in
            HostileOracle.Page(
                context: "subject", attempt: hostile.attempt, promise: "text", value: Self.inOneLine(hostile.value),
                page: try page(hostile.value),
                plain: plain)
        }
        let faults = try await HostileOracle.faults(of: pages)
        #expect(faults == [])
    }

    /// Markdown is made into HTML before values come.
    @Test func markdownKnowsNoValues() async throws {
        let letter = try Letter.compile(
            LetterSource(
                name: "l", format: .markdown,
                text:
                    "# {{ contact.v }}\n\n[{{ contact.v }}](https://a.example/?q={{ contact.v }}) *{{ contact.v }}*\n\n- {{ contact.v }}\n\n| {{ contact.v }} | b |\n|---|---|\n| c | {{ contact.v }} |\n"
            ), LetterOptions(tracksOpens: false))
        let program = try #require(letter.html)
        func page(_ value: String) throws -> String { try program.text(letter.slots.map { $0.value(in: Self.scope(value)) }) }
        let plain = try page("x")
        let pages = try HostileValue.all.map { hostile in
            HostileOracle.Page(
                context: "Markdown", attempt: hostile.attempt, promise: "query", value: hostile.value,
                page: try page(hostile.value), plain: plain)
        }
        let faults = try await HostileOracle.faults(of: pages)
        #expect(faults == [])
    }

    static let placesOfLargeValues: Set<String> = [
        "text", "no quotes", "address of another root", "query", "style attribute", "style sheet", "comment", "capture",
        "truncated", "class with inlined rules",
    ]

    /// A megabyte is written in time and without a sign too many, or it is refused as too large.
    @Test func largeValuesEndInTime() throws {
        let places = HostileContext.all.filter { Self.placesOfLargeValues.contains($0.name) }
        #expect(places.count == Self.placesOfLargeValues.count)
        for context in places {
            let template = try Template.compile(context.template, isHTML: true)
            let plain = try Self.page(template, "x")
            for hostile in HostileValue.large {
                let started = ContinuousClock.now
                do {
                    let output = try Self.page(template, hostile.value)
                    let isRight = Self.signs(output) == Self.signs(plain)
                    #expect(isRight, "\(hostile.attempt) in \(context.name)")
                } catch let error as TemplateError {
                    #expect(error.kind == .limit, "\(hostile.attempt) in \(context.name): \(error)")
                }
                #expect(ContinuousClock.now - started < .seconds(20), "\(hostile.attempt) in \(context.name)")
            }
        }
    }

    /// How many brackets and quotes there are.
    private static func signs(_ page: String) -> [Int] {
        var page = page
        return page.withUTF8 { bytes in
            "<>\"'".utf8.map { sign in bytes.reduce(into: 0) { $0 += $1 == sign ? 1 : 0 } }
        }
    }
}
