import TestSupport
import Testing

@testable import Tracking

/// The signed addresses that mail comes back to, as mail servers on the way rewrite them.
struct InboundAddressTests {
    private static func addresses(_ minter: TokenMinter, run: Int64, contact: Int64) -> (bounce: String, leave: String) {
        var bytes: [UInt8] = []
        minter.unsubscribeAddress(run: run, contact: contact, into: &bytes)
        return (minter.envelopeSender(run: run, contact: contact), String(decoding: bytes, as: UTF8.self))
    }

    /// What servers make of a local part before it comes back: the same token has to be found.
    static let rewritings: [(name: String, rewrite: @Sendable (String) -> String)] = [
        ("none", { $0 }), ("upper case", { $0.uppercased() }), ("a detail", { "\($0)+later" }),
        ("quotation marks", { "\"\($0)\"" }),
        ("SRS0", { "SRS0=HHH=TT=bounce.example.com=\($0)" }), ("SRS0 with +", { "SRS0+HHH=TT=bounce.example.com=\($0)" }),
        ("SRS1", { "SRS1=GGG=first.example==HHH=TT=bounce.example.com=\($0)" }), ("BATV", { "prvs=1234abcdef=\($0)" }),
        ("SRS0 in lower case", { "srs0=hhh=tt=bounce.example.com=\($0.lowercased())" }),
    ]

    @Test(arguments: rewritings.indices) func `the token survives what servers do to addresses`(index: Int) throws {
        let (name, rewrite) = Self.rewritings[index]
        let minter = try TokenTests.minter()
        var random = SeededRandom(seed: 21)
        for _ in 0..<50 {
            let (run, contact) = (Int64.random(in: 1...1 << 30, using: &random), Int64.random(in: 1...1 << 40, using: &random))
            let (bounce, leave) = Self.addresses(minter, run: run, contact: contact)
            for (address, expected) in [
                (bounce, TokenMinter.Recipient.bounce(Token(.bounce, run: run, contact: contact))),
                (leave, .unsubscribe(Token(.unsubscribe, run: run, contact: contact))),
            ] {
                let local = String(address.prefix { $0 != "@" })
                #expect(local.utf8.count <= 52, "room for what is put before it")
                #expect(minter.read(recipient: "\(rewrite(local))@bounce.example.com") == expected, "\(name)")
                #expect(minter.read(recipient: "\(rewrite(local))@BOUNCE.example.com") == expected, "\(name)")
                #expect(minter.read(recipient: "\(rewrite(local))@other.example.com") == .other, "\(name)")
                // A token whose first letter is another is nobody's, in whatever dress.
                let altered = local.prefix(2) + (local.dropFirst(2).first == "q" ? "r" : "q") + local.dropFirst(3)
                #expect(minter.read(recipient: "\(rewrite(String(altered)))@bounce.example.com") == .forged, "\(name)")
            }
        }
    }

    @Test func `an address of one purpose is none of another`() throws {
        let minter = try TokenTests.minter()
        let (bounce, leave) = Self.addresses(minter, run: 7, contact: 9)
        #expect(minter.read(recipient: "u" + bounce.dropFirst()) == .forged)
        #expect(minter.read(recipient: "b" + leave.dropFirst()) == .forged)
        for address in [
            "hello@bounce.example.com", "u@bounce.example.com", "=@bounce.example.com", "+@bounce.example.com", "@", "",
        ] {
            #expect(minter.read(recipient: address) == .other)
        }
        for address in ["u-@bounce.example.com", "x=u-@bounce.example.com", "b-+x@bounce.example.com"] {
            #expect(minter.read(recipient: address) == .forged)
        }
    }
}
