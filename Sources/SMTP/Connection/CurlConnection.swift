internal import CCurl
internal import Foundation
internal import Mail

/// One libcurl handle that connects, upgrades and signs in without blocking, and then carries bytes
/// (`CURLOPT_CONNECT_ONLY`). It has a multi handle of its own: `curl_easy_send` looks its connection up among all of the
/// multi handle's, and no connection can ever be reused with other options. Lives on the transport's thread.
final class CurlConnection {
    /// What libcurl wants to be told about a socket while it connects.
    struct SocketChange {
        var socket: Int32
        var reads: Bool
        var writes: Bool
    }

    enum Transfer {
        case bytes(Int)
        /// Nothing now; wait for the socket.
        case again
        /// The peer closed, or the connection broke.
        case closed
    }

    enum Progress {
        case connecting
        case connected
        case failed(ConnectionFailure)
    }

    private let easy: UnsafeMutableRawPointer
    private let multi: UnsafeMutableRawPointer
    private let account: SMTPAccount
    private let isProtected: Bool
    private var errorText: UnsafeMutablePointer<CChar>
    private(set) var transcript = SetupTranscript()
    /// The sockets that libcurl wants watched, or not any more, since the caller last took them.
    private(set) var socketChanges: [SocketChange] = []
    /// When libcurl wants `drive` to be called without an event.
    private(set) var timer: Monotonic?
    /// The TCP connection stands.
    private(set) var isConnected = false
    /// The connected socket, -1 before.
    private(set) var socket: Int32 = -1

    /// TLS records hold 16 KB. Handing over no more at a time makes the count of bytes sent exact: while a record is
    /// incomplete the server can read none of it, so that a dot in it was certainly not seen.
    private static let longestRecord = 16_384

    /// Longer than any of our own times, in seconds.
    private static let noLimit = 1_000_000

    private static let isLibraryReady = curl_global_init(Int(CURL_GLOBAL_DEFAULT)) == CURLE_OK

    init(_ account: SMTPAccount) throws(ConnectionFailure) {
        guard Self.isLibraryReady, let easy = curl_easy_init() else { throw Self.outOfMemory }
        guard let multi = curl_multi_init() else {
            curl_easy_cleanup(easy)
            throw Self.outOfMemory
        }
        self.easy = easy
        self.multi = multi
        self.account = account
        isProtected = account.tls != .none
        errorText = .allocate(capacity: Int(CURL_ERROR_SIZE))
        errorText.initialize(repeating: 0, count: Int(CURL_ERROR_SIZE))
        try configure()
    }

    /// Closes at once: a handle that leaves its multi handle takes its connection with it, without a QUIT that would
    /// wait for its reply.
    deinit {
        // Nobody is left to be called back.
        _ = merpati_curl_multi_set_socket_function(multi, nil, nil)
        _ = merpati_curl_multi_set_timer_function(multi, nil, nil)
        curl_multi_remove_handle(multi, easy)
        curl_easy_cleanup(easy)
        curl_multi_cleanup(multi)
        errorText.deallocate()
    }

    private static let outOfMemory = ConnectionFailure(kind: .host, reason: "libcurl cannot be initialised")

    // MARK: Options

    private func configure() throws(ConnectionFailure) {
        let context = Unmanaged.passUnretained(self).toOpaque()
        let scheme = account.tls == .implicit ? "smtps" : "smtp"
        let path = account.helloName.map { "/" + $0 } ?? ""
        try set(CURLOPT_URL, "\(scheme)://\(account.server)\(path)")
        try set(CURLOPT_CONNECT_ONLY, 1)
        try set(CURLOPT_NOSIGNAL, 1)
        // A resolver that hangs must not hold up the other connections when this one is given up.
        try set(CURLOPT_QUICK_EXIT, 1)
        // Proxies that the environment names are for the web.
        try set(CURLOPT_PROXY, "")
        try set(CURLOPT_TCP_NODELAY, 1)
        // Divided among the addresses of the host. The times of what follows are kept by `SetupPatience`.
        try set(CURLOPT_CONNECTTIMEOUT_MS, Int(account.timeouts.connect * 1_000))
        try set(CURLOPT_SERVER_RESPONSE_TIMEOUT, Self.noLimit)
        try check(merpati_curl_set_pointer(easy, CURLOPT_ERRORBUFFER, errorText))
        try check(merpati_curl_set_data_function(easy, CURLOPT_HEADERFUNCTION, takeHeader))
        try check(merpati_curl_set_pointer(easy, CURLOPT_HEADERDATA, context))
        try configureTLS()
        try configureLogin()
        guard
            merpati_curl_multi_set_socket_function(multi, takeSocket, context) == CURLM_OK,
            merpati_curl_multi_set_timer_function(multi, takeTimer, context) == CURLM_OK,
            curl_multi_add_handle(multi, easy) == CURLM_OK
        else { throw Self.outOfMemory }
    }

    private func configureTLS() throws(ConnectionFailure) {
        guard isProtected else { return }
        try set(CURLOPT_USE_SSL, Int(CURLUSESSL_ALL.rawValue))
        try set(CURLOPT_SSLVERSION, CURL_SSLVERSION_TLSv1_2)
        try set(CURLOPT_SSL_VERIFYPEER, 1)
        try set(CURLOPT_SSL_VERIFYHOST, 2)
        if let file = account.caFile { try set(CURLOPT_CAINFO, file) }
    }

