internal import Foundation

/// A field of the form "type; value" (RFC 3464 section 2.1.2). Where the type is missing, everything is the value.
struct TypedField {
    let value: String

    init(_ text: String) {
        guard let semicolon = text.firstIndex(of: ";"),
            text[..<semicolon].trimmingCharacters(in: .whitespaces).allSatisfy({
                $0.isLetter || $0.isNumber || $0 == "-" || $0 == "_"
            })
        else {
            value = text.trimmingCharacters(in: .whitespaces)
            return
        }
        value = text[text.index(after: semicolon)...].trimmingCharacters(in: .whitespaces)
    }

    /// The value as an address, without the angle brackets that some put around it, or only behind it.
    var address: String {
        value.trimmingCharacters(in: CharacterSet(charactersIn: "<> \t"))
    }
}
