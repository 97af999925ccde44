internal import Foundation

/// Full case folding for the comparison of local parts (Unicode section 3.13): scalars are raised, then lowered, which
/// merges what folding merges (ß and ss, ς and σ); the dotless ı stays itself.
enum CaseFolding {
    static func fold(_ text: String) -> String {
        var folded = String.UnicodeScalarView()
        for scalar in text.unicodeScalars {
            if scalar == "\u{131}" {
                folded.append(scalar)
                continue
            }
            for raised in scalar.properties.uppercaseMapping.unicodeScalars {
                folded.append(contentsOf: raised.properties.lowercaseMapping.unicodeScalars)
            }
        }
        return String(folded).precomposedStringWithCanonicalMapping
    }
}