    private func configureLogin() throws(ConnectionFailure) {
        guard let credentials = account.credentials else { return }
        try set(CURLOPT_USERNAME, credentials.username)
        if let mechanism = credentials.mechanism { try set(CURLOPT_LOGIN_OPTIONS, "AUTH=\(mechanism.rawValue)") }
        if credentials.mechanism == .xoauth2 {
            try set(CURLOPT_XOAUTH2_BEARER, credentials.secret)
        } else {
            try set(CURLOPT_PASSWORD, credentials.secret)
        }
    }

    private func set(_ option: CURLoption, _ value: Int) throws(ConnectionFailure) {
        try check(merpati_curl_set_long(easy, option, value))
    }

    private func set(_ option: CURLoption, _ value: String) throws(ConnectionFailure) {
        try check(merpati_curl_set_string(easy, option, value))
    }

    private func check(_ code: CURLcode) throws(ConnectionFailure) {
        guard code == CURLE_OK else { throw failure(code) }
    }

    private func failure(_ code: CURLcode) -> ConnectionFailure {
        ConnectionFailure(
            code, systemError: merpati_curl_get_system_error(easy), detail: String(cString: errorText), transcript: transcript,
            server: account.server)
    }

    // MARK: Connecting

    /// Goes on with connecting: after an event of a socket, when the timer is due, and once to begin (both with -1).
    func drive(socket: Int32 = -1, readable: Bool = false, writable: Bool = false) -> Progress {
        if socket < 0 { timer = nil }
        let events = (readable ? CURL_CSELECT_IN : 0) | (writable ? CURL_CSELECT_OUT : 0)
        var running: Int32 = 0
        guard curl_multi_socket_action(multi, socket, events, &running) == CURLM_OK else {
            return .failed(Self.outOfMemory)
        }
        var left: Int32 = 0
        if !isConnected, merpati_curl_get_connect_time(easy) > 0 {
            isConnected = true
            // For libcurl the connection phase, which this time is for, goes on until the login is done.
            _ = merpati_curl_set_long(easy, CURLOPT_CONNECTTIMEOUT_MS, Self.noLimit * 1_000)
        }
        guard let message = curl_multi_info_read(multi, &left), message.pointee.msg == CURLMSG_DONE else { return .connecting }
        let code = message.pointee.data.result
        if code != CURLE_OK { return .failed(failure(code)) }
        if let failure = ConnectionFailure.missingLogin(transcript, account: account) { return .failed(failure) }
        guard merpati_curl_get_socket(easy, &self.socket) == CURLE_OK, self.socket >= 0 else {
            return .failed(failure(CURLE_COULDNT_CONNECT))
        }
        timer = nil
        return .connected
    }

    func takeSocketChanges() -> [SocketChange] {
        defer { socketChanges.removeAll(keepingCapacity: true) }
        return socketChanges
    }

    fileprivate func took(line: UnsafeRawBufferPointer) -> Bool { transcript.take(line) }

    fileprivate func took(_ change: SocketChange) { socketChanges.append(change) }

    fileprivate func tookTimer(milliseconds: Int) {
        timer = milliseconds < 0 ? nil : Monotonic.now().adding(seconds: Double(milliseconds) / 1_000)
    }

    // MARK: Carrying bytes

    /// Whether bytes may be waiting inside the TLS library although the socket has none.
    var buffersInput: Bool { isProtected }

    func receive(into buffer: UnsafeMutableRawBufferPointer) -> Transfer {
        var count = 0
        switch curl_easy_recv(easy, buffer.baseAddress, buffer.count, &count) {
        case CURLE_OK: return count > 0 ? .bytes(count) : .closed
        case CURLE_AGAIN: return .again
        default: return .closed
        }
    }

    /// After `.again` the same bytes must be offered again from the same place (`SSL_write`).
    func send(_ bytes: UnsafeRawBufferPointer) -> Transfer {
        let length = isProtected ? min(bytes.count, Self.longestRecord) : bytes.count
        var count = 0
        switch curl_easy_send(easy, bytes.baseAddress, length, &count) {
        case CURLE_OK: return .bytes(count)
        case CURLE_AGAIN: return .again
        default: return .closed
        }
    }
}

// libcurl's callbacks. The context is the connection that made the call which they happen in.

private func connection(_ context: UnsafeMutableRawPointer?) -> CurlConnection? {
    context.map { Unmanaged<CurlConnection>.fromOpaque($0).takeUnretainedValue() }
}

private func takeHeader(
    bytes: UnsafeMutablePointer<CChar>?, size: Int, count: Int, context: UnsafeMutableRawPointer?
) -> Int {
    let length = size * count
    let isTaken = connection(context)?.took(line: UnsafeRawBufferPointer(start: bytes, count: length)) ?? false
    // Anything but the length makes libcurl give up.
    return isTaken ? length : 0
}

private func takeSocket(
    easy: UnsafeMutableRawPointer?, socket: curl_socket_t, what: Int32, context: UnsafeMutableRawPointer?,
    socketContext: UnsafeMutableRawPointer?
) -> Int32 {
    connection(context)?.took(
        CurlConnection.SocketChange(
            socket: socket, reads: what == CURL_POLL_IN || what == CURL_POLL_INOUT,
            writes: what == CURL_POLL_OUT || what == CURL_POLL_INOUT))
    return 0
}

private func takeTimer(multi: UnsafeMutableRawPointer?, milliseconds: Int, context: UnsafeMutableRawPointer?) -> Int32 {
    connection(context)?.tookTimer(milliseconds: milliseconds)
    return 0
}
