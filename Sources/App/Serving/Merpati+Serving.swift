internal import Campaigns
internal import Foundation
internal import Inbound
internal import Logging
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

    /// The HTTP server that letters point to.
    func makeServer(_ address: HostPort, onRunning: @escaping @Sendable (Int) async -> Void) -> MerpatiServer {
        var serverSettings = ServerSettings(senderName: settings.name)
        (serverSettings.host, serverSettings.port) = (address.host, address.port)
        var quiet = logger
        quiet.logLevel = .error
        return MerpatiServer(
            database: database, minter: minter,
            recorder: TrackingQueue(database: database, evidence: evidence, time: time, logger: logger),
            evidence: evidence, images: StoredImages(database: database), settings: serverSettings, time: time, logger: quiet,
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
        var services: [any Service] = [
            makeServer(listen) { port in started("pages at http://\(HostPort(host: listen.host, port: port))") }
        ]
        if let address = settings.inbound {
            let inbox = address.isLoopback ? CapturingHandler(inbox: try CaptureInbox(folder: workspace.inbox)) : nil
            services.append(
                InboundService(merpati: self, address: address, other: inbox) { port in
                    started("mail at \(HostPort(host: address.host, port: port))")
                })
        }
        if !settings.smtp.isEmpty { services.append(SendingService(merpati: self)) }
        services.append(
            SegmentRefreshService(segments: segments, database: database, time: time, logger: logger))
        let waiting = try await database.read { try KeptMessages.waiting($0) }
        if waiting > 0 { logger.notice("\(KeptMessages.sentence(waiting)): `merpati bounce list`") }
        try await RunningServices(services, logger: logger).wait()
    }
}
