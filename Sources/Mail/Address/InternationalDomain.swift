internal import CIDN2

/// The two spellings of an international domain, by IDNA 2008 with the nontransitional processing of UTS 46 (libidn2).
package enum InternationalDomain {
    package struct Failure: Error {
        let reason: String
    }

    /// The A-label form and the U-label form of `domain`, which may be given in either.
    package static func names(of domain: String) throws(Failure) -> (wire: String, shown: String) {
        let flags = CInt(IDN2_NONTRANSITIONAL.rawValue | IDN2_NFC_INPUT.rawValue)
        let wire = try converted(domain, flags, idn2_to_ascii_8z)
        let shown = try converted(wire, flags, idn2_to_unicode_8z8z)
        // An A-label may spell what no U-label may; such a name could not be typed again.
        guard try converted(shown, flags, idn2_to_ascii_8z) == wire else {
            throw Failure(reason: "its A-label stands for another name")
        }
        return (wire, shown)
    }

    private typealias Conversion = (UnsafePointer<CChar>?, UnsafeMutablePointer<UnsafeMutablePointer<CChar>?>?, CInt) -> CInt

    private static func converted(_ name: String, _ flags: CInt, _ convert: Conversion) throws(Failure) -> String {
        var output: UnsafeMutablePointer<CChar>?
        let status = convert(name, &output, flags)
        defer { idn2_free(output) }
        guard status == IDN2_OK.rawValue, let output else {
            throw Failure(reason: idn2_strerror(status).map { String(cString: $0) } ?? "code \(status)")
        }
        return String(cString: output)
    }
}
