/// A file as a part of a message: headers, blank line, base64. Made once and copied into every message.
struct FilePart {
    static let disposition = "Content-Disposition"

    let bytes: [UInt8]

    init(attachment: Attachment) throws(MessageError) {
        try self.init(attachment, placement: "attachment")
    }

    /// - Throws: when it has no content ID for the HTML to call it by.
    init(image: Attachment) throws(MessageError) {
        guard image.contentID != nil else { throw MessageError(.invalidValue, header: "Content-ID") }
        try self.init(image, placement: "inline")
    }

    private init(_ file: Attachment, placement: String) throws(MessageError) {
        let name = try FileName(file.name).text
        let type = try MediaType(file.type)
        var part = Array("Content-Type: \(type.text)".utf8)
        if type.text.hasPrefix("text/"), !type.parameters.contains(where: { $0.name == "charset" }),
            String(validating: file.bytes, as: UTF8.self) != nil
        {
            part += "; charset=utf-8".utf8
        }
        for parameter in type.parameters { FileParameter.append(parameter.name, parameter.value, to: &part) }
        FileParameter.appendCustomary(name, to: &part)
        part += "\r\nContent-Transfer-Encoding: base64\r\n".utf8
        if let contentID = file.contentID { try HeaderWriter.appendIdentity("Content-ID", contentID, to: &part) }
        part += "\(Self.disposition): \(placement)".utf8
        FileParameter.appendStandard(name, to: &part)
        part += "\r\n\r\n".utf8
        Base64.appendLines(ofFile: file.bytes, to: &part)
        bytes = part
    }
}
