internal import DequeModule
internal import Synchronization

/// Bytes that many share: of memory, or of a disk.
public final class ByteBudget: Sendable {
    private struct State {
        var free: Int
        var waiting: Deque<(bytes: Int, turn: CheckedContinuation<Void, Never>)> = []
    }

    private let all: Int
    private let state: Mutex<State>

    public init(bytes: Int) {
        all = bytes
        state = Mutex(State(free: bytes))
    }

    /// What nobody has.
    public var free: Int { state.withLock { $0.free } }

    /// Takes so many bytes; false when there are not so many left, or when others have been waiting for them.
    public func take(_ bytes: Int) -> Bool {
        state.withLock { state in
            guard state.waiting.isEmpty, bytes <= state.free else { return false }
            state.free -= bytes
            return true
        }
    }

    /// Waits until there are so many bytes, in the order of coming, and takes them. Whoever wants more than there are
    /// waits until it is alone.
    ///
    /// - Returns: how many to give back.
    public func wait(for bytes: Int) async -> Int {
        let bytes = min(bytes, all)
        await withCheckedContinuation { turn in
            let isNext = state.withLock { state in
                if state.waiting.isEmpty, bytes <= state.free {
                    state.free -= bytes
                    return true
                }
                state.waiting.append((bytes, turn))
                return false
            }
            if isNext { turn.resume() }
        }
        return bytes
    }

    /// Gives bytes back.
    public func give(_ bytes: Int) {
        let turns = state.withLock { state in
            state.free += bytes
            var turns: [CheckedContinuation<Void, Never>] = []
            while let next = state.waiting.first, next.bytes <= state.free {
                state.free -= next.bytes
                turns.append(next.turn)
                state.waiting.removeFirst()
            }
            return turns
        }
        for turn in turns { turn.resume() }
    }
}
