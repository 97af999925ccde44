import Foundation
import Templates
import TestSupport
import Testing

@testable import App

@Suite struct TemplateDataTests {
    private func read(_ json: String) async throws -> TemplateObject {
        try await withTemporaryFolder { folder in
            let file = folder.appendingPathComponent("data.json")
            try Data(json.utf8).write(to: file)
            return try TemplateData.read(file)
        }
    }

    @Test func everyValueKeepsItsType() async throws {
        let data = try await read(
            #"{"a":1,"b":true,"c":0,"d":false,"e":1.0,"f":null,"g":"1","h":[1,[]],"i":{"z":1,"a":2},"j":1e999}"#)
        let expected: [(String, TemplateValue)] = [
            ("a", .integer(1)), ("b", .boolean(true)), ("c", .integer(0)), ("d", .boolean(false)), ("e", .number(1)),
            ("f", .nil), ("g", .string("1")), ("h", .array([.integer(1), .array([])])),
            ("i", .object(TemplateObject([("a", .integer(2)), ("z", .integer(1))]))), ("j", .string("1e999")),
        ]
        #expect(data == TemplateObject(expected))
    }

    /// A key that comes twice, or a comma too many, is a slip that would show in a letter.
    @Test(arguments: [
        ("{\"a\": 1,\n \"a\": 2}", "data.json:2:2: this is not JSON: the key a stands twice"),
        ("{\"a\": 1,\n}", "data.json:2:1: this is not JSON"), ("{\"a\": 01}", "data.json:1:8: this is not JSON"),
        ("[]", "must be a JSON object"),
    ])
    func faultsAreNamedWithTheirPlace(json: String, says: String) async throws {
        let error = try await #require(throws: AppError.self) { try await read(json) }
        #expect(error.message.contains(says), "\(error)")
    }
}
