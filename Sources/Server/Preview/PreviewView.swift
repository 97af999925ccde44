internal import Foundation
internal import Hummingbird

/// What a page of the preview shows: all of it stands in the address, so that a view can be kept and needs no script.
struct PreviewView: Hashable {
    enum Part: String, CaseIterable {
        case html, text, source, headers
    }

    enum Width: String, CaseIterable {
        case both, desktop, phone
    }

    enum Images: String, CaseIterable {
        case on, off
    }

    enum Scheme: String, CaseIterable {
        case light, dark
    }

    var reader = PreviewReader()
    var part = Part.html
    var width = Width.both
    var images = Images.on
    var scheme = Scheme.light

    init() {}

    /// Unknown words count as not said.
    init(_ request: Request) {
        let query = request.uri.queryParameters
        func word(_ name: String) -> String {
            query[Substring(name)].map { $0.trimmingCharacters(in: .whitespacesAndNewlines) } ?? ""
        }
        reader = PreviewReader(
            contact: word("contact").isEmpty ? nil : word("contact"),
            language: word("language").isEmpty ? nil : word("language"))
        part = Part(rawValue: word("part")) ?? .html
        width = Width(rawValue: word("width")) ?? .both
        images = Images(rawValue: word("images")) ?? .on
        scheme = Scheme(rawValue: word("scheme")) ?? .light
    }

    /// The view as names and values, without what is usual.
    var fields: [(name: String, value: String)] {
        var fields: [(name: String, value: String)] = []
        if let contact = reader.contact { fields.append(("contact", contact)) }
        if let language = reader.language { fields.append(("language", language)) }
        if part != .html { fields.append(("part", part.rawValue)) }
        if width != .both { fields.append(("width", width.rawValue)) }
        if images != .on { fields.append(("images", images.rawValue)) }
        if scheme != .light { fields.append(("scheme", scheme.rawValue)) }
        return fields
    }

    /// An address of the preview with this view in its query.
    func address(_ path: String) -> String {
        let query = fields.map { "\($0.name)=\(Self.escaped($0.value))" }.joined(separator: "&")
        return query.isEmpty ? path : "\(path)?\(query)"
    }

    func with<Value>(_ place: WritableKeyPath<PreviewView, Value>, _ value: Value) -> PreviewView {
        var view = self
        view[keyPath: place] = value
        return view
    }

    private static func escaped(_ text: String) -> String {
        text.addingPercentEncoding(withAllowedCharacters: unreserved) ?? ""
    }

    /// RFC 3986 section 2.3.
    private static let unreserved = CharacterSet(
        charactersIn: "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-._~")
}
