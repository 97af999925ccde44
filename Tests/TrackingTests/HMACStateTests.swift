import Testing

@testable import Tracking

struct HMACStateTests {
    private func code(_ key: [UInt8], _ message: [UInt8]) -> String {
        let digits = Array("0123456789abcdef")
        return message.withUnsafeBytes {
            HMACState(key: key).withCode(of: $0) { $0.map { "\(digits[Int($0 >> 4)])\(digits[Int($0 & 15)])" } }
        }
        .joined()
    }

    /// RFC 4231 section 4, cases 1, 2, 3, 6 and 7.
    @Test func `the codes are those of the standard`() {
        #expect(
            code([UInt8](repeating: 0x0b, count: 20), Array("Hi There".utf8))
                == "b0344c61d8db38535ca8afceaf0bf12b881dc200c9833da726e9376c2e32cff7")
        #expect(
            code(Array("Jefe".utf8), Array("what do ya want for nothing?".utf8))
                == "5bdcc146bf60754e6a042426089575c75a003f089d2739839dec58b964ec3843")
        #expect(
            code([UInt8](repeating: 0xaa, count: 20), [UInt8](repeating: 0xdd, count: 50))
                == "773ea91e36800e46854db8ebd09181a72959098b3ef8c122d9635514ced565fe")
        #expect(
            code(
                [UInt8](repeating: 0xaa, count: 131), Array("Test Using Larger Than Block-Size Key - Hash Key First".utf8))
                == "60e431591ee0b67f0d8a26aacbf5b77f8e0bc6213728c5140546040f0ee37f54")
        #expect(
            code(
                [UInt8](repeating: 0xaa, count: 131),
                Array(
                    "This is a test using a larger than block-size key and a larger than block-size data. The key needs to be hashed before being used by the HMAC algorithm."
                        .utf8)) == "9b09ffa71b942fcb27635fbcd5b0e944bfdc63644f0713938a7f51535c3a35e2")
    }

    @Test func `one state gives the same code again and again`() {
        let state = HMACState(key: [1, 2, 3])
        let codes = (0..<3).map { _ in [UInt8](repeating: 9, count: 30).withUnsafeBytes { state.withCode(of: $0) { Array($0) } } }
        #expect(codes[0] == codes[1] && codes[1] == codes[2])
    }
}
