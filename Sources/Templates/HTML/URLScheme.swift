/// Which addresses may come out of a value.
enum URLScheme {
    /// Schemes that open a page, a message or a call. Everything else (`javascript`, `data`, `vbscript`, `file`, ...)
    /// is refused without being listed.
    static let harmless: Set<String> = ["http", "https", "mailto", "tel", "sms", "cid"]

    /// What ends a scheme, or shows that there is none.
    private static let delimiters = ByteSet(":/?#")

    /// Whether an address that begins with these bytes can only lead to a harmless scheme or to no scheme at all.
    /// Browsers drop white space and control characters before and inside a scheme, so any such byte before the first
    /// delimiter makes it a different scheme here, and harmful.
    static func isHarmless(_ bytes: UnsafeBufferPointer<UInt8>) -> Bool {
        if bytes.starts(with: "https:".utf8) { return true }
        let delimiters = delimiters
        guard let delimiter = bytes.firstIndex(where: { delimiters.contains($0) }), bytes[delimiter] == UInt8(ascii: ":")
        else { return true }
        guard delimiter <= 10 else { return false }
        return harmless.contains(String(decoding: UnsafeBufferPointer(rebasing: bytes[..<delimiter]), as: UTF8.self).lowercased())
    }
}
