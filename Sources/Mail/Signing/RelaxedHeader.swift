/// The canonical form of a header that survives what mail servers do to case, folding and spaces (RFC 6376 section 3.4.2):
/// the name in lower case, the value on one line, runs of spaces and tabs one space, none at its ends.
enum RelaxedHeader {
    /// Appends the canonical form without a line end.
    static func append(_ header: HeaderIndex.Entry, of bytes: UnsafeBufferPointer<UInt8>, to out: inout [UInt8]) {
        out.append(upTo: header.name.count + 1 + header.value.count) { start in
            var target = start
            for index in header.name {
                target.pointee = HeaderIndex.lowered(bytes[index])
                target += 1
            }
            target.pointee = UInt8(ascii: ":")
            target += 1
            let valueStart = target
            var isAfterBlank = false
            for index in header.value {
                let byte = bytes[index]
                switch byte {
                case UInt8(ascii: " "), UInt8(ascii: "\t"): isAfterBlank = true
                // A line end in a header is one of folding, and goes.
                case CRLF.carriageReturn, CRLF.lineFeed: break
                default:
                    if isAfterBlank, target != valueStart {
                        target.pointee = UInt8(ascii: " ")
                        target += 1
                    }
                    isAfterBlank = false
                    target.pointee = byte
                    target += 1
                }
            }
            return target - start
        }
    }
}
