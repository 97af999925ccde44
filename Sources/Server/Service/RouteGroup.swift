internal import Hummingbird

/// Routes that belong together. The server is the sum of its groups; an API is another one of them.
protocol RouteGroup: Sendable {
    var routes: [Route] { get }
}

extension Router<ServerContext> {
    /// Adds the groups below each of the paths; other methods there get 405.
    func add(_ groups: [any RouteGroup], below paths: Set<String> = [""]) {
        let routes = groups.flatMap(\.routes)
        add(middleware: AllowedMethods(routes, below: paths))
        for path in paths {
            let group = self.group(RouterPath(path))
            for route in routes { group.on(RouterPath(route.path), method: route.method, use: route.answer) }
        }
    }
}
