internal import HTTPTypes
internal import Hummingbird

/// Answers 405 with the methods that a path has to one that it does not have (RFC 9110 section 15.5.6).
struct AllowedMethods: RouterMiddleware {
    private struct Resource {
        let segments: [Substring]
        var methods: [HTTPRequest.Method]
    }

    private var resources: [Resource] = []

    init(_ routes: [Route], below paths: Set<String>) {
        for path in paths {
            for route in routes {
                let segments = "\(path)/\(route.path)".split(separator: "/")
                let methods = route.method == .get ? [HTTPRequest.Method.get, .head] : [route.method]
                if let known = resources.firstIndex(where: { $0.segments == segments }) {
                    resources[known].methods += methods
                } else {
                    resources.append(Resource(segments: segments, methods: methods))
                }
            }
        }
    }

    func handle(
        _ request: Request, context: ServerContext, next: (Request, ServerContext) async throws -> Response
    ) async throws -> Response {
        guard let methods = methods(at: request.uri.path), !methods.contains(request.method) else {
            return try await next(request, context)
        }
        return Response(
            status: .methodNotAllowed, headers: [.allow: methods.map(\.rawValue).sorted().joined(separator: ", ")])
    }

    private func methods(at path: String) -> [HTTPRequest.Method]? {
        let segments = path.split(separator: "/")
        return resources.first { resource in
            resource.segments.count == segments.count
                && zip(resource.segments, segments).allSatisfy { $0.hasPrefix(":") || $0 == $1 }
        }?.methods
    }
}
