import Audience
import SQLiteEngine
import Storage
import TestSupport
import Testing

@testable import Tracking

struct TrackedLinkTests {
    @Test func `a destination has one number in its campaign, and another in others`() async throws {
        try await withDatabase(Ground.schema) { database in
            let (first, again, other) = try await database.write { connection in
                (
                    try LinkStore.register(
                        connection, campaignID: 1, urls: ["https://a.example/", "http://b.example/?q=1#x", "https://a.example/"]),
                    try LinkStore.register(
                        connection, campaignID: 1, urls: ["http://b.example/?q=1#x", "https://bunga.example/mawar-merah/ế"]),
                    try LinkStore.register(connection, campaignID: 2, urls: ["https://a.example/"])
                )
            }
            #expect(first[0] == first[2] && first[0] != first[1])
            #expect(again[0] == first[1])
            #expect(!(first + again).contains(other[0]))
            let empty = try await database.write { try LinkStore.register($0, campaignID: 1, urls: []) }
            #expect(empty.isEmpty)
        }
    }

    @Test(arguments: [
        "", "a.example", "/path", "//evil.example", "mailto:siti@example.com", "javascript:alert(1)", "ftp://a.example",
        "https://", "https://?x", "http://#", "https://a b.example/", "https://a.example:x/",
        "https://a.example/" + String(repeating: "x", count: 8192),
    ])
    func `what is no web address is refused`(_ url: String) async throws {
        try await withDatabase(Ground.schema) { database in
            _ = await #expect(throws: TrackingError.self) {
                try await database.write { try LinkStore.register($0, campaignID: 1, urls: [url]) }
            }
        }
    }

    static let odd: [(written: String, read: String)] = [
        ("https:/a.example/x", "https://a.example/x"), ("https:///x", "https://x"),
        ("HTTP:\\\\A.example\\x", "http://a.example/x"),
        ("https://a.example/\r\nSet-Cookie: x=1", "https://a.example/Set-Cookie:%20x=1"),
        ("https://a.example/ b", "https://a.example/%20b"),
        ("https://a.example\\@evil.example", "https://a.example/@evil.example"),
        ("https://a.example/\u{0}b", "https://a.example/%00b"),
        ("https://żółw.example/é", "https://xn--w-uga1v8h.example/%C3%A9"),
    ]

    @Test(arguments: odd) func `a click leads where the browser would have gone`(_ written: String, _ read: String) async throws {
        try await withDatabase(Ground.schema) { database in
            let link = try await database.write { try LinkStore.register($0, campaignID: 10, urls: [written])[0] }
            let resolver = ClickResolver(database: database, evidence: NotedEvidence())
            let found = try await resolver.destination(of: Token(.click, run: 1, contact: 5, link: link))
            #expect(found == read)
        }
    }

    @Test func `a click leads to a link of its own campaign, or nowhere`() async throws {
        try await withDatabase(Ground.schema) { database in
            let (ours, theirs) = try await database.write { connection in
                (
                    try LinkStore.register(connection, campaignID: 10, urls: ["https://ours.example/"])[0],
                    try LinkStore.register(connection, campaignID: 20, urls: ["https://theirs.example/"])[0]
                )
            }
            let resolver = ClickResolver(database: database, evidence: NotedEvidence())
            for _ in 0..<2 {  // from the database, then from memory
                let found = try await resolver.destination(of: Token(.click, run: 1, contact: 5, link: ours))
                #expect(found == "https://ours.example/")
                let foreign = try await resolver.destination(of: Token(.click, run: 1, contact: 5, link: theirs))
                #expect(foreign == nil)
                let missing = try await resolver.destination(of: Token(.click, run: 1, contact: 5, link: 999))
                #expect(missing == nil)
                let noRun = try await resolver.destination(of: Token(.click, run: 500, contact: 5, link: ours))
                #expect(noRun == nil)
                let open = try await resolver.destination(of: Token(.open, run: 1, contact: 5))
                #expect(open == nil)
            }
        }
    }

    @Test func `more links than fit into memory are found all the same`() async throws {
        try await withDatabase(Ground.schema) { database in
            let urls = (0..<5000).map { "https://shop.example/\($0)" }
            let links = try await database.write { try LinkStore.register($0, campaignID: 10, urls: urls) }
            let resolver = ClickResolver(database: database, evidence: NotedEvidence())
            for (link, url) in Array(zip(links, urls)) + zip(links, urls).prefix(10) {
                let found = try await resolver.destination(of: Token(.click, run: 1, contact: 5, link: link))
                #expect(found == url)
            }
        }
    }

    static let grades: [(TrafficSigns, ActivityGrade)] = [
        ([], .human), (.headersOnly, .machine), (.prefetch, .machine), (.namelessProgram, .suspect),
        ([.namelessProgram, .headersOnly], .machine),
    ]

    @Test(arguments: grades)
    func `signs make a grade`(_ signs: TrafficSigns, _ grade: ActivityGrade) {
        #expect(signs.grade == grade)
    }
}
