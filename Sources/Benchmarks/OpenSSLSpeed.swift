internal import Foundation

/// The system's own benchmark of its keys.
enum OpenSSLSpeed {
    /// Signatures a second by `openssl speed` on one core; nil where the program is not there.
    static func signatures(_ algorithm: String, seconds: Int) -> Double? {
        let process = Process()
        process.executableURL = URL(fileURLWithPath: "/usr/bin/env")
        process.arguments = ["openssl", "speed", "-mr", "-seconds", String(seconds), algorithm]
        let output = Pipe()
        process.standardOutput = output
        process.standardError = FileHandle.nullDevice
        guard (try? process.run()) != nil else { return nil }
        let text = String(decoding: output.fileHandleForReading.readDataToEndOfFile(), as: UTF8.self)
        process.waitUntilExit()
        return rate(in: text)
    }

    /// The rate in the line that sums up: `+F2:0:BITS:SIGNATURES:...` for RSA, `+F6:0:BITS:NAME:SIGNATURES:...` for Ed25519.
    private static func rate(in text: String) -> Double? {
        for line in text.split(whereSeparator: \.isNewline) {
            let fields = line.split(separator: ":")
            let place = line.hasPrefix("+F2:") ? 3 : line.hasPrefix("+F6:") ? 4 : nil
            if let place, fields.indices.contains(place), let rate = Double(fields[place]) { return rate }
        }
        return nil
    }
}
