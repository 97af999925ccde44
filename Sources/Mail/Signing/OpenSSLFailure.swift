internal import COpenSSL

extension DKIMError {
    /// What OpenSSL says of the call that has just failed on this thread, in its own words, which name no data.
    static func library(_ work: String) -> DKIMError {
        let code = ERR_peek_last_error()
        ERR_clear_error()
        let reason = ERR_reason_error_string(code).map { String(cString: $0) } ?? "no reason given"
        return DKIMError(.library, "OpenSSL cannot \(work) (\(reason))")
    }
}
