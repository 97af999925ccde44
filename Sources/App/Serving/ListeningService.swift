internal import Diagnostics
internal import NIOCore
internal import ServiceLifecycle

/// Pages that are served at an address; says in a sentence when they cannot be.
struct ListeningService<Pages: Service>: Service {
    let pages: Pages
    /// What is served, as the subject of a sentence.
    let what: String
    let address: HostPort
    let advice: String

    /// - Throws: `AppError` of kind `configuration` when nothing can listen there.
    func run() async throws {
        do {
            try await pages.run()
        } catch let error as IOError {
            throw fault(SystemFault.words(code: error.errnoCode))
        } catch let error where error is SocketAddressError || error is SocketAddressError.UnknownHost {
            throw fault("there is no such address")
        }
    }

    private func fault(_ reason: String) -> AppError {
        AppError(.configuration, "\(what) cannot be served at \(address): \(reason)", advice: advice)
    }
}
