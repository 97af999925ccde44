import Connections
import Testing

struct OpenFilesTests {
    @Test func `the limit is never lowered`() {
        let first = OpenFiles.raise()
        #expect(first.now >= first.before)
        let lower = OpenFiles.raise(to: 100)
        #expect(lower == OpenFiles(before: first.now, now: first.now))
    }
}
