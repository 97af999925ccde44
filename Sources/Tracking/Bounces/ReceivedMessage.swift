internal import Mail
internal import Synchronization

/// A message that came in: read when the first recipient needs it, and once for all of them.
public final class ReceivedMessage: Sendable {
    /// Headers and body as they came.
    let bytes: [UInt8]
    private let reading = Mutex<Reading?>(nil)

    private struct Reading {
        var message: MIMEPart
        var report: InboundReport
    }

    /// - Parameter bytes: headers and body as they came.
    public init(_ bytes: [UInt8]) {
        self.bytes = bytes
    }

    /// Its parts.
    var message: MIMEPart { read.message }

    /// What it says.
    var report: InboundReport { read.report }

    private var read: Reading {
        reading.withLock { known in
            if let known { return known }
            let message = MIMEParser.parse(bytes)
            let reading = Reading(message: message, report: InboundReport(message))
            known = reading
            return reading
        }
    }
}
