internal import Campaigns
internal import Logging
internal import Server
public import Templates

extension Merpati {
    /// Where the preview listens when nobody says.
    public static let previewListen = HostPort(host: "127.0.0.1", port: 8090)

    /// Shows a template in the browser until the process is told to stop.
    ///
    /// - Parameters:
    ///   - template: its name.
    ///   - data: values that stand above the contacts'.
    ///   - segment: where the contacts come from that are offered to be tried.
    ///   - listen: an address of this machine.
    ///   - started: called with the port once the pages can be seen.
    /// - Throws: `AppError` of kind `usage` when others could listen in.
    public func servePreview(
        of template: String, data: TemplateObject, segment: String?, listen: HostPort,
        started: @escaping @Sendable (Int) -> Void
    ) async throws {
        guard ["127.0.0.1", "localhost", "::1"].contains(listen.host) else {
            throw AppError(
                .usage, "the preview shows what contacts have said, and is for this machine only",
                advice: "Listen at 127.0.0.1:PORT.")
        }
        let source = TemplatePreviewSource(self, template: template, data: data, segment: segment)
        var quiet = logger
        quiet.logLevel = .error
        let server = PreviewServer(source, host: listen.host, port: listen.port, logger: quiet) { started($0) }
        let pages = ListeningService(
            pages: server, what: "the preview", address: listen,
            advice: "Choose another address: --listen 127.0.0.1:8091, or port 0 for a free one.")
        try await RunningServices([pages], logger: quiet).wait()
    }
}
