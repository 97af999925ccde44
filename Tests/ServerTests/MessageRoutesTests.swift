import Storage
import TestSupport
import Testing
import Tracking

@testable import Server

struct MessageRoutesTests {
    @Test func `an open answers with the pixel, uncached, and is recorded`() async throws {
        try await ServerGround.run { ground in
            let answer = try await ground.client.get(ground.path(.open))
            #expect(answer.status == 200)
            #expect(answer.header("Content-Type") == "image/gif")
            #expect(answer.header("Cache-Control") == "no-store")
            #expect(answer.header("Content-Length") == "43")
            #expect(answer.body.count == 43 && answer.body.starts(with: "GIF89a".utf8) && answer.body.last == 0x3b)
            await ground.settle()
            let grade = try await ground.database.read { try $0.text("SELECT grade || campaign_id FROM activity_opened") }
            #expect(grade == "human10")
        }
    }

    @Test func `a click leads to the stored destination, and is recorded`() async throws {
        try await ServerGround.run { ground in
            let answer = try await ground.client.get(ground.path(.click))
            #expect(answer.status == 302)
            #expect(answer.header("Location") == ServerGround.destination)
            #expect(answer.header("Cache-Control") == "no-store")
            #expect(answer.header("Referrer-Policy") == "no-referrer")
            await ground.settle()
            let link = try await ground.database.read { try $0.text("SELECT link FROM activity_clicked") }
            #expect(link == ServerGround.destination)
        }
    }

    @Test(arguments: [TokenPurpose.open, .click])
    func `HEAD answers as GET would, without a body, and counts as a machine`(_ purpose: TokenPurpose) async throws {
        try await ServerGround.run { ground in
            let answer = try await ground.client.get(ground.path(purpose), method: "HEAD")
            #expect(answer.status == (purpose == .open ? 200 : 302))
            #expect(answer.header("Content-Length") == (purpose == .open ? "43" : "0"))
            #expect(answer.body.isEmpty)
            await ground.settle()
            let table = purpose == .open ? "activity_opened" : "activity_clicked"
            let grade = try await ground.database.read { try $0.text("SELECT grade FROM \(identifier: table)") }
            #expect(grade == "machine")
        }
    }

    @Test(arguments: [
        (["User-Agent: Mozilla/5.0"], "human"), (["Sec-Purpose: prefetch;prerender"], "machine"),
        (["X-Moz: prefetch"], "machine"),
        (["User-Agent:"], "suspect"),
    ])
    func `what a request shows makes its grade`(_ headers: [String], _ grade: String) async throws {
        try await ServerGround.run { ground in
            _ = try await ground.client.get(ground.path(.click), headers: headers)
            await ground.settle()
            let kept = try await ground.database.read { try $0.text("SELECT grade FROM activity_clicked") }
            #expect(kept == grade)
        }
    }

    @Test func `no wish in the request changes where a click leads`() async throws {
        try await ServerGround.run { ground in
            let path = ground.path(.click)
            for extra in [
                "?url=https://evil.example", "?u=//evil.example&redirect=//evil.example",
                "?%0d%0aLocation:%20https://evil.example",
            ] {
                let answer = try await ground.client.get(path + extra, headers: ["X-Forwarded-Host: evil.example"])
                #expect(answer.status == 302)
                #expect(answer.header("Location") == ServerGround.destination)
                #expect(answer.headers.count { $0.name.lowercased() == "location" } == 1)
            }
            let away = [
                path + "/..//evil.example", "/c//evil.example", "/c/https://evil.example", "//evil.example" + path,
                path + "//evil.example",
                "/c/..%2f..%2fetc%2fpasswd", path + "%2f%2fevil.example", "/c/" + path, "/c/", "/c", path + "\\@evil.example",
            ]
            for path in away {
                let answer = try? await ground.client.get(path)
                #expect(answer?.header("Location") == nil, "\(path)")
                #expect(answer == nil || answer?.status == 404 || answer?.status == 400, "\(path)")
            }
        }
    }

    @Test func `a click on an international address leads to its A-label`() async throws {
        try await ServerGround.run { ground in
            let link = try await ground.database.write { connection in
                try LinkStore.register(connection, campaignID: 10, urls: ["https://Bücher.example:8443/für/dich?q=ż#ü"])[0]
            }
            let answer = try await ground.client.get(ground.path(.click, link: link))
            #expect(answer.header("Location") == "https://xn--bcher-kva.example:8443/f%C3%BCr/dich?q=%C5%BC#%C3%BC")
        }
    }

    @Test func `a genuine token for a link of another campaign, or of none, leads nowhere`() async throws {
        try await ServerGround.run { ground in
            for path in [
                ground.path(.click, link: ground.foreignLink), ground.path(.click, link: 999), ground.path(.click, run: 3),
            ] {
                let answer = try await ground.client.get(path)
                #expect(answer.status == 404)
                #expect(answer.header("Location") == nil)
            }
            await ground.settle()
            let clicks = try await ground.count("activity_clicked")
            #expect(clicks == 0)
        }
    }

