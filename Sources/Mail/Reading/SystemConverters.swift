#if canImport(Glibc)
    internal import Glibc
#else
    internal import Foundation
#endif

/// The converters that come with the system. On Linux they are iconv(3)'s: Foundation there answers nil for the Japanese,
/// Korean and Chinese charsets that mail is written in.
///
/// Each is opened once for a text, however often the text changes between charsets.
final class SystemConverters {
    #if canImport(Glibc)
        /// Nil for what the system lacks.
        private var opened: [String: Converter?] = [:]
    #endif

    /// Reads octets, with U+FFFD for each that means nothing; nil when the system lacks the converter.
    func decode(_ octets: [UInt8], from name: String) -> (text: String, replacements: Int)? {
        guard !octets.isEmpty else { return ("", 0) }
        #if canImport(Glibc)
            let converter = opened[name] ?? Converter(name)
            opened[name] = .some(converter)
            return converter?.convert(octets)
        #else
            return Self.decodeByFoundation(octets, from: name)
        #endif
    }

    #if canImport(Glibc)
        /// One descriptor of iconv(3). After each text it is in its first state again.
        private final class Converter {
            private let descriptor: iconv_t
            private static let chunk = 4096

            init?(_ name: String) {
                descriptor = iconv_open("UTF-8", name)
                // The C library answers (iconv_t) -1 for a charset that it does not have.
                guard Int(bitPattern: descriptor) != -1 else { return nil }
            }

            deinit {
                // A failed initializer comes here too.
                if Int(bitPattern: descriptor) != -1 { iconv_close(descriptor) }
            }

            func convert(_ octets: [UInt8]) -> (text: String, replacements: Int) {
                var (decoded, replacements) = ([UInt8](), 0)
                decoded.reserveCapacity(octets.count + octets.count / 2)
                var input = octets.map { CChar(bitPattern: $0) }
                input.withUnsafeMutableBufferPointer { buffer in
                    var (next, left) = (buffer.baseAddress, buffer.count)
                    // Each round takes octets, or skips one: they end.
                    while left > 0 {
                        let error = step(&next, &left, to: &decoded)
                        guard error != 0, error != E2BIG, left > 0 else { continue }
                        decoded += "\u{fffd}".utf8
                        replacements += 1
                        // An unfinished character at the end (EINVAL) is one fault, not one for each of its octets.
                        let skipped = error == EINVAL ? left : 1
                        next = next.map { $0 + skipped }
                        left -= skipped
                    }
                    // Some converters keep a letter back that an accent could follow. This also resets the state.
                    _ = step(nil, nil, to: &decoded)
                }
                return (String(decoding: decoded, as: UTF8.self), replacements)
            }

            /// Converts as far as it goes in one chunk of output; tells why it stopped, 0 at the end.
            private func step(
                _ next: UnsafeMutablePointer<UnsafeMutablePointer<CChar>?>?, _ left: UnsafeMutablePointer<Int>?,
                to decoded: inout [UInt8]
            ) -> CInt {
                withUnsafeTemporaryAllocation(of: CChar.self, capacity: Self.chunk) { output in
                    var (place, room) = (output.baseAddress, output.count)
                    let failed = iconv(descriptor, next, left, &place, &room) == Int(bitPattern: UInt(bitPattern: -1))
                    let error = failed ? errno : 0
                    decoded += UnsafeRawBufferPointer(output)[..<(output.count - room)]
                    return error
                }
            }
        }
    #else
        private static func decodeByFoundation(_ octets: [UInt8], from name: String) -> (text: String, replacements: Int)? {
            let name = name == "EUC-JP-MS" ? "EUC-JP" : name
            let encoding = CFStringConvertIANACharSetNameToEncoding(name as CFString)
            guard encoding != kCFStringEncodingInvalidId else { return nil }
            let known = String.Encoding(rawValue: CFStringConvertEncodingToNSStringEncoding(encoding))
            if let text = String(bytes: octets, encoding: known) { return (text, 0) }
            // Foundation reads all or nothing: lines with a fault keep their ASCII alone.
            var (text, replacements) = ("", 0)
            for line in octets.split(separator: UInt8(ascii: "\n"), omittingEmptySubsequences: false) {
                if !text.isEmpty { text += "\n" }
                if let read = String(bytes: line, encoding: known) {
                    text += read
                } else {
                    replacements += line.count { $0 >= 0x80 }
                    text += String(decoding: line.map { $0 < 0x80 ? $0 : 0xff }, as: UTF8.self)
                }
            }
            return (text, replacements)
        }
    #endif
}
