/// Why the listener could not start.
public enum InboundError: Error, Equatable, CustomStringConvertible {
    case cannotListen(host: String, port: Int, reason: String)

    public var description: String {
        switch self {
        case .cannotListen(let host, let port, let reason):
            "cannot listen for mail at \(host):\(port): \(reason); is another program there? "
                + "Choose another address with `inbound` in merpati.yaml"
        }
    }
}
