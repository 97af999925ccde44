/// Keeps spreadsheets from running a cell as a formula (OWASP, "CSV Injection"): text that begins with `=`, `+`, `-`,
/// `@`, tab or CR is exported behind an apostrophe, which an import takes off again. Text that begins with
/// apostrophes and then one of these gets one more, so that every text comes back as it was.
enum FormulaGuard {
    /// Whether a text needs the apostrophe.
    static func needsGuard(_ bytes: some Collection<UInt8>) -> Bool {
        bytes.first { $0 != UInt8(ascii: "'") }.map(isDangerous) ?? false
    }

    /// Whether a text that begins with an apostrophe has it as a guard.
    static func isGuarded(_ bytes: UnsafeRawBufferPointer) -> Bool {
        needsGuard(bytes)
    }

    private static func isDangerous(_ byte: UInt8) -> Bool {
        switch byte {
        case UInt8(ascii: "="), UInt8(ascii: "+"), UInt8(ascii: "-"), UInt8(ascii: "@"), 0x09, 0x0d: true
        default: false
        }
    }
}
