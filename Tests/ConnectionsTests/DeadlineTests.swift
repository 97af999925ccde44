import Connections
import NIOCore
import NIOPosix
import Testing

struct DeadlineTests {
    @Test func `the work's answer, or the end of the time`() async throws {
        let loop = MultiThreadedEventLoopGroup.singleton.next()
        #expect(try await Deadline.within(60, on: loop) { 7 } == 7)
        await #expect(throws: CancellationError.self) {
            try await Deadline.within(60, on: loop) { throw CancellationError() }
        }
        let (hints, hint) = AsyncStream.makeStream(of: Void.self)
        await #expect(throws: Deadline.Passed.self) {
            try await Deadline.within(0.001, on: loop) { for await _ in hints {} }
        }
        hint.finish()
    }
}
