internal import Logging
internal import ServiceLifecycle

/// Services that run in the background until they are stopped in order.
struct RunningServices {
    private let group: ServiceGroup
    private let task: Task<Void, any Error>

    /// - Parameter ended: called when all have ended, for whatever reason.
    init(_ services: [any Service], logger: Logger, ended: @escaping @Sendable () -> Void = {}) {
        let group = ServiceGroup(
            configuration: ServiceGroupConfiguration(
                services: services.map { .init(service: $0, successTerminationBehavior: .gracefullyShutdownGroup) },
                logger: logger))
        self.group = group
        task = Task {
            defer { ended() }
            try await group.run()
        }
    }

    /// Waits for the end; when the caller's task is cancelled the services are stopped in order first.
    func wait() async throws {
        try await withTaskCancellationHandler {
            try await task.value
        } onCancel: {
            Task { await group.triggerGracefulShutdown() }
        }
    }

    /// Stops taking work, lets what is under way finish, and returns when all have ended.
    func stop() async {
        await group.triggerGracefulShutdown()
        _ = await task.result
    }
}
