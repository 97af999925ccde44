/// The headers by which mailbox providers tell a sender of complaints.
enum FeedbackHeaders {
    private static let longestComplaintID = 512

    /// Gmail's header: up to four fields, of which the last names the sender.
    /// Source: https://support.google.com/mail/answer/6254652
    static func appendFeedbackID(_ value: String, to out: inout [UInt8]) throws(MessageError) {
        let header = "Feedback-ID"
        _ = try HeaderText(Array(value.utf8), header: header)
        let fields = value.utf8.split(separator: UInt8(ascii: ":"), omittingEmptySubsequences: false)
        guard fields.count <= 4, fields.last?.isEmpty == false, value.utf8.allSatisfy({ 0x21...0x7e ~= $0 }) else {
            throw MessageError(.invalidValue, header: header)
        }
        try HeaderWriter.appendUnstructured(header, Array(value.utf8), to: &out)
    }

    /// Where complaints may be sent, as reports of RFC 5965 (RFC 9477 section 5.1).
    static func appendComplaintAddress(_ address: EmailAddress, to out: inout [UInt8]) throws(MessageError) {
        let header = "CFBL-Address"
        guard !address.needsSMTPUTF8 else { throw MessageError(.invalidValue, header: header) }
        let isShort = header.utf8.count + 2 + address.wire.utf8.count + "; report=arf".utf8.count <= HeaderWriter.preferredLine
        out += "\(header): \(address.wire);\(isShort ? "" : "\r\n") report=arf\r\n".utf8
    }

    /// What a complaint gives back, so that its sender finds out whom it is from (RFC 9477 section 5.2).
    static func appendComplaintID(_ value: String, to out: inout [UInt8]) throws(MessageError) {
        let header = "CFBL-Feedback-ID"
        guard 1...longestComplaintID ~= value.utf8.count,
            value.utf8.allSatisfy({ AddressCharacters.isAtext($0) || $0 == UInt8(ascii: ":") })
        else { throw MessageError(.invalidValue, header: header) }
        out += "\(header): \(value)\r\n".utf8
    }
}
