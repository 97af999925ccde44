package import Mail

/// What became of a claimed contact, to be written into the ledger.
package struct DeliveryResult: Sendable {
    package enum Result: Sendable {
        /// The transport's word.
        case reported(DeliveryReport)
        /// Never handed over: as if it had not been claimed.
        case returned
        /// Its message cannot be made.
        case refused(reason: String)
        /// It lacks what the template needs.
        case skipped(reason: String)
    }

    package var contact: Int64
    package var result: Result

    package init(contact: Int64, result: Result) {
        self.contact = contact
        self.result = result
    }
}
