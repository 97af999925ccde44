extension MessageWriter {
    /// Why no message can have this subject, in UTF-8; nil when one can.
    package static func fault(ofSubject subject: [UInt8]) -> MessageError? {
        do {
            _ = try HeaderText(subject, header: "Subject")
            return nil
        } catch {
            return error
        }
    }
}
