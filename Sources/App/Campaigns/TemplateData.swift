internal import Diagnostics
public import Foundation
public import Templates

/// Values for a template from a JSON file: an object of objects, as `{"contact": {"first_name": "Siti"}}`.
public enum TemplateData {
    /// - Throws: `AppError` when the file cannot be read or is no JSON object.
    public static func read(_ file: URL) throws(AppError) -> TemplateObject {
        let bytes: [UInt8]
        do {
            bytes = Array(try Data(contentsOf: file))
        } catch {
            throw AppError(.failed, "\(file.path) cannot be read: \(SystemFault.words(error))")
        }
        guard case .object(let object) = value(try json(bytes, file)) else {
            throw AppError(.failed, "\(file.path) must be a JSON object, as {\"contact\": {\"first_name\": \"Siti\"}}")
        }
        return object
    }

    /// - Throws: `AppError` with the line and column (in bytes) of the first fault.
    private static func json(_ bytes: [UInt8], _ file: URL) throws(AppError) -> JSONValue {
        do throws(JSONFault) {
            return try JSONReader.value(of: bytes, deepest: deepest)
        } catch {
            let (line, column) = error.place(in: bytes)
            throw AppError(.failed, "\(file.path):\(line):\(column): this is not JSON: \(error.reason)")
        }
    }

    /// How deep values may be nested; no letter reaches so far.
    private static let deepest = 64

    private static func value(_ json: JSONValue) -> TemplateValue {
        switch json {
        case .null: .nil
        case .boolean(let flag): .boolean(flag)
        // What no number can hold is shown as it is written.
        case .number(let number): number.integer.map { .integer($0) } ?? number.double.map { .number($0) } ?? .string(number.text)
        case .text(let text): .string(text)
        case .array(let values): .array(values.map(value))
        case .object(let members):
            .object(TemplateObject(members.sorted { $0.key < $1.key }.map { ($0.key, value($0.value)) }))
        }
    }
}
