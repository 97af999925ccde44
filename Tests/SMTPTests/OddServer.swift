/// A mail server without sockets that says two things at once where its script says so, and keeps what it takes. It is as
/// generous as a server can be: it takes RCPT and DATA whatever it said to MAIL, and reads on after 421.
struct OddServer {
    enum Stage: CaseIterable, Sendable {
        case greeting, ehlo, startTLS, auth, mail, recipient, data, dot, reset, quit
        /// After a message, when nothing was asked.
        case idle
    }

    /// What is said in place of the usual, and when.
    struct Script: Sendable {
        var stage: Stage
        /// At which time that the stage is come to, from 1; on each connection anew, or on the first connection alone.
        var occurrence = 1
        var isEachConnection = false
        /// What is said, one thing after the other, as `said` writes it; `usual` and `close` stand for themselves.
        var words: [String]
        /// Where the words are cut into two segments; nil sends them in one.
        var cut: Int?
        /// Whether all answers to what came in one piece go out in one segment.
        var mergesAll = false
        /// Whether any yes to the end of a message may be the one that is meant, and not the first word alone.
        var anyYesCounts = false
        /// Recipients with this in their address are refused.
        var refused = "nobody"
    }

    enum Output: Equatable {
        case segment([UInt8])
        case close
    }

    static let usual = "usual"
    static let close = "close"

    let ehlo: [String]
    let script: Script
    private(set) var isClosed = false
    private(set) var connections = 0
    /// The recipients of what it took, each message once.
    private(set) var taken: [String] = []
    /// How often the script spoke.
    private(set) var oddities = 0

    private var seen: [Stage: Int] = [:]
    private var input: [UInt8] = []
    private var isReadingData = false
    private var hasRecipient = false
    private var hasRefusedBody = false
    private var recipient = ""
    private var output: [Output] = []
    private var answersAuth = 0

    init(ehlo: [String], script: Script) {
        self.ehlo = ehlo
        self.script = script
    }

    /// A client connects.
    mutating func connect() -> [Output] {
        connections += 1
        if script.isEachConnection || connections == 1 { seen = [:] }
        (isClosed, input, isReadingData, hasRecipient, hasRefusedBody, answersAuth) = (false, [], false, false, false, 0)
        answer(.greeting, "220 odd.example ESMTP")
        return flush()
    }

    mutating func take(_ bytes: some Sequence<UInt8>) -> [Output] {
        input += bytes
        while !isClosed, let end = input.firstIndex(of: UInt8(ascii: "\n")) {
            let line = String(decoding: input[..<end].filter { $0 != UInt8(ascii: "\r") }, as: UTF8.self)
            input.removeFirst(end + 1)
            if isReadingData { readData(line) } else { obey(line) }
        }
        return flush()
    }

    private mutating func readData(_ line: String) {
        guard line == "." else { return }
        isReadingData = false
        let codes = answer(.dot, hasRecipient ? "250 2.0.0 queued" : "554 5.5.1 no valid recipients")
        let isTaken = (script.anyYesCounts ? codes[...] : codes.prefix(1)).contains { $0 / 100 == 2 }
        if isTaken, hasRecipient, !hasRefusedBody { taken.append(recipient) }
        hasRecipient = false
        if script.stage == .idle { answer(.idle, nil) }
    }

    private mutating func obey(_ line: String) {
        if answersAuth > 0 {
            answersAuth -= 1
            answer(.auth, "235 2.7.0 welcome")
            return
        }
        switch line.prefix(4).uppercased() {
        case "EHLO", "HELO":
            let lines = ["odd.example"] + ehlo
            let text = lines.enumerated().map { "250\($0 == lines.count - 1 ? " " : "-")\($1)" }.joined(separator: "\r\n")
            answer(.ehlo, text)
        case "STAR": answer(.startTLS, "220 2.0.0 go")
        case "AUTH" where line.split(separator: " ").count == 2:
            answersAuth = 1
            output.append(.segment(Array("334 \r\n".utf8)))
        case "AUTH": answer(.auth, "235 2.7.0 welcome")
        case "MAIL": answer(.mail, "250 2.1.0 ok")
        case "RCPT":
            recipient = String(line.dropFirst("RCPT TO:<".count).prefix { $0 != ">" })
            let isRefused = recipient.contains(script.refused)
            let codes = answer(.recipient, isRefused ? "550 5.1.1 no such user" : "250 2.1.5 ok")
            hasRecipient = codes.contains { $0 / 100 == 2 }
        case "DATA":
            let codes = answer(.data, "354 go ahead")
            isReadingData = codes.contains { $0 / 100 == 3 }
            // Whoever says no in a segment of its own means it.
            hasRefusedBody = script.cut != nil && codes.contains { $0 >= 400 }
        case "RSET":
            hasRecipient = false
            answer(.reset, "250 2.0.0 ok")
        case "QUIT":
            answer(.quit, "221 2.0.0 bye")
            hangUp()
        default: answer(nil, "500 5.5.2 what?")
        }
    }

    /// - Returns: the codes of what was said.
    @discardableResult private mutating func answer(_ stage: Stage?, _ usual: String?) -> [Int] {
        if let stage { seen[stage, default: 0] += 1 }
        guard let stage, stage == script.stage, seen[stage] == script.occurrence else {
            guard let usual else { return [] }
            output.append(.segment(Array((usual + "\r\n").utf8)))
            return [Int(usual.prefix(3)) ?? 0]
        }
        oddities += 1
        let words = script.words.map { $0 == Self.usual ? usual.map { $0 + "\r\n" } ?? "" : $0 }
        let bytes = words.filter { $0 != Self.close }.flatMap { Array($0.utf8) }
        let cut = min(script.cut ?? 0, bytes.count)
        for piece in [bytes[..<cut], bytes[cut...]] where !piece.isEmpty { output.append(.segment(Array(piece))) }
        if words.contains(Self.close) { hangUp() }
        return Self.codes(in: bytes)
    }

    /// The codes of the replies in these bytes, as a client reads them; where no reply is whole, the code that it begins with.
    private static func codes(in bytes: [UInt8]) -> [Int] {
        let lines = bytes.split(separator: UInt8(ascii: "\n"), omittingEmptySubsequences: false)
        let codes = lines.dropLast().compactMap { line in
            line.dropFirst(3).first == UInt8(ascii: "-") ? nil : Int(String(decoding: line.prefix(3), as: UTF8.self))
        }
        guard codes.isEmpty else { return codes }
        return lines.lazy.compactMap { Int(String(decoding: $0.prefix(3), as: UTF8.self)) }.prefix(1).map(\.self)
    }

    private mutating func hangUp() {
        isClosed = true
        output.append(.close)
    }

    private mutating func flush() -> [Output] {
        defer { output = [] }
        guard script.mergesAll else { return output }
        var merged: [UInt8] = []
        for case .segment(let bytes) in output { merged += bytes }
        return (merged.isEmpty ? [] : [.segment(merged)]) + (output.contains(.close) ? [.close] : [])
    }
}
