/// `[FIRSTNAME]`, `[FIRSTNAME|there]`. Only names that are known: text and Markdown have brackets of their own.
struct BracketTags: ForeignTagReader {
    let firstByte = UInt8(ascii: "[")

    func tag(_ bytes: [UInt8], at offset: Int, _ names: TagNames) -> ForeignTag? {
        guard let (text, length) = inside(bytes, at: offset, "[", "]") else { return nil }
        let (name, fallback) = split(text)
        let isCapital = name.utf8.allSatisfy { !(0x61...0x7a).contains($0) && $0 < 0x80 }
        // `[TEXT](address)` and `[TEXT][1]` are links of Markdown.
        let next = offset + length < bytes.count ? bytes[offset + length] : 0
        guard isCapital, next != UInt8(ascii: "("), next != UInt8(ascii: "["), next != UInt8(ascii: ":"), names.knows(name) else {
            return nil
        }
        return ForeignTag(length: length, meaning: .value(name, fallback: fallback))
    }
}
