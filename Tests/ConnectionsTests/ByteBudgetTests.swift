import Connections
import Testing

struct ByteBudgetTests {
    @Test func `gives what there is, in order`() async throws {
        let budget = ByteBudget(bytes: 10)
        #expect(budget.take(7))
        #expect(!budget.take(4))
        let (turns, turn) = AsyncStream.makeStream(of: Int.self)
        let large = Task {
            let bytes = await budget.wait(for: 100)
            turn.yield(bytes)
            budget.give(bytes)
        }
        while budget.take(3) {
            budget.give(3)
            await Task.yield()
        }
        // Somebody waits: nobody overtakes it.
        #expect(!budget.take(1))
        budget.give(7)
        var order = turns.makeAsyncIterator()
        #expect(await order.next() == 10, "more than there is waits until it is alone")
        await large.value
        #expect(budget.free == 10)
    }
}
