internal import Foundation

/// The address under which readers reach this server: scheme, host, and if need be a port and a path.
public struct PublicURL: Sendable, Hashable, CustomStringConvertible {
    /// The URL without a slash at its end.
    public let description: String
    /// Its path, empty or `/` and names.
    public let path: String

    /// - Throws: `TrackingError` of kind `setting` unless it is an http or https URL with a host, and with neither user,
    ///   query, fragment, nor a character that would need escaping.
    public init(parsing text: String) throws(TrackingError) {
        let plain = Set("abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789-._~:/[]%".utf8)
        guard text.utf8.count <= 256, text.utf8.allSatisfy(plain.contains),
            let parts = URLComponents(string: text, encodingInvalidCharacters: false),
            let scheme = parts.scheme?.lowercased(), scheme == "https" || scheme == "http",
            let host = parts.host, !host.isEmpty, parts.user == nil, parts.query == nil, parts.fragment == nil,
            parts.port.map({ (1...65_535).contains($0) }) ?? true
        else {
            throw TrackingError(
                .setting, "the public URL is not usable: \(text.prefix(256).debugDescription)",
                advice: "Give the address under which readers reach this server, such as https://mail.example.com")
        }
        var trimmed = text[...]
        while trimmed.hasSuffix("/") { trimmed.removeLast() }
        description = String(trimmed)
        var path = parts.percentEncodedPath[...]
        while path.hasSuffix("/") { path.removeLast() }
        self.path = String(path)
    }
}
