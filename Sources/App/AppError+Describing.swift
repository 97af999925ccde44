internal import Diagnostics
internal import Storage
internal import Tracking

extension AppError {
    /// What any error of the rooms means for whoever runs the program: the schema, the database file and the keys are
    /// configuration; everything else is work that failed.
    public init(describing error: any Error) {
        switch error {
        case let error as AppError:
            self = error
        case let error as StorageError:
            switch error.kind {
            case .cannotOpen, .corrupt, .schema, .cannotWrite: self.init(.configuration, error.message, advice: error.advice)
            default: self.init(.failed, error.description)
            }
        case let error as TrackingError where error.kind == .setting || error.kind == .keys:
            self.init(.configuration, error.message, advice: error.advice)
        default:
            self.init(.failed, "\(error)")
        }
    }
}
