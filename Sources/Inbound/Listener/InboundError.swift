/// Why the listener could not start.
public enum InboundError: Error, Equatable, CustomStringConvertible {
    case cannotListen(host: String, port: Int, reason: String)
    /// The folder where large messages are put aside while they come in.
    case cannotPutAside(path: String, reason: String)

    public var description: String {
        switch self {
        case .cannotListen(let host, let port, let reason):
            "cannot listen for mail at \(host):\(port): \(reason); is another program there? "
                + "Choose another address with `inbound` in merpati.yaml"
        case .cannotPutAside(let path, let reason):
            "messages cannot be put aside in \(path) while they come in: \(reason)"
        }
    }
}
