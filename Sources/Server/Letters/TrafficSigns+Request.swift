internal import HTTPTypes
internal import Hummingbird
internal import Tracking

extension TrafficSigns {
    /// What the request's method and headers show.
    init(_ request: Request) {
        self = []
        if request.method == .head { insert(.headersOnly) }
        let purposes = ["Sec-Purpose", "Purpose", "X-Purpose", "X-Moz"].compactMap { HTTPField.Name($0) }
        if purposes.contains(where: { request.headers[$0]?.lowercased().contains("prefetch") ?? false }) { insert(.prefetch) }
        if (request.headers[.userAgent] ?? "").isEmpty { insert(.namelessProgram) }
    }
}
