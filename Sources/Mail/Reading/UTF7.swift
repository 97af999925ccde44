/// UTF-7 (RFC 2152), which old reports are written in: ASCII as it is, everything else as base64 of UTF-16 between "+" and
/// anything that is no letter of base64.
enum UTF7 {
    static func decode(_ octets: [UInt8]) -> (text: String, replacements: Int) {
        var reader = Reader()
        for octet in octets { reader.take(octet) }
        reader.endRun(at: nil)
        return (String(reader.scalars), reader.replacements)
    }

    private struct Reader {
        var scalars = String.UnicodeScalarView()
        var replacements = 0
        private var isShifted = false
        private var letters = 0
        private var bits: UInt32 = 0
        private var bitCount = 0
        private var highSurrogate: UInt16?

        mutating func take(_ octet: UInt8) {
            if isShifted {
                if let value = Base64Letter.value(octet) { return addLetter(value) }
                endRun(at: octet)
                // The "-" that ends a run belongs to it.
                if octet == UInt8(ascii: "-") { return }
            }
            if octet == UInt8(ascii: "+") {
                (isShifted, letters, bits, bitCount) = (true, 0, 0, 0)
            } else if octet < 0x80 {
                scalars.append(Unicode.Scalar(octet))
            } else {
                replace()
            }
        }

        private mutating func addLetter(_ value: UInt8) {
            letters += 1
            bits = bits << 6 | UInt32(value)
            bitCount += 6
            guard bitCount >= 16 else { return }
            bitCount -= 16
            addUnit(UInt16(truncatingIfNeeded: bits >> UInt32(bitCount)))
        }

        private mutating func addUnit(_ unit: UInt16) {
            if let high = highSurrogate {
                highSurrogate = nil
                if UTF16.isTrailSurrogate(unit) {
                    scalars.append(UTF16.decode(UTF16.EncodedScalar([high, unit])))
                    return
                }
                replace()
            }
            if UTF16.isLeadSurrogate(unit) {
                highSurrogate = unit
            } else if let scalar = Unicode.Scalar(unit) {
                scalars.append(scalar)
            } else {
                replace()
            }
        }

        /// "+-" is a plus sign; so is, to be lenient, a "+" before anything that is no base64.
        mutating func endRun(at octet: UInt8?) {
            guard isShifted else { return }
            isShifted = false
            if letters == 0 { scalars.append("+") }
            if highSurrogate != nil { replace() }
            highSurrogate = nil
        }

        private mutating func replace() {
            scalars.append("\u{fffd}")
            replacements += 1
        }
    }
}
