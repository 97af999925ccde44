internal import Foundation

/// What a POST to an unsubscribe address asks for.
enum UnsubscribeForm: Equatable {
    /// The mail program's button: `List-Unsubscribe=One-Click` (RFC 8058 section 3.1).
    case oneClick
    /// The button of our own page.
    case page

    /// The field of our page's form.
    static let pageField = (name: "confirm", value: "unsubscribe")
    private static let oneClickField = (name: "List-Unsubscribe", value: "One-Click")
    private static let mostFields = 16

    /// Reads a body, urlencoded or multipart/form-data; nil when it says neither of the two.
    init?(contentType: String?, body: [UInt8]) {
        let fields = Self.fields(contentType ?? "application/x-www-form-urlencoded", body)
        if fields.contains(where: { $0 == Self.oneClickField }) {
            self = .oneClick
        } else if fields.contains(where: { $0 == Self.pageField }) {
            self = .page
        } else {
            return nil
        }
    }

    private static func fields(_ contentType: String, _ body: [UInt8]) -> [(name: String, value: String)] {
        let parameters = contentType.split(separator: ";").map { $0.trimmingCharacters(in: .whitespaces) }
        switch parameters.first?.lowercased() {
        case "application/x-www-form-urlencoded":
            return urlencoded(String(decoding: body, as: UTF8.self))
        case "multipart/form-data":
            guard let boundary = value(of: "boundary", in: parameters), (1...70).contains(boundary.utf8.count) else { return [] }
            return multipart(String(decoding: body, as: UTF8.self), boundary)
        default:
            return []
        }
    }

    private static func urlencoded(_ text: String) -> [(name: String, value: String)] {
        text.split(separator: "&").prefix(mostFields).compactMap { pair in
            let sides = pair.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false).map {
                $0.replacing("+", with: " ").removingPercentEncoding?.trimmingCharacters(in: .whitespacesAndNewlines)
            }
            guard sides.count == 2, let name = sides[0], let value = sides[1] else { return nil }
            return (name, value)
        }
    }

    /// RFC 7578: parts between the boundary's lines, each with headers, an empty line, and the value.
    private static func multipart(_ text: String, _ boundary: String) -> [(name: String, value: String)] {
        let lines = text.replacing("\r\n", with: "\n")
        return lines.components(separatedBy: "--\(boundary)").dropFirst().prefix(mostFields).compactMap { part in
            guard let gap = part.range(of: "\n\n") else { return nil }
            let headers = part[..<gap.lowerBound].split(separator: "\n")
            guard let disposition = headers.first(where: { $0.lowercased().hasPrefix("content-disposition:") }) else {
                return nil
            }
            let parameters = disposition.split(separator: ";").map { $0.trimmingCharacters(in: .whitespaces) }
            guard let name = value(of: "name", in: parameters) else { return nil }
            return (name, part[gap.upperBound...].trimmingCharacters(in: .whitespacesAndNewlines))
        }
    }

    private static func value(of name: String, in parameters: [String]) -> String? {
        parameters.first { $0.lowercased().hasPrefix("\(name)=") }
            .map { $0.dropFirst(name.count + 1).trimmingCharacters(in: CharacterSet(charactersIn: "\"")) }
    }
}
