internal import Campaigns
internal import Connections
internal import Foundation
internal import Inbound
internal import Logging
internal import Mail
internal import SMTP
internal import ServiceLifecycle
internal import Server
internal import Storage
internal import Tracking

extension Merpati {
    /// Who keeps the record of what was sent, told when something comes back for it.
    var evidence: LedgerEvidence { LedgerEvidence(store: campaigns.store) }

    /// Takes reports that come to our signed addresses.
    var bounceIntake: BounceIntake {
        BounceIntake(database: database, minter: minter, evidence: evidence, time: time, logger: logger)
    }

    /// Takes the messages by which readers leave.
    var unsubscribeIntake: UnsubscribeIntake {
        UnsubscribeIntake(database: database, minter: minter, evidence: evidence, time: time, logger: logger)
    }

    /// The postmaster's mailbox at our domains.
    var postmasterMail: PostmasterMail {
        get throws {
            let host = URLComponents(string: settings.publicURL)?.host.flatMap { try? EmailAddress(parsing: "x@\($0)").domain }
            let domains = [minter.bounceDomain, settings.from.address.domain, settings.feedbackAddress?.domain, host]
            return PostmasterMail(
                domains: Set(domains.compactMap { $0 }),
                inbox: try CaptureInbox(folder: workspace.inbox, limit: PostmasterMail.most))
        }
    }

    /// How many connections are taken; the limit of open files is raised for them.
    func servingRoom() -> ServingRoom {
        ServingRoom(settings.limits, files: OpenFiles.raise(), sending: settings.smtp.reduce(0) { $0 + $1.connections })
    }

    /// The HTTP server that letters point to.
    /// - Parameter hold: says why nothing is sent.
    func makeServer(
        _ address: HostPort, _ room: ServingRoom, hold: SendingHold = SendingHold(),
        onRunning: @escaping @Sendable (Int) async -> Void
    ) -> MerpatiServer {
        var serverSettings = ServerSettings(senderName: settings.name)
        (serverSettings.host, serverSettings.port) = (address.host, address.port)
        serverSettings.connections = room.http
        var quiet = logger
        quiet.logLevel = .error
        return MerpatiServer(
            database: database, minter: minter,
            recorder: TrackingQueue(database: database, evidence: evidence, time: time, logger: logger),
            evidence: evidence, images: StoredImages(database: database), settings: serverSettings, time: time,
            sending: { hold.reason?.word },
            logger: quiet,
            onRunning: onRunning)
    }

    /// Where to listen when nobody says: at the public URL's own address when that is on this machine.
    public var defaultListen: HostPort {
        guard let url = URLComponents(string: settings.publicURL), let host = url.host,
            case let address = HostPort(host: host, port: url.port ?? 80), address.isLoopback
        else { return HostPort(host: "127.0.0.1", port: 8080) }
        return address
    }

    /// Runs server, scheduler, sender and inbound listener until the process is told to stop.
    ///
    /// - Parameter started: called with a sentence for each part that is ready.
    public func serve(listen: HostPort, started: @escaping @Sendable (String) -> Void) async throws {
        let room = servingRoom()
        logger.notice("\(room)")
        let hold = SendingHold()
        let pages = makeServer(listen, room, hold: hold) { port in
            started("pages at http://\(HostPort(host: listen.host, port: port))")
        }
        var services: [any Service] = [
            ListeningService(
                pages: pages, what: "the pages", address: listen,
                advice: "Stop what listens there, or choose another address: --listen 127.0.0.1:8081, or port 0 for a free one.")
        ]
        if let address = settings.inbound {
            let inbox = address.isLoopback ? CapturingHandler(inbox: try CaptureInbox(folder: workspace.inbox)) : nil
            services.append(
                InboundService(merpati: self, address: address, other: inbox, room: room) { port in
                    started("mail at \(HostPort(host: address.host, port: port))")
                })
        }
        if hasAccount {
            // Before anything listens: a server that cannot send would say so only when a campaign is due.
            try requireAccount()
            services.append(SendingService(merpati: self, hold: hold))
        }
        services.append(
            SegmentRefreshService(segments: segments, database: database, time: time, logger: logger))
        if let waiting = try? await database.read({ try KeptMessages.waiting($0) }), waiting > 0 {
            logger.notice("\(KeptMessages.sentence(waiting)): `merpati bounce list`")
        }
        try await RunningServices(services, logger: logger).wait()
    }
}
