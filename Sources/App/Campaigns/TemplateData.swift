public import Foundation
public import Templates

/// Values for a template from a JSON file: an object of objects, as `{"contact": {"first_name": "Siti"}}`.
public enum TemplateData {
    /// - Throws: `AppError` when the file cannot be read or is no JSON object.
    public static func read(_ file: URL) throws(AppError) -> TemplateObject {
        let json: Any
        do {
            json = try JSONSerialization.jsonObject(with: Data(contentsOf: file))
        } catch {
            throw AppError(.failed, "\(file.path) cannot be read as JSON: \(error.localizedDescription)")
        }
        guard case .object(let object) = value(json) else {
            throw AppError(.failed, "\(file.path) must be a JSON object, as {\"contact\": {\"first_name\": \"Siti\"}}")
        }
        return object
    }

    private static func value(_ json: Any) -> TemplateValue {
        switch json {
        case let text as String: return .string(text)
        case let flag as Bool where json is Bool && "\(json)" != "1" && "\(json)" != "0": return .boolean(flag)
        case let number as Int: return .integer(number)
        case let number as Double: return .number(number)
        case let array as [Any]: return .array(array.map(value))
        case let object as [String: Any]:
            return .object(TemplateObject(object.sorted { $0.key < $1.key }.map { ($0.key, value($0.value)) }))
        default: return .nil
        }
    }
}
