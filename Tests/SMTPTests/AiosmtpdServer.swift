import Foundation
import TestSupport

/// A server written by others, in another language: aiosmtpd. It prints a line for every message.
final class AiosmtpdServer {
    struct Message: Decodable, Equatable {
        var sender: String
        var recipients: [String]
        var isProtected: Bool
        var login: String?
        var content: Data
    }

    let port: Int
    private let program: ServerProgram
    private var lines: AsyncStream<String>.AsyncIterator

    /// - Parameters:
    ///   - certificates: with them STARTTLS is offered and required; nil for none.
    ///   - implicitTLS: TLS from the first byte instead.
    ///   - password: with it AUTH is offered and required, for the user `fuchsia`.
    init(in folder: URL, certificates: TestCertificates? = nil, implicitTLS: Bool = false, password: String? = nil) async throws {
        let script = folder.appendingPathComponent("server.py")
        try Data(Self.script.utf8).write(to: script)
        let settings = [
            "certificate": certificates?.certificate ?? "", "key": certificates?.key ?? "",
            "implicit": implicitTLS ? "yes" : "", "password": password ?? "",
        ]
        let json = try JSONEncoder().encode(settings)
        program = try ServerProgram(try TestTools.python(), [script.path, String(decoding: json, as: UTF8.self)])
        lines = program.lines.makeAsyncIterator()
        guard let line = await lines.next(), let port = Int(line) else {
            program.stop()
            throw ChildProcess.Failure(description: "aiosmtpd does not start; `make test` installs it")
        }
        self.port = port
    }

    func stop() { program.stop() }

    /// The next message that was accepted.
    func nextMessage() async throws -> Message? {
        guard let line = await lines.next() else { return nil }
        return try JSONDecoder().decode(Message.self, from: Data(line.utf8))
    }

    private static let script = """
        import asyncio, base64, json, ssl, sys
        from aiosmtpd.smtp import SMTP, AuthResult

        settings = json.loads(sys.argv[1])
        context = None
        if settings["certificate"]:
            context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
            context.load_cert_chain(settings["certificate"], settings["key"])
        implicit = bool(settings["implicit"])

        class Handler:
            # Without a password AUTH is not offered at all; aiosmtpd would offer it as soon as there is TLS.
            async def handle_EHLO(self, server, session, envelope, hostname, responses):
                session.host_name = hostname
                return [line for line in responses if settings["password"] or "AUTH" not in line]

            async def handle_DATA(self, server, session, envelope):
                print(json.dumps({
                    "sender": envelope.mail_from,
                    "recipients": envelope.rcpt_tos,
                    "isProtected": server.transport.get_extra_info("cipher") is not None,
                    "login": session.auth_data.login.decode() if session.auth_data else None,
                    "content": base64.b64encode(envelope.original_content).decode(),
                }), flush=True)
                return "250 2.0.0 taken"

        def authenticate(server, session, envelope, mechanism, data):
            good = data.login == b"fuchsia" and data.password == settings["password"].encode()
            return AuthResult(success=good, handled=good, auth_data=data if good else None)

        def protocol():
            return SMTP(
                Handler(), hostname="aiosmtpd.example", enable_SMTPUTF8=True,
                tls_context=None if implicit else context, require_starttls=bool(context) and not implicit,
                authenticator=authenticate if settings["password"] else None,
                auth_required=bool(settings["password"]), auth_require_tls=bool(context) and not implicit)

        async def serve():
            loop = asyncio.get_running_loop()
            server = await loop.create_server(protocol, "127.0.0.1", 0, ssl=context if implicit else None)
            print(server.sockets[0].getsockname()[1], flush=True)
            await server.serve_forever()

        asyncio.run(serve())
        """
}
