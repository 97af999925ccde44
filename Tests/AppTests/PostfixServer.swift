import Dispatch
import Foundation
import TestSupport

/// Postfix with opendkim as its milter, unpacked and not installed, in a folder of its own: takes mail for one domain on a
/// port of the loopback, has its signatures verified, and puts it into a maildir. Nothing can leave it.
final class PostfixServer {
    let port: Int
    private let folder: URL
    private let master: ChildProcess
    private let milter: ChildProcess

    /// Postfix starts as root and works as other users; `make test` puts it where the tests look for it.
    static var canRun: Bool { geteuid() == 0 && getpwnam(owner) != nil && getgrnam(group) != nil }

    /// Users that every Debian has and that run nothing here.
    private static let owner = "uucp"
    private static let group = "news"

    /// - Parameters:
    ///   - domain: whose mail it takes, all of it into one box.
    ///   - records: what opendkim finds in DNS, by name; it asks nobody.
    init(in folder: URL, domain: String, records: [String: String]) async throws {
        self.folder = folder
        port = try Self.freePort()
        // Its programs stand two folders beside the one of smtp-sink.
        let tools = URL(fileURLWithPath: try TestTools.find("smtp-sink")).deletingLastPathComponent().deletingLastPathComponent()
        let programs = tools.appendingPathComponent("postfix/usr").path
        try Self.makeFolders(in: folder)
        try Self.settings(folder.path, programs, domain)
            .write(to: folder.appendingPathComponent("etc/main.cf"), atomically: true, encoding: .utf8)
        try Self.services(port).write(to: folder.appendingPathComponent("etc/master.cf"), atomically: true, encoding: .utf8)
        try records.map { "\($0.key) \($0.value)\n" }.joined()
            .write(to: folder.appendingPathComponent("records"), atomically: true, encoding: .utf8)
        try """
        Mode v
        AuthservID receiver.example
        Socket local:\(folder.path)/milter
        UMask 000
        PidFile \(folder.path)/milter.pid
        TestDNSData \(folder.path)/records
        Syslog no

        """.write(to: folder.appendingPathComponent("opendkim.conf"), atomically: true, encoding: .utf8)
        milter = try ChildProcess(try TestTools.find("opendkim"), ["-f", "-x", "\(folder.path)/opendkim.conf"])
        // It ends by itself should the test not come to that.
        master = try ChildProcess(
            "\(programs)/lib/postfix/sbin/master", ["-c", "\(folder.path)/etc", "-e", "120"],
            environment: ["LD_LIBRARY_PATH": "\(programs)/lib/postfix"])
        try await waitForStart()
    }

    func stop() async {
        master.signal(SIGTERM)
        milter.signal(SIGTERM)
        _ = await master.finished()
        _ = await milter.finished()
    }

    /// The messages in the box once there are `count`.
    func messages(_ count: Int) async throws -> [String] {
        let box = folder.appendingPathComponent("mail/box/new").path
        for _ in 0..<200 {
            let names = (try? FileManager.default.contentsOfDirectory(atPath: box)) ?? []
            if names.count >= count { return try names.map { try String(contentsOfFile: "\(box)/\($0)", encoding: .utf8) } }
            try await Task.sleep(for: .milliseconds(100))
        }
        throw ChildProcess.Failure(description: "the mail has not come: \(log)")
    }

    private var log: String { (try? String(contentsOfFile: "\(folder.path)/mail.log", encoding: .utf8)) ?? "no log" }

    private func waitForStart() async throws {
        for _ in 0..<200 {
            if FileManager.default.fileExists(atPath: "\(folder.path)/milter"), log.contains("daemon started") { return }
            try await Task.sleep(for: .milliseconds(100))
        }
        await stop()
        throw ChildProcess.Failure(description: "Postfix or opendkim does not start: \(log)")
    }

    // MARK: What it needs

    private static func makeFolders(in folder: URL) throws {
        let queues = [
            "active", "bounce", "corrupt", "defer", "deferred", "flush", "hold", "incoming", "maildrop", "pid", "private",
            "public", "saved", "trace",
        ]
        for path in ["etc", "data", "mail"] + queues.map({ "queue/\($0)" }) {
            let place = folder.appendingPathComponent(path)
            try FileManager.default.createDirectory(at: place, withIntermediateDirectories: true)
            let user = path == "mail" ? "nobody" : path == "etc" || path == "queue/pid" ? "root" : owner
            try FileManager.default.setAttributes(
                [
                    .ownerAccountName: user,
                    .groupOwnerAccountName: path == "queue/public" || path == "queue/maildrop" ? group : "root",
                ],
                ofItemAtPath: place.path)
        }
    }

    private static func settings(_ folder: String, _ programs: String, _ domain: String) -> String {
        """
        compatibility_level = 3.6
        queue_directory = \(folder)/queue
        data_directory = \(folder)/data
        command_directory = \(programs)/sbin
        daemon_directory = \(programs)/lib/postfix/sbin
        shlib_directory = \(programs)/lib/postfix
        meta_directory = \(folder)/etc
        mail_owner = \(owner)
        setgid_group = \(group)
        import_environment = MAIL_CONFIG=\(folder)/etc LD_LIBRARY_PATH=\(programs)/lib/postfix MAIL_LOGTAG TZ LANG=C
        maillog_file = \(folder)/mail.log
        maillog_file_prefixes = \(folder)
        myhostname = receiver.example
        mydestination =
        inet_interfaces = 127.0.0.1
        inet_protocols = ipv4
        mynetworks = 127.0.0.0/8
        smtpd_peername_lookup = no
        smtp_dns_support_level = disabled
        default_transport = error:nothing leaves this machine
        relay_transport = error:nothing leaves this machine
        local_transport = error:nobody lives here
        virtual_mailbox_domains = \(domain)
        virtual_mailbox_base = \(folder)/mail
        virtual_mailbox_maps = static:box/
        virtual_uid_maps = static:65534
        virtual_gid_maps = static:65534
        virtual_minimum_uid = 1
        alias_maps =
        alias_database =
        smtpd_milters = unix:\(folder)/milter
        milter_default_action = tempfail
        notify_classes =

        """
    }

    private static func services(_ port: Int) -> String {
        """
        127.0.0.1:\(port) inet n - n - - smtpd
        cleanup unix n - n - 0 cleanup
        qmgr unix n - n 300 1 qmgr
        rewrite unix - - n - - trivial-rewrite
        bounce unix - - n - 0 bounce
        defer unix - - n - 0 bounce
        trace unix - - n - 0 bounce
        proxymap unix - - n - - proxymap
        error unix - - n - - error
        retry unix - - n - - error
        virtual unix - n n - - virtual
        anvil unix - - n - 1 anvil
        postlog unix-dgram n - n - 1 postlogd

        """
    }

    /// A port that nobody listens on right now.
    private static func freePort() throws -> Int {
        let descriptor = socket(AF_INET, Int32(SOCK_STREAM.rawValue), 0)
        defer { close(descriptor) }
        var address = sockaddr_in()
        address.sin_family = sa_family_t(AF_INET)
        address.sin_addr.s_addr = UInt32(0x7f00_0001).bigEndian
        var length = socklen_t(MemoryLayout<sockaddr_in>.size)
        let code = withUnsafeMutablePointer(to: &address) { pointer in
            pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) { generic in
                bind(descriptor, generic, length) == 0 ? getsockname(descriptor, generic, &length) : -1
            }
        }
        guard code == 0 else { throw ChildProcess.Failure(description: "no free port: \(String(cString: strerror(errno)))") }
        return Int(UInt16(bigEndian: address.sin_port))
    }
}
