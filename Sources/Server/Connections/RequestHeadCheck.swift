internal import NIOHTTP1

/// What a request's head says about its connection, and whether it may be answered at all (RFC 9112).
struct RequestHeadCheck: Equatable {
    /// The status of the refusal.
    var refusal: HTTPResponseStatus?
    /// The connection ends with the answer.
    var closes = false
    /// The client sends its body only when it is told to go on (RFC 9110 section 10.1.1).
    var awaitsContinue = false

    init(_ head: HTTPRequestHead) {
        let isOld = head.version.major == 1 && head.version.minor == 0
        let isEnding = head.headers[canonicalForm: "connection"].contains { $0.lowercased() == "close" }
        let expectations = head.headers[canonicalForm: "expect"].map { $0.lowercased() }
        refusal = Self.refusal(head, isOld: isOld, isOld ? [] : expectations)
        closes = isOld || isEnding || refusal != nil
        awaitsContinue = !isOld && !expectations.isEmpty
    }

    private static func refusal(_ head: HTTPRequestHead, isOld: Bool, _ expectations: [String]) -> HTTPResponseStatus? {
        guard head.version.major == 1 else { return .httpVersionNotSupported }
        let hosts = head.headers["host"]
        // Two hosts, and one message may be two to two servers (RFC 9112 section 3.2).
        guard hosts.count <= 1, hosts.allSatisfy(isHost), !hosts.isEmpty || isOld else { return .badRequest }
        if head.headers.contains(name: "transfer-encoding") {
            // Length and coding in one message is how requests are smuggled (section 6.1).
            guard !isOld, !head.headers.contains(name: "content-length") else { return .badRequest }
            guard head.headers[canonicalForm: "transfer-encoding"].map({ $0.lowercased() }) == ["chunked"] else {
                return .notImplemented
            }
        }
        return expectations.allSatisfy { $0 == "100-continue" } ? nil : .expectationFailed
    }

    /// Whether it can be a host and a port (RFC 3986 section 3.2.2), or nothing at all, which RFC 9112 allows.
    private static func isHost(_ text: String) -> Bool {
        text.utf8.count <= 300
            && text.utf8.allSatisfy { $0 > 0x20 && $0 < 0x7f && !"/\\,@?#<>\"{}|^`".utf8.contains($0) }
    }
}
