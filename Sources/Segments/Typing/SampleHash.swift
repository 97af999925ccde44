internal import Foundation
package import Storage

/// A number from 0 to 1 for each contact, the same every time for the same seed: what samples are drawn by.
///
/// The number is ((a x id + b)^3 mod p) / p, with a and b from the seed. p is a prime below 2^31 that leaves the rest 2
/// when divided by 3, so that cubing only permutes the residues and no product passes 63 bits: SQLite would turn a
/// greater one into a floating-point number.
package struct SampleHash: Sendable, Hashable {
    static let prime: Int64 = 2_147_483_579

    private let multiplier: Int64
    private let addend: Int64

    /// - Parameter seed: samples with other seeds are drawn independently. Compared in Unicode NFC.
    package init(seed: String) {
        // FNV-1a over the text, spread by SplitMix64.
        var hash: UInt64 = 0xcbf2_9ce4_8422_2325
        for byte in seed.precomposedStringWithCanonicalMapping.utf8 { hash = (hash ^ UInt64(byte)) &* 0x0000_0100_0000_01b3 }
        multiplier = 1 + Int64(Self.mixed(hash) % UInt64(Self.prime - 1))
        addend = Int64(Self.mixed(hash &+ 0x9e37_79b9_7f4a_7c15) % UInt64(Self.prime))
    }

    private static func mixed(_ value: UInt64) -> UInt64 {
        var mixed = (value ^ (value >> 30)) &* 0xbf58_476d_1ce4_e5b9
        mixed = (mixed ^ (mixed >> 27)) &* 0x94d0_49bb_1331_11eb
        return mixed ^ (mixed >> 31)
    }

    /// The numerator of the contact's number; the denominator is the prime.
    func value(_ contact: Int64) -> Int64 {
        let linear = (contact % Self.prime * multiplier + addend) % Self.prime
        return linear * linear % Self.prime * linear % Self.prime
    }

    /// Whether the contact is in the sample. Greater samples contain the smaller ones with the same seed.
    package func holds(_ contact: Int64, percent: Double) -> Bool {
        value(contact) < Self.threshold(percent)
    }

    /// The same as SQL.
    ///
    /// - Parameter id: the contact's id.
    package func condition(_ id: SQL, percent: Double) -> SQL {
        let linear: SQL = "((\(id) % \(Self.prime) * \(multiplier) + \(addend)) % \(Self.prime))"
        return "(\(linear) * \(linear) % \(Self.prime) * \(linear) % \(Self.prime) < \(Self.threshold(percent)))"
    }

    static func threshold(_ percent: Double) -> Int64 {
        Int64((percent / 100 * Double(prime)).rounded())
    }
}