    @Test func `forged, altered and misplaced tokens are not found, and leave no trace`() async throws {
        try await ServerGround.run { ground in
            let (open, click, unsubscribe) = (ground.path(.open), ground.path(.click), ground.path(.unsubscribe))
            let stranger = try TokenMinter(
                keys: TokenKeys(), publicURL: ground.minter.publicURL, bounceDomain: "bounce.example.com")
            var forged: [UInt8] = []
            stranger.unsubscribeURL(run: 1, contact: ground.contact, into: &forged)
            let foreign = String(decoding: forged, as: UTF8.self).trimmingPrefix(ground.minter.publicURL.description)
            var paths = ["/o/.gif", "/u/", "/", "/favicon.ico", "/u/\(String(repeating: "A", count: 5000))", "\(foreign)"]
            // One purpose's token in another's place, and the pixel without its ending or with two.
            paths += ["/o/\(unsubscribe.dropFirst(3)).gif", "/c/\(unsubscribe.dropFirst(3))", "/u/\(click.dropFirst(3))"]
            paths += ["/u/\(open.dropFirst(3).dropLast(4))", "\(open.dropLast(4))", "\(open).gif"]
            var random = SeededRandom(seed: 3)
            for path in [open, click, unsubscribe] {
                for _ in 0..<20 {
                    var characters = Array(path)
                    let place = Int.random(in: 3..<(path.count - (path == open ? 4 : 0)), using: &random)
                    characters[place] = characters[place] == "A" ? "B" : "A"
                    paths.append(String(characters))
                }
            }
            for path in paths {
                let answer = try await ground.client.get(path)
                #expect(answer.status == 404, "\(path)")
                #expect(answer.header("Cache-Control") == "no-store")
                let posted = try await ground.client.post(
                    path, type: "application/x-www-form-urlencoded", "List-Unsubscribe=One-Click")
                let isReadOnly = path.split(separator: "/").count == 2 && !path.hasPrefix("/u/")
                #expect(posted.status == (isReadOnly ? 405 : 404), "\(path)")
            }
            await ground.settle()
            for table in ["activity_opened", "activity_clicked", "activity_unsubscribed", "status_change"] {
                let rows = try await ground.count(table)
                #expect(rows == 0, "\(table)")
            }
        }
    }

    /// As mail programs make links out of running text.
    @Test(arguments: [
        ")", ".", ").", ",", ";", ">", "'", "]", "!", "?", "=", "%29", "%2E", "%2C", "%3B", "%3E", "%22", "%27", "%5D", "%21",
        "%3F", "%20", "=0D=0A", "%3D", "%0D%0A", "_", "%E3%80%82", "%FF", "&gt;", "/", "?utm_source=x",
    ])
    func `what stands behind a link does not break it`(_ tail: String) async throws {
        try await ServerGround.run { ground in
            let (open, click) = (ground.path(.open) + tail, ground.path(.click) + tail)
            let leave = ground.path(.unsubscribe) + tail
            #expect(try await ground.client.get(open).status == 200)
            let clicked = try await ground.client.get(click)
            #expect(clicked.status == 302 && clicked.header("Location") == ServerGround.destination)
            #expect(try await ground.client.get(leave).status == 200)
            let answer = try await ground.client.post(leave, type: nil, "List-Unsubscribe=One-Click")
            #expect(answer.status == 200)
            #expect(try await ground.status == "unsubscribed")
            await ground.settle()
            #expect(try await ground.count("activity_opened") == 1)
            #expect(try await ground.count("activity_clicked") == 1)
        }
    }

    @Test func `a thousand clicks at once are a thousand clicks`() async throws {
        try await ServerGround.run { ground in
            let others = try await ground.database.write { connection in
                try (0..<1000).map { number in
                    try #require(
                        try connection.integer(
                            """
                            INSERT INTO contact (email, address_key, domain, status, status_at, created_at, updated_at)
                            VALUES (\("n\(number)@example.com"), \("n\(number)@example.com"), 'example.com', 'active', 0, 0, 0) RETURNING id
                            """))
                }
            }
            try await withThrowingTaskGroup(of: Int.self) { group in
                for worker in 0..<20 {
                    group.addTask {
                        var found = 0
                        for contact in others[worker * 50..<(worker + 1) * 50] {
                            let answer = try await ground.client.get(ground.path(.click, contact: contact))
                            found += answer.status == 302 ? 1 : 0
                        }
                        return found
                    }
                }
                let found = try await group.reduce(0, +)
                #expect(found == 1000)
            }
            await ground.settle()
            let (rows, contacts) = try await ground.database.read { connection in
                (
                    try connection.integer("SELECT COUNT(*) FROM activity_clicked"),
                    try connection.integer("SELECT COUNT(DISTINCT contact_id) FROM activity_clicked")
                )
            }
            #expect(rows == 1000 && contacts == 1000)
        }
    }

    @Test func `a destination with foreign letters goes out as ASCII`() async throws {
        try await ServerGround.run { ground in
            let link = try await ground.database.write {
                try LinkStore.register($0, campaignID: 10, urls: ["https://toko.example/bunga-hồng"])[0]
            }
            let answer = try await ground.client.get(ground.path(.click, link: link))
            #expect(answer.header("Location") == "https://toko.example/bunga-h%E1%BB%93ng")
        }
    }
}
