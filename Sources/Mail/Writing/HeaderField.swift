/// A header of one's own, with an unstructured value in plain Unicode (RFC 5322 section 3.6.8).
public struct HeaderField: Sendable, Hashable {
    public var name: String
    public var value: String

    public init(_ name: String, _ value: String) {
        self.name = name
        self.value = value
    }
}
