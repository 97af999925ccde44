/// The quick way for texts of composed Latin letters, from tables that `ScalarFolding` fills once.
enum LatinFolding {
    /// Both forms of a text, or nil when it has more than ASCII, Latin-1, Latin Extended-A and -B, IPA and
    /// Latin Extended Additional in it. Texts of these scalars alone are in NFC, since no mark can follow.
    static func fold(_ text: String) -> (folded: String, bare: String)? {
        var folded: [UInt8] = []
        var bare: [UInt8] = []
        folded.reserveCapacity(text.utf8.count + 4)
        bare.reserveCapacity(text.utf8.count + 4)
        for scalar in text.unicodeScalars {
            if scalar.isASCII {
                let byte = UInt8(truncatingIfNeeded: scalar.value)
                let lowered = byte &- 0x41 < 26 ? byte | 0x20 : byte
                folded.append(lowered)
                bare.append(lowered)
            } else {
                guard let index = index(of: scalar) else { return nil }
                folded.append(contentsOf: forms[index].folded.utf8)
                bare.append(contentsOf: forms[index].bare.utf8)
            }
        }
        return (String(decoding: folded, as: UTF8.self), String(decoding: bare, as: UTF8.self))
    }

    private static let low: Range<UInt32> = 0x80..<0x300
    private static let additional: Range<UInt32> = 0x1e00..<0x1f00

    private static func index(of scalar: Unicode.Scalar) -> Int? {
        if low.contains(scalar.value) { return Int(scalar.value - low.lowerBound) }
        if additional.contains(scalar.value) { return Int(scalar.value - additional.lowerBound) + low.count }
        return nil
    }

    private static let forms: [(folded: String, bare: String)] = [low, additional].joined().map { value in
        let letter = Unicode.Scalar(value).map(String.init) ?? ""
        let folded = ScalarFolding.fold(letter)
        return (folded, ScalarFolding.withoutAccents(folded))
    }
}
