import Diagnostics
import TestSupport
import Testing

@Suite struct StrictYAMLTests {
    private func parse(_ text: String) throws(FileError) -> StrictYAML {
        try StrictYAML(parsing: text, file: "merpati.yaml")
    }

    @Test func readsEveryKindOfValue() throws {
        let yaml = try parse(
            """
            name: Toko
            empty:
            flag: yes
            count: 12
            list: [a, b]
            one: a
            nested: { inner: "x: y" }
            many:
              - { id: 1 }
              - { id: 2 }
            """)
        #expect(try yaml.required("name") == "Toko")
        #expect(try yaml.string("empty") == nil)
        #expect(try yaml.boolean("flag") == true)
        #expect(try yaml.integer("count", in: 1...20) == 12)
        #expect(try yaml.strings("list") == ["a", "b"])
        #expect(try yaml.strings("one") == ["a"])
        #expect(yaml.isList("list") && !yaml.isList("one"))
        #expect(try yaml.mapping("nested")?.string("inner") == "x: y")
        #expect(try yaml.mappings("many")?.map { try $0.required("id") } == ["1", "2"])
        #expect(try yaml.string("missing") == nil)
    }

    @Test func textsAndElementsOfListsKnowTheirPlace() throws {
        let yaml = try parse("plain: a\nquoted: \"b\"\nblock: |\n  c\n  d\nlist: [x, {id: 1}]\nempty:")
        #expect(try yaml.scalar("plain") == .init(text: "a", line: 1, column: 8))
        #expect(try yaml.scalar("quoted") == .init(text: "b", line: 2, column: 10))
        #expect(try yaml.scalar("block") == .init(text: "c\nd\n", line: 4, column: 1))
        #expect(try yaml.scalar("empty") == nil)
        let elements = try #require(try yaml.elements("list"))
        guard elements.count == 2, case .scalar(let text) = elements[0], case .mapping(let mapping) = elements[1] else {
            Issue.record("\(elements)")
            return
        }
        #expect(text == .init(text: "x", line: 6, column: 8))
        #expect(try mapping.string("id") == "1")
        #expect(throws: FileError.self) { try yaml.scalar("list") }
    }

    @Test(arguments: ["", "\n", "# only a comment\n", "---\n"])
    func nothingIsAnEmptyMapping(text: String) throws {
        #expect(try parse(text).keys == [])
    }

    @Test(arguments: [
        ("name: a\npublc_url: b", 2, 1, "did you mean \"public_url\"?"),
        ("name: a\nqqq: b", 2, 1, "known are name, public_url"),
        ("name: a\nname: b", 1, 1, "more than once"),
        ("name: [a", 2, 0, "not valid YAML"),
        ("- a\n- b", 1, 1, "must be a mapping"),
        ("name: {a: b}", 1, 7, "one value is expected"),
    ])
    func faultsNameTheirPlace(text: String, line: Int, column: Int, wording: String) throws {
        let error = #expect(throws: FileError.self) {
            let yaml = try parse(text)
            try yaml.allow(["name", "public_url"])
            _ = try yaml.string("name")
        }
        #expect(error?.file == "merpati.yaml")
        #expect(error?.line == line)
        if column > 0 { #expect(error?.column == column) }
        #expect(error?.message.contains(wording) == true, "\(String(describing: error))")
    }

    @Test func nestedErrorsNameTheWholePathAndOffsetLines() throws {
        let yaml = try StrictYAML(parsing: "smtp:\n  - conections: 3", file: "f", lineOffset: 10)
        let error = #expect(throws: FileError.self) { try yaml.mappings("smtp")?.first?.allow(["connections"]) }
        #expect(error?.description == "f:12:5: the key \"conections\" is not known in \"smtp\"; did you mean \"connections\"?")
    }

    @Test(arguments: [("0", false), ("1", true), ("20", true), ("21", false), ("x", false), ("1.5", false)])
    func numbersKeepTheirBounds(text: String, fits: Bool) throws {
        let yaml = try parse("count: \(text)")
        if fits {
            #expect(try yaml.integer("count", in: 1...20) == Int(text))
        } else {
            #expect(throws: FileError.self) { try yaml.integer("count", in: 1...20) }
        }
    }

    /// Random bytes and damaged files give an error or a mapping, and never anything else.
    @Test func survivesAnything() {
        let seed = SeededRandom.seed()
        print("seed \(seed)")
        var random = SeededRandom(seed: seed)
        let good = Array("name: a\nsmtp:\n  - name: main\n    url: &x smtp://h\n  - *x\nlist: [1, {a: b}]\n".utf8)
        for _ in 0..<2000 {
            var bytes = good
            for _ in 0..<Int.random(in: 1...6, using: &random) {
                let index = Int.random(in: 0..<bytes.count, using: &random)
                bytes[index] = UInt8.random(in: 9...126, using: &random)
            }
            guard let yaml = try? parse(String(decoding: bytes, as: UTF8.self)) else { continue }
            for key in yaml.keys {
                _ = try? yaml.string(key)
                _ = try? yaml.strings(key)
                _ = try? yaml.mappings(key)
            }
        }
    }
}
