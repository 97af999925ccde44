internal import HTTPTypes
internal import Hummingbird
internal import NIOCore

extension Request {
    /// The body, once a route has decided to read it. A client that waits to be told so is told to go on.
    ///
    /// - Throws: `HTTPError` 413 when it is longer than `limit` bytes; the connection ends with the answer.
    func body(upTo limit: Int, _ context: ServerContext) async throws -> [UInt8] {
        if let length = headers[.contentLength].flatMap({ Int($0) }), length > limit { throw HTTPError(.contentTooLarge) }
        if headers[.expect] != nil { try await context.channel.triggerUserOutboundEvent(BodyWanted()).get() }
        do {
            return Array(buffer: try await body.collect(upTo: limit))
        } catch is NIOTooManyBytesError {
            throw HTTPError(.contentTooLarge)
        }
    }
}
