internal import App
internal import Audience
internal import Foundation
internal import Storage

/// Made-up contacts for the benchmarks: the same ones each time.
enum BenchData {
    static let header = "email,first_name,last_name,city,country,language,birthday,last_purchase,orders,spent,vip,favourite\n"

    private static let firstNames = ["Siti", "Bagus", "Zofia", "Nguyễn", "Dewi", "Łukasz", "Putri", "Trần", "Joko", "Agnieszka"]
    private static let lastNames = [
        "Wijaya", "Kowalski", "Phạm", "Santoso", "Nowak", "Lestari", "Đặng", "Hartono", "Zieliński", "Vũ",
    ]
    private static let cities = [
        "Jakarta Selatan", "Kraków", "Đà Nẵng", "Surabaya", "Jakarta Pusat", "Warszawa", "Huế", "Yogyakarta",
    ]
    private static let flowers = ["roses", "fuchsias", "orchids", "lilies", "tulips"]

    /// Writes a CSV of `count` contacts with twelve columns.
    static func writeContacts(_ count: Int, to file: URL) throws {
        try write(count, header, to: file, row)
    }

    /// Writes a CSV of `count` purchases of the first `contacts` contacts, in the order of time, as a shop gives them.
    static func writeEvents(_ count: Int, contacts: Int, to file: URL) throws {
        let begin: Int64 = 1_704_067_200  // 2024-01-01
        let step = 60_000_000 / Int64(max(count, 1))
        try write(count, "email,at,external_id,product,price,quantity,size\n", to: file) { number in
            let mixed = Int(truncatingIfNeeded: (UInt64(number) &* 0x9e37_79b9_7f4a_7c15) >> 33)
            let at = Instant(seconds: begin + Int64(number) * step)
            return
                "contact\(mixed % max(contacts, 1))@example.test,\(ValueFormat().print(.dateTime(at))),order-\(10_000_000 + number),"
                + "\(flowers[mixed / 5 % 5]),\(mixed % 20_000).5,\(mixed / 7 % 5 + 1),\(["S", "M", "L"][mixed / 11 % 3])\n"
        }
    }

    /// Writes a header and rows, a part at a time.
    private static func write(_ count: Int, _ header: String, to file: URL, _ row: (Int) -> String) throws {
        guard FileManager.default.createFile(atPath: file.path, contents: nil),
            let handle = FileHandle(forWritingAtPath: file.path)
        else { throw AppError(.failed, "\(file.path) cannot be written") }
        defer { try? handle.close() }
        var text = header
        for number in 0..<count {
            text += row(number)
            if text.utf8.count > 1 << 20 {
                try handle.write(contentsOf: Data(text.utf8))
                text = ""
            }
        }
        try handle.write(contentsOf: Data(text.utf8))
    }

    private static func row(_ number: Int) -> String {
        let mixed = Int(truncatingIfNeeded: (UInt64(number) &* 0x9e37_79b9_7f4a_7c15) >> 33)
        let day = { (value: Int) in "\(value % 28 + 1)".count == 1 ? "0\(value % 28 + 1)" : "\(value % 28 + 1)" }
        let month = { (value: Int) in value % 12 + 1 < 10 ? "0\(value % 12 + 1)" : "\(value % 12 + 1)" }
        return "contact\(number)@example.test,\(firstNames[mixed % 10]),\(lastNames[mixed / 10 % 10]),\(cities[mixed / 100 % 8]),"
            + "ID,id,\(1950 + mixed % 55)-\(month(mixed))-\(day(mixed / 7)),2026-\(month(mixed / 3))-\(day(mixed / 11)),"
            + "\(mixed % 23),\(mixed % 100_000).5,\(mixed % 7 == 0),\(flowers[mixed / 5 % 5])\n"
    }

    /// The letter of performance.md: HTML of about 4 KB, seven tags, three links.
    static let letter: String = {
        let paragraph = """
            <p style="margin:0 0 16px 0;font-family:Georgia,serif;font-size:16px;line-height:24px;color:#333333">This week the \
            growers on the slopes sent us more than we dared to hope for: roses in seven colours, fuchsias in baskets, and the \
            first orchids of the season. Everything is cut in the morning and with you before the evening.</p>

            """
        return """
            ---
            subject: "{{ contact.first_name | default: 'Friend' }}, flowers for {{ contact.city | default: 'you' }}"
            ---
            <html><body style="background:#fdf7fa">
            <h1>Dear {{ contact.first_name | default: "friend" }} {{ contact.last_name }}</h1>
            \(String(repeating: paragraph, count: 8))
            <p>You live in {{ contact.city | default: "town" }} and like {{ contact.favourite | default: "flowers" }} best:
            <a href="https://fuchsia.example/roses">roses</a>, <a href="https://fuchsia.example/orchids">orchids</a>,
            <a href="https://fuchsia.example/visit">visit us</a>.</p>
            <p>{{ workspace.postal_address }} <a href="{{ unsubscribe_url }}">Unsubscribe</a></p>
            </body></html>
            """
    }()
}
