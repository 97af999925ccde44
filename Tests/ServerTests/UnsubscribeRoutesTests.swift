import Audience
import Mail
import Storage
import Testing
import Tracking

@testable import Server

struct UnsubscribeRoutesTests {
    private static let urlencoded = "application/x-www-form-urlencoded"

    @Test(arguments: ["GET", "HEAD"])
    func `to look at the page changes nothing`(_ method: String) async throws {
        try await ServerGround.run { ground in
            for headers in [[], ["Sec-Purpose: prefetch"], ["Cookie: a=b"]] {
                let answer = try await ground.client.get(ground.path(.unsubscribe), method: method, headers: headers)
                #expect(answer.status == 200)
                #expect(answer.body.isEmpty == (method == "HEAD"))
            }
            await ground.settle()
            let (status, changes, events) = (
                try await ground.status, try await ground.count("status_change"), try await ground.count("activity_unsubscribed")
            )
            #expect(status == "active" && changes == 0 && events == 0)
        }
    }

    @Test func `the page stands alone, asks by POST, and keeps its address to itself`() async throws {
        try await ServerGround.run { ground in
            let answer = try await ground.client.get(ground.path(.unsubscribe))
            #expect(answer.header("Content-Type") == "text/html; charset=utf-8")
            #expect(answer.header("Cache-Control") == "no-store")
            #expect(answer.header("Referrer-Policy") == "no-referrer")
            #expect(answer.header("X-Content-Type-Options") == "nosniff")
            #expect(answer.header("Set-Cookie") == nil)
            let policy = try #require(answer.header("Content-Security-Policy"))
            #expect(policy.contains("default-src 'none'") && policy.contains("form-action 'self'") && !policy.contains("unsafe"))
            #expect(answer.text.contains("<form method=\"post\">"))
            #expect(answer.text.contains("Toko Bunga &lt;Fuchsia&gt; &amp; Kawan"))
            #expect(!answer.text.contains("siti") && !answer.text.contains("<script") && !answer.text.contains("http"))
        }
    }

    @Test(arguments: [
        ("application/x-www-form-urlencoded", "List-Unsubscribe=One-Click"),
        ("application/x-www-form-urlencoded; charset=UTF-8", "List-Unsubscribe=One%2DClick"),
        (nil, "List-Unsubscribe=One-Click"),
        (
            "multipart/form-data; boundary=----x7",
            "------x7\r\nContent-Disposition: form-data; name=\"List-Unsubscribe\"\r\n\r\nOne-Click\r\n------x7--\r\n"
        ),
        (
            "multipart/form-data; boundary=\"a b\"",
            "--a b\nContent-Type: text/plain\nContent-Disposition: form-data; name=List-Unsubscribe\n\nOne-Click\n--a b--"
        ),
    ])
    func `the one-click POST unsubscribes, without cookie or redirect, as often as it likes`(_ type: String?, _ body: String)
        async throws
    {
        try await ServerGround.run { ground in
            for _ in 0..<2 {
                let answer = try await ground.client.post(ground.path(.unsubscribe), type: type, body)
                #expect(answer.status == 200)
                #expect(answer.header("Location") == nil && answer.header("Set-Cookie") == nil)
                let status = try await ground.status
                #expect(status == "unsubscribed", "it is done when it is acknowledged")
            }
            let means = try await ground.database.read { try $0.all("SELECT means FROM activity_unsubscribed") { $0.text(0) } }
            #expect(means == ["one-click"])
        }
    }

    @Test func `the page's own form unsubscribes and confirms`() async throws {
        try await ServerGround.run(language: "vi") { ground in
            let field = UnsubscribeForm.pageField
            let answer = try await ground.client.post(
                ground.path(.unsubscribe), type: Self.urlencoded, "\(field.name)=\(field.value)")
            #expect(answer.status == 200)
            #expect(answer.text.contains("Bạn đã hủy đăng ký"))
            let (status, means) = try await ground.database.read { connection in
                (
                    try connection.text("SELECT status FROM contact"),
                    try connection.text("SELECT means FROM activity_unsubscribed")
                )
            }
            #expect(status == "unsubscribed" && means == "page")
        }
    }

