/// Hears of the two moments that decide what can be known of a message when its sender dies. A transport calls it on its own
/// thread, for each message, so it must not wait.
public protocol HandoverWitness: Sendable {
    /// The end of this message is about to be written: called before its first octet can leave the process. From now on the
    /// message may be delivered. A message for which this was not called has certainly not been.
    func handsOver(_ id: Int64)

    /// The outcome of a message is known: called as soon as it is, before `MailTransport.outcomes` delivers it.
    func answered(_ report: DeliveryReport)
}
