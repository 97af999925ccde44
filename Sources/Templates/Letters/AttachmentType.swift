/// What a file is by its name, and which ones no provider lets through.
enum AttachmentType {
    /// The media type by the ending of a file's name.
    static func mediaType(of name: String) -> String {
        mediaTypes[ending(of: name)] ?? "application/octet-stream"
    }

    /// The ending when the large providers refuse such files, as they carry programs.
    static func refusedEnding(of name: String) -> String? {
        let ending = ending(of: name)
        return refused.contains(ending) ? ending : nil
    }

    /// Whether a text is `type/subtype` (RFC 6838 section 4.2), and one that can stand for a file.
    static func isMediaType(_ text: String) -> Bool {
        let parts = text.lowercased().split(separator: "/", omittingEmptySubsequences: false)
        guard parts.count == 2, parts[0] != "multipart", parts[0] != "message" else { return false }
        return parts.allSatisfy { part in
            (1...127).contains(part.utf8.count) && part.utf8.first.map(isAlphanumeric) == true
                && part.utf8.allSatisfy { isAlphanumeric($0) || "!#$&-^_.+".utf8.contains($0) }
        }
    }

    private static func isAlphanumeric(_ byte: UInt8) -> Bool {
        (0x30...0x39).contains(byte) || (0x61...0x7a).contains(byte)
    }

    private static func ending(of name: String) -> String {
        name.lastIndex(of: ".").map { name[name.index(after: $0)...].lowercased() } ?? ""
    }

    /// The list of Gmail ("File types blocked in Gmail"), which holds those of the others.
    private static let refused: Set<String> = [
        "ade", "adp", "apk", "appx", "appxbundle", "bat", "cab", "chm", "cmd", "com", "cpl", "diagcab", "diagcfg", "diagpkg",
        "dll", "dmg", "ex", "ex_", "exe", "hta", "img", "ins", "iso", "isp", "jar", "jnlp", "js", "jse", "lib", "lnk", "mde",
        "mjs", "msc", "msi", "msix", "msixbundle", "msp", "mst", "nsh", "pif", "ps1", "scr", "sct", "shb", "sys", "vb", "vbe",
        "vbs", "vhd", "vxd", "wsc", "wsf", "wsh", "xll",
    ]

    private static let mediaTypes = [
        "csv": "text/csv", "doc": "application/msword",
        "docx": "application/vnd.openxmlformats-officedocument.wordprocessingml.document", "epub": "application/epub+zip",
        "gif": "image/gif", "html": "text/html", "ics": "text/calendar", "jpeg": "image/jpeg", "jpg": "image/jpeg",
        "json": "application/json", "md": "text/markdown", "mp3": "audio/mpeg", "mp4": "video/mp4",
        "odp": "application/vnd.oasis.opendocument.presentation", "ods": "application/vnd.oasis.opendocument.spreadsheet",
        "odt": "application/vnd.oasis.opendocument.text", "pdf": "application/pdf", "pkpass": "application/vnd.apple.pkpass",
        "png": "image/png", "pptx": "application/vnd.openxmlformats-officedocument.presentationml.presentation",
        "rtf": "application/rtf", "svg": "image/svg+xml", "txt": "text/plain", "vcf": "text/vcard", "webp": "image/webp",
        "xls": "application/vnd.ms-excel",
        "xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", "xml": "application/xml",
        "zip": "application/zip",
    ]
}
