internal import Diagnostics
internal import Foundation
internal import Inbound
internal import NIOCore
internal import Storage
internal import Tracking

extension AppError {
    /// What any error of the rooms, or of the system, means for whoever runs the program: the schema, the database file and the
    /// keys are configuration; everything else is work that failed. The only place where errors are put into words for people
    /// that no room has worded.
    public init(describing error: any Error) {
        switch error {
        case let error as AppError:
            self = error
        case is CancellationError:
            self = .stopped
        case let error as StorageError:
            self.init(error)
        case let error as TrackingError where error.kind == .setting || error.kind == .keys:
            self.init(.configuration, error.message, advice: error.advice)
        case let error as InboundError:
            self.init(.configuration, error.description)
        case let error as IOError:
            self.init(.failed, "a connection failed: \(SystemFault.words(code: error.errnoCode))")
        case is CocoaError, is POSIXError:
            self.init(.failed, "a file cannot be used: \(SystemFault.words(error))")
        default:
            self.init(.failed, "\(error)")
        }
    }

    /// It was told to stop.
    public static let stopped = AppError(.interrupted, "it was stopped before it was done")

    /// What the statement was, and how the engine says it, is of use to nobody who runs the program.
    private init(_ error: StorageError) {
        switch error.kind {
        case .interrupted:
            self = .stopped
        case .cannotOpen, .corrupt, .schema, .cannotWrite, .full, .missing:
            self.init(.configuration, error.message, advice: error.advice)
        case .busy:
            self.init(.failed, error.message, advice: error.advice)
        case .duplicate:
            self.init(.failed, "something of this name is there already", advice: error.advice)
        case .constraint:
            self.init(.failed, "the database refuses it: it does not fit what is there", advice: error.advice)
        case .statement:
            self.init(
                .failed, "the database could not do what was asked: \(error.message)",
                advice: error.advice ?? "The database is not as this version of Merpati made it, or this is a fault of Merpati's."
            )
        }
    }
}
