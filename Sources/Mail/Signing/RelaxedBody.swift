/// The canonical form of a body that survives what mail servers do to spaces (RFC 6376 section 3.4.4): runs of spaces and
/// tabs are one space, none stands at the end of a line, and no empty line at the end of the body.
enum RelaxedBody {
    private static let space = UInt8(ascii: " ")
    private static let tab = UInt8(ascii: "\t")

    /// Gives the canonical form to `take` in pieces, nearly all of them parts of `body` itself.
    static func write(_ body: UnsafeBufferPointer<UInt8>, to take: (UnsafeBufferPointer<UInt8>) -> Void) {
        let end = contentEnd(of: body)
        guard end > 0 else { return }
        let oneSpace: StaticString = " "
        let lineEnd: StaticString = "\r\n"
        // What stands from here to `index` is canonical already.
        var start = 0
        var index = 0
        while true {
            index = nextChange(in: body, from: index, to: end)
            guard index < end else { break }
            // The last octet of the content is not blank, so that a run always ends before it.
            var next = index + 1
            while isBlank(body[next]) { next += 1 }
            let endsLine = isLineEnd(body, at: next)
            let keepsFirst = !endsLine && body[index] == space
            take(UnsafeBufferPointer(rebasing: body[start..<(keepsFirst ? index + 1 : index)]))
            if !endsLine, !keepsFirst { take(UnsafeBufferPointer(start: oneSpace.utf8Start, count: 1)) }
            start = next
            index = next
        }
        take(UnsafeBufferPointer(rebasing: body[start..<end]))
        take(UnsafeBufferPointer(start: lineEnd.utf8Start, count: 2))
    }

    /// The first blank from `start` on that may not stay as it is: a tab, or a space with a blank or a line end behind it.
    /// `end` when there is none.
    private static func nextChange(in body: UnsafeBufferPointer<UInt8>, from start: Int, to end: Int) -> Int {
        typealias Block = SIMD32<UInt8>
        let bytes = UnsafeRawBufferPointer(body)
        let (spaces, tabs) = (Block(repeating: space), Block(repeating: tab))
        var index = start
        // Most letters have no such place in most of their lines, so that 32 octets are looked at together. Taking any
        // control character for a line end is near enough here.
        while index + Block.scalarCount < end {
            let these = bytes.loadUnaligned(fromByteOffset: index, as: Block.self)
            let following = bytes.loadUnaligned(fromByteOffset: index + 1, as: Block.self)
            if any((these .== spaces) .& (following .<= spaces) .| (these .== tabs)) { break }
            index += Block.scalarCount
        }
        while index < end {
            if body[index] == tab || body[index] == space && (isBlank(body[index + 1]) || isLineEnd(body, at: index + 1)) {
                return index
            }
            index += 1
        }
        return end
    }

    /// Where the empty lines at the end begin, with the end of the last line that is not empty.
    private static func contentEnd(of body: UnsafeBufferPointer<UInt8>) -> Int {
        var end = body.count
        while end > 0 {
            if isBlank(body[end - 1]) {
                end -= 1
            } else if end > 1, isLineEnd(body, at: end - 2) {
                end -= 2
            } else {
                break
            }
        }
        return end
    }

    private static func isBlank(_ byte: UInt8) -> Bool { byte == space || byte == tab }

    private static func isLineEnd(_ body: UnsafeBufferPointer<UInt8>, at index: Int) -> Bool {
        index + 1 < body.count && body[index] == CRLF.carriageReturn && body[index + 1] == CRLF.lineFeed
    }
}
