internal import DequeModule
internal import Logging
internal import Mail

/// Opening, serving and closing connections.
extension TransportLoop {
    /// A message that so many connections gave back untouched is reported instead of tried again.
    private static let mostReturns = 3

    // MARK: Opening

    /// When another connection is to be opened for the messages that wait, or nil while something else has to happen
    /// first.
    func openingTime() -> Monotonic? {
        guard stop == nil, queue.count > connecting, idle.isEmpty, open + connecting < window.limit,
            gate.mayConnect(connecting: connecting), connections.contains(where: { $0 == nil })
        else { return nil }
        return max(gate.notBefore, bucket?.next(now: now) ?? now)
    }

    /// Opens connections for the messages that no open one is free for.
    func openConnections() {
        while let moment = openingTime(), moment <= now, let slot = connections.firstIndex(where: { $0 == nil }) {
            do throws(ConnectionFailure) {
                let curl = try CurlConnection(account)
                let connection = SMTPConnection(slot: slot, curl: curl, account: account, began: now)
                connections[slot] = connection
                connecting += 1
                proceed(connection, curl.drive())
            } catch {
                failed(error, began: now)
            }
        }
    }

    /// Takes the next step of connecting.
    func proceed(_ connection: SMTPConnection, _ progress: CurlConnection.Progress) {
        for change in connection.curl.takeSocketChanges() {
            if change.reads || change.writes {
                watch(connection, change.socket, writes: change.writes, reads: change.reads)
            } else {
                connection.watched.removeAll { $0 == change.socket }
                poller.unwatch(change.socket)
            }
        }
        switch progress {
        case .connecting:
            let curl = connection.curl
            connection.setup.note(isConnected: curl.isConnected, replies: curl.transcript.replies, now: now)
            set(deadline: min(curl.timer ?? .distantFuture, connection.setup.deadline), of: connection)
        case .failed(let failure):
            drop(connection)
            failed(failure, began: connection.began)
        case .connected:
            let capabilities = connection.curl.transcript.capabilities
            let limit = min(account.messagesPerConnection, limits.messages ?? .max)
            connection.session = SMTPSession(capabilities: capabilities, server: account.server, messageLimit: limit)
            connection.phase = .open
            connecting -= 1
            open += 1
            gate.connected()
            watch(connection, connection.curl.socket, writes: false)
            logger.debug("Connected", metadata: ["server": "\(account.server)", "pipelining": "\(capabilities.pipelining)"])
            connection.hasProgressed = true
            advance(connection)
        }
    }

    private func failed(_ failure: ConnectionFailure, began: Monotonic) {
        logger.warning("\(failure.reason)", metadata: ["account": "\(account.name)"])
        window.failed()
        gate.failed(failure, started: began, now: now, jitter: Double.random(in: 0...1))
        giveBackIfUnreachable()
    }

    // MARK: Serving

    /// Lets a connection go on after something happened to it: reports out, messages in, bytes out.
    func advance(_ connection: SMTPConnection) {
        collect(connection)
        while connection.session.wantsMessage, connection.session.isIdle || idle.isEmpty, let message = nextMessage() {
            connection.session.start(message)
            collect(connection)
        }
        flush(connection)
        if let reason = connection.session.closing { return closed(connection, reason) }
        if connection.session.isIdle, connection.phase == .open { rest(connection) }
        guard connections[connection.slot] === connection else { return }
        if connection.hasProgressed || connection.repliesSeen != connection.session.replies {
            connection.hasProgressed = false
            connection.repliesSeen = connection.session.replies
            set(deadline: now.adding(seconds: connection.patience(account.timeouts)), of: connection)
        }
    }

    /// Gives a message to every connection that waits for one.
    func feedIdle() {
        while let slot = idle.last, let connection = connections[slot], let message = nextMessage() {
            idle.removeLast()
            connection.isListedIdle = false
            connection.session.start(message)
            advance(connection)
        }
    }

    private func flush(_ connection: SMTPConnection) {
        let flushed = connection.flush(telling: witness)
        if flushed == .closed {
            // The server may have said why before it closed.
            connection.receive(through: input)
            connection.session.close(.lost)
            return collect(connection)
        }
        if (flushed == .blocked) != connection.watchesWrites {
            connection.watchesWrites = flushed == .blocked
            watch(connection, connection.curl.socket, writes: connection.watchesWrites)
        }
    }

    private func collect(_ connection: SMTPConnection) {
        let completed = connection.session.completed
        let before = batch.count
        connection.session.takeReports(into: &batch)
        if batch.count > before {
            if let witness { for report in batch[before...] { witness.answered(report) } }
            if !returns.isEmpty { for report in batch[before...] { returns[report.id] = nil } }
            for report in batch[before...] {
                if report.outcome == .accepted { window.succeeded() }
                // The server is not ready for more; a lost connection is counted when it is closed.
                if report.outcome == .notSent, connection.session.closing == nil { window.failed() }
            }
        }
        if !connection.isProven, completed > 0 || connection.session.replies > 0 {
            connection.isProven = true
            gate.succeeded()
        }
        for returned in connection.session.takeReturned().reversed() { takeBack(returned) }
    }

