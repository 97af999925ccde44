internal import CCurl

/// A reader's browser or mail program, as far as the demo needs one: single requests over real HTTP, redirects not
/// followed.
struct DemoHTTPClient {
    struct Response: Equatable {
        var status: Int
        /// Where a redirect leads.
        var location: String?
    }

    struct Failure: Error, CustomStringConvertible {
        var url: String
        var reason: String
        var description: String { "\(url): \(reason)" }
    }

    /// The most seconds that one request may take.
    static let timeoutSeconds = 20

    /// Fetches a page; blocks the thread.
    static func get(_ url: String) throws(Failure) -> Response {
        try request(url, form: nil)
    }

    /// Posts a form of the type `application/x-www-form-urlencoded`; blocks the thread.
    static func post(_ url: String, form: String) throws(Failure) -> Response {
        try request(url, form: form)
    }

    private static func request(_ url: String, form: String?) throws(Failure) -> Response {
        guard let handle = curl_easy_init() else { throw Failure(url: url, reason: "libcurl has no memory") }
        defer { curl_easy_cleanup(handle) }
        _ = merpati_curl_set_string(handle, CURLOPT_URL, url)
        _ = merpati_curl_set_long(handle, CURLOPT_NOSIGNAL, 1)
        _ = merpati_curl_set_long(handle, CURLOPT_TIMEOUT, timeoutSeconds)
        _ = merpati_curl_set_string(handle, CURLOPT_PROXY, "")
        _ = merpati_curl_set_string(handle, CURLOPT_USERAGENT, "MerpatiDemoReader/1.0")
        _ = merpati_curl_set_data_function(handle, CURLOPT_WRITEFUNCTION) { _, size, count, _ in size * count }
        if let form { _ = merpati_curl_set_string(handle, CURLOPT_COPYPOSTFIELDS, form) }
        let code = curl_easy_perform(handle)
        guard code == CURLE_OK else { throw Failure(url: url, reason: String(cString: curl_easy_strerror(code))) }
        var status = 0
        _ = merpati_curl_get_long(handle, CURLINFO_RESPONSE_CODE, &status)
        var location: UnsafeMutablePointer<CChar>?
        _ = merpati_curl_get_string(handle, CURLINFO_REDIRECT_URL, &location)
        return Response(status: status, location: location.map { String(cString: $0) })
    }
}
