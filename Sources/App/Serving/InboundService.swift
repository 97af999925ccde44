internal import Inbound
internal import Logging
internal import SMTP
internal import ServiceLifecycle

/// The inbound SMTP listener of `serve` and of the demo.
struct InboundService: Service {
    let merpati: Merpati
    let address: HostPort
    /// Who takes mail that is no bounce. On loopback `serve` captures it: there it can only come from this machine.
    let other: (any InboundHandler)?
    let room: ServingRoom
    let onRunning: @Sendable (Int) -> Void

    func run() async throws {
        let router = InboundRouter(
            minter: merpati.minter, bounces: merpati.bounceIntake, unsubscribes: merpati.unsubscribeIntake,
            feedbackAddress: merpati.settings.feedbackAddress, other: other, postmaster: try merpati.postmasterMail,
            logger: merpati.logger)
        let options = InboundOptions(limits: room.inbound, spoolFolder: merpati.workspace.incoming)
        let server = InboundServer(
            host: address.host, port: address.port, options: options, handler: router, logger: merpati.logger)
        try await cancelWhenGracefulShutdown { try await server.run(started: onRunning) }
    }
}

extension HostPort {
    /// Whether only this machine can connect to it.
    var isLoopback: Bool { SMTPAccount.isLoopback(host) }
}
