internal import Mail

/// A record to publish in DNS, as JSON and as text.
struct DKIMRecordReport: Encodable {
    var name: String
    var type = "TXT"
    var value: String
    /// The value in the pieces that DNS wants, of 255 octets at most.
    var strings: [String]
    /// The record as a line of a zone file.
    var zone: String

    init(_ record: DKIMRecord) {
        (name, value, strings, zone) = (record.name, record.value, record.strings, record.zoneLine)
    }

    var text: String {
        """
          name   \(name)
          type   \(type)
          value  \(value)

        The same for a zone file\(strings.count > 1 ? ", in strings of 255 characters at most" : ""):

        \(zone)
        """
    }
}
