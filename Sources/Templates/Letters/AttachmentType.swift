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

    /// The type as it is kept, with everything but values in lower case; nil for what is no `type/subtype` (RFC 6838 section 4.2)
    /// with parameters (RFC 2045 section 5.1), or cannot stand for a file.
    static func normal(_ text: String) -> String? {
        let parts = parts(of: text)
        guard let first = parts.first, isMediaType(first.trimmingSpace()) else { return nil }
        var result = first.trimmingSpace().lowercased()
        var names: Set<String> = []
        for (place, part) in parts.dropFirst().enumerated() {
            let part = part.trimmingSpace()
            // Nothing may stand behind the last semicolon.
            if part.isEmpty, place == parts.count - 2 { break }
            guard let sign = part.firstIndex(of: "=") else { return nil }
            let name = String(part[..<sign]).trimmingSpace().lowercased()
            let value = String(part[part.index(after: sign)...]).trimmingSpace()
            guard isToken(name, atMost: 32), name != "name", name != "boundary", names.insert(name).inserted,
                names.count <= mostParameters, isValue(value)
            else { return nil }
            result += "; \(name)=\(value)"
        }
        return result
    }

    private static let mostParameters = 10
    private static let longestValue = 200

    /// The pieces between semicolons that stand outside of quotes.
    private static func parts(of text: String) -> [String] {
        var parts = [""]
        var isQuoted = false
        var isEscaped = false
        for scalar in text.unicodeScalars {
            if isEscaped {
                isEscaped = false
            } else if isQuoted, scalar == "\\" {
                isEscaped = true
            } else if scalar == "\"" {
                isQuoted.toggle()
            } else if scalar == ";", !isQuoted {
                parts.append("")
                continue
            }
            parts[parts.count - 1].unicodeScalars.append(scalar)
        }
        return parts
    }

    /// A token, or a text between quotes.
    private static func isValue(_ value: String) -> Bool {
        guard !value.unicodeScalars.contains(where: isUnprintable) else { return false }
        guard value.hasPrefix("\"") else {
            return (1...longestValue).contains(value.utf8.count) && value.utf8.allSatisfy { $0 >= 0x80 || isTokenByte($0) }
        }
        var inner = value.unicodeScalars.dropFirst()
        var count = 0
        while let scalar = inner.popFirst() {
            if scalar == "\"" { return inner.isEmpty && (1...longestValue).contains(count) }
            guard let kept = scalar == "\\" ? inner.popFirst() : scalar else { return false }
            count += UTF8.width(kept)
        }
        return false
    }

    private static func isUnprintable(_ scalar: Unicode.Scalar) -> Bool {
        switch scalar.properties.generalCategory {
        case .control, .lineSeparator, .paragraphSeparator: true
        default: false
        }
    }

    private static func isToken(_ text: String, atMost limit: Int) -> Bool {
        (1...limit).contains(text.utf8.count) && text.utf8.allSatisfy(isTokenByte)
    }

    private static func isTokenByte(_ byte: UInt8) -> Bool {
        isAlphanumeric(byte) || (0x41...0x5a).contains(byte) || "!#$&-^_.+".utf8.contains(byte)
    }

    private static func isMediaType(_ text: String) -> Bool {
        let parts = text.lowercased().split(separator: "/", omittingEmptySubsequences: false)
        guard parts.count == 2, parts[0] != "multipart", parts[0] != "message" else { return false }
        return parts.allSatisfy { part in
            (1...64).contains(part.utf8.count) && part.utf8.first.map(isAlphanumeric) == true
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