    /// A message that its connection has not touched goes over another.
    private func takeBack(_ returned: SMTPSession.Returned) {
        let message = returned.message
        let times = (returns[message.id] ?? 0) + 1
        if let refusal = returned.refusal, stop != nil || times > 1 {
            returns[message.id] = nil
            batch.append(refusal)
        } else if stop != nil || times > Self.mostReturns {
            returns[message.id] = nil
            batch.append(DeliveryReport(id: message.id, outcome: .notSent, server: account.server))
        } else {
            returns[message.id] = times
            queue.prepend(message)
        }
    }

    /// An open connection has nothing to do.
    private func rest(_ connection: SMTPConnection) {
        if stop != nil || connection.session.isSpent || open + connecting > window.limit { return retire(connection) }
        guard !connection.isListedIdle else { return }
        connection.isListedIdle = true
        idle.append(connection.slot)
    }

    // MARK: Closing

    private func retire(_ connection: SMTPConnection) {
        unlist(connection)
        if connection.session.isFull { limits.closed(after: connection.session.completed) }
        connection.phase = .quitting
        open -= 1
        connection.session.quit()
        set(deadline: now.adding(seconds: account.timeouts.quit), of: connection)
        flush(connection)
        if let reason = connection.session.closing { closed(connection, reason) }
    }

    /// The session is over; its reports were taken.
    private func closed(_ connection: SMTPConnection, _ reason: SMTPClosing) {
        collect(connection)
        let session = connection.session
        let wasQuitting = connection.phase == .quitting
        drop(connection)
        if wasQuitting { return }
        logger.log(
            level: session.isWithinMessage ? .notice : .debug, "Connection closed",
            metadata: ["server": "\(account.server)", "reason": "\(reason)", "messages": "\(session.completed)"])
        switch reason {
        case .quit, .cancelled: return
        // The server wants no further message on this connection.
        case .lost where session.completed > 0 && session.awaiting == .mail: limits.closed(after: session.completed)
        case .serviceClosing where session.completed > 0 && session.awaiting == .mail:
            limits.closed(after: session.completed)
            window.failed()
        // Nor does one that was idle too long say anything about its state.
        case .lost where session.awaiting == .nothing: break
        case .lost, .serviceClosing, .timedOut, .violation: window.failed()
        }
        if session.replies == 0 {
            let failure = ConnectionFailure(kind: .host, reason: "\(account.server) gives up every connection: \(reason)")
            failed(failure, began: connection.began)
        }
    }

    private func drop(_ connection: SMTPConnection) {
        unlist(connection)
        for socket in connection.watched { poller.unwatch(socket) }
        connections[connection.slot] = nil
        switch connection.phase {
        case .connecting: connecting -= 1
        case .open: open -= 1
        case .quitting: break
        }
    }

    private func unlist(_ connection: SMTPConnection) {
        guard connection.isListedIdle else { return }
        connection.isListedIdle = false
        idle.removeAll { $0 == connection.slot }
    }

    /// Begins the shutdown: what is under way may end, nothing more begins.
    func drain() {
        for case let connection? in connections {
            if connection.phase == .connecting {
                drop(connection)
            } else if connection.phase == .open {
                connection.session.messageLimit = 0
                if connection.session.isIdle { retire(connection) }
            }
        }
    }

    /// Ends the shutdown.
    func cancelAll() {
        for case let connection? in connections {
            connection.session.close(.cancelled)
            collect(connection)
            drop(connection)
        }
    }

    // MARK: Time

    private func set(deadline: Monotonic, of connection: SMTPConnection) {
        connection.deadline = deadline
        earliestDeadline = min(earliestDeadline, deadline)
    }

    /// Looks after every connection whose deadline has passed, and finds the next one.
    func attendToDeadlines() {
        earliestDeadline = .distantFuture
        for case let connection? in connections where connection.deadline <= now {
            connection.deadline = .distantFuture
            if connection.phase == .connecting {
                if let failure = connection.setup.failure(server: account.server, now: now) {
                    proceed(connection, .failed(failure))
                } else {
                    proceed(connection, connection.curl.drive())
                }
            } else if connection.session.isIdle {
                retire(connection)
            } else {
                connection.session.close(.timedOut)
                advance(connection)
            }
        }
        for case let connection? in connections { earliestDeadline = min(earliestDeadline, connection.deadline) }
    }

    private func watch(_ connection: SMTPConnection, _ socket: Int32, writes: Bool, reads: Bool = true) {
        if !connection.watched.contains(socket) { connection.watched.append(socket) }
        let token = UInt64(connection.slot) << 32 | UInt64(UInt32(bitPattern: socket))
        poller.watch(socket, token: token, reads: reads, writes: writes)
    }
}
