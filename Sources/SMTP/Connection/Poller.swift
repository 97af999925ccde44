internal import CCurl
internal import Foundation

/// Waits for many sockets: epoll on Linux, poll(2) elsewhere.
struct Poller: ~Copyable {
    struct Event {
        var token: UInt64
        var readable: Bool
        var writable: Bool
    }

    #if os(Linux)
        private static let mostEvents = 256
        private let descriptor: Int32
        private let buffer: UnsafeMutablePointer<epoll_event>

        init() {
            descriptor = epoll_create1(Int32(EPOLL_CLOEXEC))
            buffer = .allocate(capacity: Self.mostEvents)
        }

        deinit {
            close(descriptor)
            buffer.deallocate()
        }

        /// Watches a socket, or changes what is watched.
        mutating func watch(_ socket: Int32, token: UInt64, reads: Bool, writes: Bool) {
            var event = epoll_event()
            event.events = (reads ? EPOLLIN.rawValue : 0) | (writes ? EPOLLOUT.rawValue : 0)
            event.data.u64 = token
            if epoll_ctl(descriptor, EPOLL_CTL_MOD, socket, &event) != 0, errno == ENOENT {
                epoll_ctl(descriptor, EPOLL_CTL_ADD, socket, &event)
            }
        }

        /// Forgets a socket, which may be closed already.
        mutating func unwatch(_ socket: Int32) {
            epoll_ctl(descriptor, EPOLL_CTL_DEL, socket, nil)
        }

        /// Waits and gives each event to `body`. An error or a hang-up makes a socket readable and writable: reading and
        /// writing find out what it is.
        mutating func wait(milliseconds: Int32, _ body: (Event) -> Void) {
            let count = epoll_wait(descriptor, buffer, Int32(Self.mostEvents), milliseconds)
            for index in 0..<max(0, Int(count)) {
                let flags = buffer[index].events
                let isBroken = flags & (EPOLLERR.rawValue | EPOLLHUP.rawValue) != 0
                body(
                    Event(
                        token: buffer[index].data.u64, readable: isBroken || flags & EPOLLIN.rawValue != 0,
                        writable: isBroken || flags & EPOLLOUT.rawValue != 0))
            }
        }
    #else
        private var sockets: [pollfd] = []
        private var tokens: [UInt64] = []

        init() {}

        /// Watches a socket, or changes what is watched.
        mutating func watch(_ socket: Int32, token: UInt64, reads: Bool, writes: Bool) {
            unwatch(socket)
            let events = (reads ? POLLIN : 0) | (writes ? POLLOUT : 0)
            sockets.append(pollfd(fd: socket, events: Int16(events), revents: 0))
            tokens.append(token)
        }

        /// Forgets a socket, which may be closed already.
        mutating func unwatch(_ socket: Int32) {
            guard let index = sockets.firstIndex(where: { $0.fd == socket }) else { return }
            sockets.remove(at: index)
            tokens.remove(at: index)
        }

        /// Waits and gives each event to `body`. An error or a hang-up makes a socket readable and writable: reading and
        /// writing find out what it is.
        mutating func wait(milliseconds: Int32, _ body: (Event) -> Void) {
            guard poll(&sockets, nfds_t(sockets.count), milliseconds) > 0 else { return }
            for (token, entry) in zip(tokens, sockets) where entry.revents != 0 {
                let isBroken = entry.revents & Int16(POLLERR | POLLHUP | POLLNVAL) != 0
                body(
                    Event(
                        token: token, readable: isBroken || entry.revents & Int16(POLLIN) != 0,
                        writable: isBroken || entry.revents & Int16(POLLOUT) != 0))
            }
        }
    #endif
}
