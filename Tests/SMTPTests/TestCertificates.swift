import Foundation
import TestSupport

/// An authority of a test's own and the certificate of a server, made by openssl.
struct TestCertificates {
    let folder: URL
    /// What a client has to trust.
    var authority: String { folder.appendingPathComponent("ca.pem").path }
    var certificate: String { folder.appendingPathComponent("server.pem").path }
    var key: String { folder.appendingPathComponent("server.key").path }

    /// - Parameter names: the names that the certificate proves, as openssl writes them.
    init(in folder: URL, names: String = "DNS:localhost,IP:127.0.0.1") async throws {
        self.folder = folder
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        let openssl = try TestTools.find("openssl")
        let newKey = ["-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:prime256v1", "-nodes"]
        try await ServerProgram.run(
            openssl,
            ["req", "-x509"] + newKey + ["-keyout", "ca.key", "-out", "ca.pem", "-days", "2", "-subj", "/CN=Test authority"],
            folder: folder)
        try await ServerProgram.run(
            openssl, ["req"] + newKey + ["-keyout", "server.key", "-out", "server.csr", "-subj", "/CN=Test server"],
            folder: folder)
        try Data("subjectAltName=\(names)\n".utf8).write(to: folder.appendingPathComponent("names.cnf"))
        try await ServerProgram.run(
            openssl,
            ["x509", "-req", "-in", "server.csr", "-CA", "ca.pem", "-CAkey", "ca.key", "-CAcreateserial", "-days", "2"]
                + ["-extfile", "names.cnf", "-out", "server.pem"],
            folder: folder)
    }
}