    @Test(arguments: [
        (urlencoded, ""), (urlencoded, "List-Unsubscribe"), (urlencoded, "List-Unsubscribe=Two-Click"),
        (urlencoded, "%zz=%zz&==&"),
        ("text/plain", "List-Unsubscribe=One-Click"), ("application/json", #"{"List-Unsubscribe":"One-Click"}"#),
        ("multipart/form-data", "List-Unsubscribe=One-Click"), ("multipart/form-data; boundary=", "--\r\n\r\n"),
        ("multipart/form-data; boundary=x", "--x\r\nContent-Disposition: form-data; name=\"other\"\r\n\r\nOne-Click\r\n--x--"),
        (";;;", "List-Unsubscribe=One-Click"),
    ])
    func `a POST that asks for nothing we know changes nothing`(_ type: String, _ body: String) async throws {
        try await ServerGround.run { ground in
            let answer = try await ground.client.post(ground.path(.unsubscribe), type: type, body)
            #expect(answer.status == 400)
            let status = try await ground.status
            #expect(status == "active")
        }
    }

    @Test(
        arguments: [
            ("en", nil, "en", "stop receiving"), ("id", "pl", "id", "Apakah Anda"), ("jv-ID", "en", "jv", "Punapa panjenengan"),
            ("pl", nil, "pl", "Czy chcesz"), ("vi_VN", nil, "vi", "Bạn có muốn"), (nil, "pl", "pl", "Czy chcesz"),
            (nil, "fr, de;q=0.9, vi;q=0.8, en;q=0.7", "vi", "Bạn có muốn"), ("fr", "id;q=0.2,pl;q=0.9", "pl", "Czy chcesz"),
            (nil, "pl;q=0, id;q=0.1", "id", "Apakah Anda"), (nil, nil, "en", "stop receiving"),
            (nil, ";;;,,q=x", "en", "stop receiving"),
            ("klingon", "*", "en", "stop receiving"), (nil, "en, pl", "en", "stop receiving"),
        ] as [(String?, String?, String, String)])
    func `the page speaks the contact's language, else the browser's`(
        _ contact: String?, _ browser: String?, _ language: String, _ words: String
    ) async throws {
        try await ServerGround.run(language: contact) { ground in
            let answer = try await ground.client.get(
                ground.path(.unsubscribe), headers: browser.map { ["Accept-Language: \($0)"] } ?? [])
            #expect(answer.text.contains("<html lang=\"\(language)\">"))
            #expect(answer.header("Content-Language") == language)
            #expect(answer.text.contains(words))
        }
    }

    @Test func `a contact that is gone is told the same`() async throws {
        try await ServerGround.run { ground in
            let path = ground.path(.unsubscribe, contact: 4711)
            let (page, post) = (
                try await ground.client.get(path),
                try await ground.client.post(path, type: Self.urlencoded, "List-Unsubscribe=One-Click")
            )
            #expect(page.status == 200 && post.status == 200)
        }
    }

    @Test func `a contact deleted since is told the same, and comes back unsubscribed`() async throws {
        try await ServerGround.run { ground in
            let path = ground.path(.unsubscribe)
            let (at, address) = (Instant(seconds: 1_790_000_000), try EmailAddress(parsing: "siti@example.com"))
            try await ground.database.write { try ContactStore.delete($0, ground.contact, at: at) }
            let field = UnsubscribeForm.pageField
            let answer = try await ground.client.post(path, type: Self.urlencoded, "\(field.name)=\(field.value)")
            #expect(answer.status == 200)
            #expect(answer.text.contains("You are unsubscribed"))
            let status = try await ground.database.write { connection in
                let again = try ContactStore.add(connection, address, source: "form", actor: "test", at: at)
                return try connection.text("SELECT status FROM contact WHERE id = \(again)")
            }
            #expect(status == "unsubscribed")
        }
    }

    @Test func `what cannot be recorded is not acknowledged`() async throws {
        try await ServerGround.run { ground in
            await ground.recorder.close()
            let answer = try await ground.client.post(
                ground.path(.unsubscribe), type: Self.urlencoded, "List-Unsubscribe=One-Click")
            #expect(answer.status == 503)
            #expect(answer.header("Retry-After") == "60")
            let status = try await ground.status
            #expect(status == "active")
        }
    }
}
