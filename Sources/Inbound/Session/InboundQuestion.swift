/// What the session wants to be decided before it goes on.
public enum InboundQuestion: Sendable, Equatable {
    /// May this client (by address) talk at all?
    case connection(peer: String)
    /// May this sender (in the envelope, which has no recipient yet) send?
    case sender(InboundEnvelope)
    /// Is there such a recipient? The envelope has the recipients accepted before.
    case recipient(String, InboundEnvelope)
    /// The whole message is here: is it taken? An acceptance is told to the client, who then forgets the message.
    case message(InboundMessage)
}
