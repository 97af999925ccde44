extension MessageHeaders {
    func senderLines() throws(MessageError) -> [UInt8] {
        var lines = [UInt8]()
        try HeaderWriter.appendMailbox("From", from, to: &lines)
        if let replyTo { try HeaderWriter.appendMailbox("Reply-To", replyTo, to: &lines) }
        return lines
    }

    /// All others, to MIME-Version, behind which the content's own follow.
    func otherLines() throws(MessageError) -> [UInt8] {
        var lines = [UInt8]()
        if let listID { try HeaderWriter.appendListID(listID, to: &lines) }
        if let feedbackID { try FeedbackHeaders.appendFeedbackID(feedbackID, to: &lines) }
        if let complaintAddress { try FeedbackHeaders.appendComplaintAddress(complaintAddress, to: &lines) }
        if isBulk { lines += "Precedence: bulk\r\nAuto-Submitted: auto-generated\r\n".utf8 }
        for field in extra { try HeaderWriter.appendExtra(field, to: &lines) }
        lines += "MIME-Version: 1.0\r\n".utf8
        return lines
    }
}
