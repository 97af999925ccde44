internal import Mail

/// The messages that no connection has taken yet, first in, first out.
struct MessageQueue {
    private var messages: [OutgoingMessage?] = []
    private var head = 0

    var count: Int { messages.count - head }
    var isEmpty: Bool { head == messages.count }

    /// Takes all messages of an array and leaves it empty.
    mutating func append(contentsOf arrivals: inout [OutgoingMessage]) {
        messages.append(contentsOf: arrivals)
        arrivals.removeAll(keepingCapacity: true)
    }

    /// Puts a message back at the front.
    mutating func putBack(_ message: OutgoingMessage) {
        if head > 0 {
            head -= 1
            messages[head] = message
        } else {
            messages.insert(message, at: 0)
        }
    }

    mutating func popFirst() -> OutgoingMessage? {
        guard !isEmpty else { return nil }
        let message = messages[head].take()
        head += 1
        if isEmpty {
            messages.removeAll(keepingCapacity: true)
            head = 0
        } else if head >= 1_024 {
            messages.removeFirst(head)
            head = 0
        }
        return message
    }
}
