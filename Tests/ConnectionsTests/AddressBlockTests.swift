import Connections
import Testing

struct AddressBlockTests {
    @Test(arguments: [
        ("10.0.0.5", "10.0.0.5", true), ("10.0.0.5", "10.0.0.6", false), ("10.1.0.0/16", "10.1.255.1", true),
        ("10.1.0.0/16", "10.2.0.0", false), ("10.0.0.0/9", "10.127.0.1", true), ("10.0.0.0/9", "10.128.0.1", false),
        ("0.0.0.0/0", "203.0.113.9", true), ("fd00::/8", "fdff::1", true), ("fd00::/8", "fe00::1", false),
        ("10.0.0.0/8", "::ffff:10.9.9.9", true), ("10.0.0.0/8", "::1", false), ("::/0", "10.0.0.1", false),
    ])
    func contains(block: String, address: String, isInside: Bool) throws {
        let block = try #require(AddressBlock(block))
        let address = try #require(IPAddress(address))
        #expect(block.contains(address) == isInside)
    }

    @Test(arguments: [
        "", "10.0.0", "10.0.0.0/33", "10.0.0.0/-1", "10.0.0.0/", "10.0.0.0/8/8", "fd00::/129", "name", "10.0.0.256",
    ])
    func `what is no range is none`(text: String) {
        #expect(AddressBlock(text) == nil)
    }

    @Test(arguments: [
        ("127.0.0.1", true), ("127.9.9.9", true), ("::1", true), ("::ffff:127.0.0.1", true), ("192.0.2.1", false),
        ("::2", false),
    ])
    func loopback(text: String, isLoopback: Bool) throws {
        #expect(try #require(IPAddress(text)).isLoopback == isLoopback)
    }
}
