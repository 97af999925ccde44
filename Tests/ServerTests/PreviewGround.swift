import Logging
import Server
import ServiceLifecycle
import Testing

/// A preview's server that runs on a port of its own.
enum PreviewGround {
    /// Runs `body` against the server, shuts it down gracefully, and returns when it has ended.
    static func run(_ source: PreviewDouble, _ body: (LocalHTTPClient) async throws -> Void) async throws {
        let logger = Logger(label: "test") { _ in SwiftLogNoOpLogHandler() }
        let (ports, announce) = AsyncStream<Int>.makeStream()
        let server = PreviewServer(source, port: 0, logger: logger) { announce.yield($0) }
        let services = ServiceGroup(services: [server], logger: logger)
        try await withThrowingTaskGroup(of: Void.self) { group in
            group.addTask { try await services.run() }
            var iterator = ports.makeAsyncIterator()
            try await body(LocalHTTPClient(port: try #require(await iterator.next())))
            await services.triggerGracefulShutdown()
            try await group.waitForAll()
        }
    }

    static let bloom = PreviewFile(
        name: "bloom.png", type: "image/png", bytes: PreviewGround.png, address: "cid:0123456789abcdef@images")

    /// One pixel.
    static let png: [UInt8] = [
        0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a, 0, 0, 0, 0x0d, 0x49, 0x48, 0x44, 0x52, 0, 0, 0, 1, 0, 0, 0, 1, 8, 6, 0, 0,
        0, 0x1f, 0x15, 0xc4, 0x89, 0, 0, 0, 0x0d, 0x49, 0x44, 0x41, 0x54, 0x78, 0x9c, 0x63, 0xf8, 0x5f, 0xca, 0xd0, 0, 0, 5, 0x67,
        1, 0xbb, 0x45, 0x94, 0x08, 0xa9, 0, 0, 0, 0, 0x49, 0x45, 0x4e, 0x44, 0xae, 0x42, 0x60, 0x82,
    ]

    static func letter(
        _ html: String? = "<!DOCTYPE html><p>Hello</p>", subject: String = "The fuchsias are back",
        message: String = "Subject: x\r\n\r\nx"
    ) -> PreviewLetter {
        PreviewLetter(
            from: "Fuchsia <hello@fuchsia.example>", to: "siti@example.org", subject: subject, preheader: "Forty varieties",
            language: "en", languages: ["en", "id"], html: html, text: "Hello <you>", message: Array(message.utf8),
            links: ["https://fuchsia.example/roses?a=1&b=2", "javascript:alert(1)"], images: [bloom],
            attachments: [PreviewFile(name: "care.pdf", type: "application/pdf", bytes: [1, 2, 3])],
            unsubscribeURL: "http://127.0.0.1:8080/u/nobody")
    }
}
