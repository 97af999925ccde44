internal import Foundation

/// The CSV file that lists refused rows. It is written before the batch is committed and cut back to what the last
/// commit knew of when an import goes on, so that it has each fault once.
struct FaultFile: Sendable {
    let url: URL

    private static let header = Array("line,column,value,reason\r\n".utf8)

    /// Begins the file anew; the length it has then.
    func begin() throws -> Int64 {
        try write(Self.header, at: 0)
    }

    /// Appends faults at the length known; the length it has then.
    func append(_ faults: [ImportFault], at length: Int64) throws -> Int64 {
        faults.isEmpty ? length : try write(faults.flatMap(\.csv), at: length)
    }

    /// Whether the file still has what was written to it, and is no other file.
    func has(_ length: Int64) -> Bool {
        guard let handle = try? FileHandle(forReadingFrom: url) else { return false }
        defer { try? handle.close() }
        guard let head = try? handle.read(upToCount: Self.header.count), head.elementsEqual(Self.header) else { return false }
        let attributes = try? FileManager.default.attributesOfItem(atPath: url.path)
        return (attributes?[.size] as? NSNumber)?.int64Value ?? 0 >= length
    }

    private func write(_ bytes: [UInt8], at length: Int64) throws -> Int64 {
        do {
            if !FileManager.default.fileExists(atPath: url.path) {
                try Data().write(to: url)
            }
            let handle = try FileHandle(forWritingTo: url)
            defer { try? handle.close() }
            try handle.truncate(atOffset: UInt64(length))
            try handle.write(contentsOf: bytes)
            try handle.synchronize()
            return length + Int64(bytes.count)
        } catch {
            throw AudienceError(
                .file, "the errors file \(url.path) cannot be written: \(error.localizedDescription)",
                advice: "Name another file, or check the rights of its folder.")
        }
    }
}
