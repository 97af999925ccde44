import Foundation
import TestSupport

@testable import Audience

/// What an import of activities must come to, computed in memory from the rows that a random file is made of.
struct ActivityImportModel {
    /// A file written row by row, with the rows in the form that it stands for.
    struct File {
        let isJSON: Bool
        let hasIDs: Bool
        private(set) var rows: [Row] = []
        private var text = ""

        init(isJSON: Bool, hasIDs: Bool) {
            self.isJSON = isJSON
            self.hasIDs = hasIDs
            if !isJSON { text = hasIDs ? "email,at,id,product,price,size\n" : "email,at,product,price,size\n" }
        }

        var bytes: [UInt8] { Array(text.utf8) }

        mutating func add(_ random: inout SeededRandom) {
            let row = Row(&random, hasID: hasIDs)
            rows.append(row)
            text += isJSON ? row.json(&random) : row.csv(&random)
            if Int.random(in: 0..<10, using: &random) == 0 { text += "\n" }
        }
    }

    /// One row; nil is an empty cell.
    struct Row {
        private let hasID: Bool
        var email: String?
        var at: String?
        var id: String?
        var product: String?
        var price: String?
        var size: String?

        init(_ random: inout SeededRandom, hasID: Bool) {
            self.hasID = hasID
            func pick(_ values: [String?]) -> String? { values.randomElement(using: &random) ?? nil }
            email = pick([
                "a@x.example", "A@X.example", "b@x.example", "c@x.example", "ŁUKASZ@x.example", "who@x.example", "bad", nil,
            ])
            at = pick([
                "2026-03-01T00:00:0\(Int.random(in: 0...9, using: &random))Z", "2026-03-02T00:00:00Z",
                "2026-03-01T07:00:00+07:00", "soon",
            ])
            id = hasID ? pick([nil, "o\(Int.random(in: 0...15, using: &random))", "ø,\"x\""]) : nil
            product = pick([nil, "roses", "Tulipany\nżółte", "a,b", "\"q\""])
            price = pick([nil, "1", "2.25", "-3", "many"])
            size = pick([nil, "S", "large", "XL"])
        }

        func csv(_ random: inout SeededRandom) -> String {
            let cells = [email, at] + (hasID ? [id] : []) + [product, price, size]
            return cells.map { cell in
                guard let cell else { return "" }
                let needsQuotes = cell.contains { ",\"\n".contains($0) } || Bool.random(using: &random)
                return needsQuotes ? "\"\(cell.replacingOccurrences(of: "\"", with: "\"\""))\"" : cell
            }.joined(separator: ",") + "\n"
        }

        func json(_ random: inout SeededRandom) -> String {
            var members: [String] = []
            for (key, value) in [("email", email), ("at", at), ("id", id), ("product", product), ("size", size)] {
                if let value {
                    members.append("\"\(key)\": \(Self.quoted(value, &random))")
                } else if Bool.random(using: &random) {
                    members.append("\"\(key)\":null")
                }
            }
            if let price {
                members.append("\"price\":\(price == "many" || Bool.random(using: &random) ? "\"\(price)\"" : price)")
            }
            return "{\(members.shuffled(using: &random).joined(separator: ","))}\n"
        }

        private static func quoted(_ text: String, _ random: inout SeededRandom) -> String {
            var quoted = "\""
            for scalar in text.unicodeScalars {
                switch scalar {
                case "\"": quoted += "\\\""
                case "\n": quoted += "\\n"
                case _ where scalar.value > 0x7f && scalar.value < 0x10000 && Bool.random(using: &random):
                    let code = String(scalar.value, radix: 16)
                    quoted += "\\u" + String(repeating: "0", count: 4 - code.count) + code
                default: quoted.unicodeScalars.append(scalar)
                }
            }
            return quoted + "\""
        }
    }

    private static let contacts = [
        "a@x.example": "a@x.example", "A@X.example": "a@x.example", "b@x.example": "b@x.example", "c@x.example": "c@x.example",
        "ŁUKASZ@x.example": "Łukasz@x.example",
    ]
    private static let sizes = ["S": "S", "large": "Large"]

    /// read, added, duplicates, rejected
    private(set) var figures = [0, 0, 0, 0]
    private(set) var unknownContacts = 0
    /// Every event, as `ActivityImportFixture.events` gives it, with how often it is there.
    private(set) var counted: [[String]: Int] = [:]
    private var known: Set<String> = []

    mutating func take(_ row: Row) {
        figures[0] += 1
        guard let email = row.email, email != "bad", let at = row.at, at != "soon", row.price != "many",
            row.size == nil || row.size.flatMap({ Self.sizes[$0] }) != nil
        else { return figures[3] += 1 }
        guard let contact = Self.contacts[email] else {
            figures[3] += 1
            unknownContacts += 1
            return
        }
        if let id = row.id, !known.insert(id).inserted { return figures[2] += 1 }
        figures[1] += 1
        let time = at.hasSuffix("+07:00") ? "2026-03-01T00:00:00Z" : at
        let price = row.price.flatMap(Double.init).map { "\($0)" } ?? "-"
        let event = [
            contact, time, row.id ?? "-", row.product ?? "-", price, "-", "-", row.size.flatMap { Self.sizes[$0] } ?? "-",
        ]
        counted[event, default: 0] += 1
    }
}
