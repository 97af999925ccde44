internal import Foundation

/// The rules of folding, for any text.
enum ScalarFolding {
    /// Decomposes, folds scalar by scalar, takes the dots off the i's, and composes again.
    ///
    /// Lowering, raising and lowering a scalar again merges what Unicode's full case folding merges; only the
    /// dotless ı, which raising would turn into I, is kept apart.
    static func fold(_ text: String) -> String {
        var folded = String.UnicodeScalarView()
        // Whether a combining dot would stand on an i: nothing above that i yet.
        var isOnI = false
        for scalar in text.decomposedStringWithCanonicalMapping.unicodeScalars {
            switch scalar.properties.canonicalCombiningClass {
            case .above where scalar == "\u{307}" && isOnI: continue
            case .above: isOnI = false
            case .notReordered: isOnI = scalar == "i" || scalar == "I"
            default: break
            }
            append(scalar, to: &folded)
        }
        return String(folded).precomposedStringWithCanonicalMapping
    }

    private static func append(_ scalar: Unicode.Scalar, to folded: inout String.UnicodeScalarView) {
        guard scalar != "\u{131}" else { return folded.append(scalar) }
        for lowered in scalar.properties.lowercaseMapping.unicodeScalars {
            for raised in lowered.properties.uppercaseMapping.unicodeScalars {
                folded.append(contentsOf: raised.properties.lowercaseMapping.unicodeScalars)
            }
        }
    }

    /// A folded text without accents.
    static func withoutAccents(_ folded: String) -> String {
        var bare = String.UnicodeScalarView()
        for scalar in folded.decomposedStringWithCanonicalMapping.unicodeScalars where !isAccent(scalar) {
            if let plain = plainLetters[scalar] {
                bare.append(contentsOf: plain.unicodeScalars)
            } else {
                bare.append(scalar)
            }
        }
        return String(bare).precomposedStringWithCanonicalMapping
    }

    /// Marks that can go without making another word: not the vowel signs of Indic scripts (class 0), nuktas (7),
    /// kana voicing (8) and viramas (9).
    private static func isAccent(_ scalar: Unicode.Scalar) -> Bool {
        switch scalar.properties.canonicalCombiningClass.rawValue {
        case 0, 6...9: false
        default: scalar.properties.generalCategory == .nonspacingMark
        }
    }

    /// Letters that Unicode does not decompose although people type them without the stroke.
    private static let plainLetters: [Unicode.Scalar: String] = [
        "đ": "d", "ð": "d", "ɖ": "d", "ħ": "h", "ı": "i", "ɨ": "i", "ł": "l", "ø": "o", "ŧ": "t", "þ": "th",
        "æ": "ae", "œ": "oe", "ŋ": "n", "ɲ": "n", "ƀ": "b", "ɓ": "b", "ɗ": "d", "ǥ": "g", "ƙ": "k", "ŀ": "l",
        "ƶ": "z", "ɛ": "e", "ɔ": "o", "ə": "e", "ʼ": "'", "’": "'",
    ]
}
